import type { Deployment } from '../../kubernetes/objects.ts';
import { ageColumn, type Cell, type Column, column, fraction, nameColumn, numberColumn } from '../cell.ts';
import { rowHealth, toneOfHealth } from '../health.ts';
import { containerColumns, selectorColumn } from './workload.ts';

export const deploymentColumns: readonly Column<Deployment>[] = [
  nameColumn,
  column('Ready', readyCell, 'right'),
  numberColumn('Up-to-date', ({ status }) => status.updatedReplicas, 'string'),
  numberColumn('Available', ({ status }) => status.availableReplicas, 'string'),
  ageColumn,
  ...containerColumns<Deployment>(({ spec }) => spec.template.spec?.containers),
  selectorColumn<Deployment>(({ spec }) => spec.selector),
];

function readyCell(deployment: Deployment): Cell {
  const { spec, status } = deployment;
  const tone = toneOfHealth[rowHealth('Deployment', deployment)];
  return fraction(status.readyReplicas ?? 0, spec.replicas ?? 0, tone);
}
