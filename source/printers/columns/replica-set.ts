import type { ReplicaSet } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, column, nameColumn, number, numberColumn } from '../cell.ts';
import { rowHealth, toneOfHealth } from '../health.ts';
import { containerColumns, selectorColumn } from './workload.ts';

export const replicaSetColumns: readonly Column<ReplicaSet>[] = [
  nameColumn,
  numberColumn('Desired', ({ spec }) => spec.replicas),
  numberColumn('Current', ({ status }) => status.replicas),
  column(
    'Ready',
    (set) => number(set.status.readyReplicas ?? 0, toneOfHealth[rowHealth('ReplicaSet', set)]),
    'right',
    'integer',
  ),
  ageColumn,
  ...containerColumns<ReplicaSet>(({ spec }) => spec.template?.spec?.containers),
  selectorColumn<ReplicaSet>(({ spec }) => spec.selector),
];
