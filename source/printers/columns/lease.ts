import type { Lease } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn, textColumn } from '../cell.ts';

export const leaseColumns: readonly Column<Lease>[] = [
  nameColumn,
  textColumn('Holder', ({ spec }) => spec.holderIdentity),
  ageColumn,
];
