import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn, numberColumn, textColumn } from '../cell.ts';
import { formatLabels } from '../labels.ts';
import { containerColumns, selectorColumn } from './workload.ts';

type DaemonSet = ObjectOfKind['DaemonSet'];

export const daemonSetColumns: readonly Column<DaemonSet>[] = [
  nameColumn,
  numberColumn('Desired', ({ status }) => status.desiredNumberScheduled),
  numberColumn('Current', ({ status }) => status.currentNumberScheduled),
  numberColumn('Ready', ({ status }) => status.numberReady),
  numberColumn('Up-to-date', ({ status }) => status.updatedNumberScheduled),
  numberColumn('Available', ({ status }) => status.numberAvailable),
  textColumn('Node Selector', ({ spec }) => formatLabels(spec.template.spec?.nodeSelector)),
  ageColumn,
  ...containerColumns<DaemonSet>(({ spec }) => spec.template.spec?.containers),
  selectorColumn<DaemonSet>(({ spec }) => spec.selector),
];
