import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn, numberColumn, wideTextColumn } from '../cell.ts';
import { formatLabels } from '../labels.ts';
import { containerColumns } from './workload.ts';

type ReplicationController = ObjectOfKind['ReplicationController'];

export const replicationControllerColumns: readonly Column<ReplicationController>[] = [
  nameColumn,
  numberColumn('Desired', ({ spec }) => spec.replicas),
  numberColumn('Current', ({ status }) => status.replicas),
  numberColumn('Ready', ({ status }) => status.readyReplicas),
  ageColumn,
  ...containerColumns<ReplicationController>(({ spec }) => spec.template?.spec?.containers),
  wideTextColumn('Selector', ({ spec }) => formatLabels(spec.selector)),
];
