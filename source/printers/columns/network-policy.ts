import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { formatLabelSelector } from '../../kubernetes/selectors.ts';
import { ageColumn, type Column, nameColumn, textColumn } from '../cell.ts';

export const networkPolicyColumns: readonly Column<ObjectOfKind['NetworkPolicy']>[] = [
  nameColumn,
  textColumn('Pod-Selector', ({ spec }) => formatLabelSelector(spec.podSelector)),
  ageColumn,
];
