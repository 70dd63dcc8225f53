import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, column, fraction, nameColumn } from '../cell.ts';
import { rowHealth, toneOfHealth } from '../health.ts';
import { containerColumns } from './workload.ts';

type StatefulSet = ObjectOfKind['StatefulSet'];

export const statefulSetColumns: readonly Column<StatefulSet>[] = [
  nameColumn,
  column(
    'Ready',
    (set) =>
      fraction(
        set.status.readyReplicas ?? 0,
        set.spec.replicas ?? 0,
        toneOfHealth[rowHealth('StatefulSet', set)],
      ),
    'right',
  ),
  ageColumn,
  ...containerColumns<StatefulSet>(({ spec }) => spec.template.spec?.containers),
];
