import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import {
  age,
  ageColumn,
  type Column,
  column,
  nameColumn,
  numberColumn,
  orNone,
  textColumn,
} from '../cell.ts';
import { containerColumns, selectorColumn } from './workload.ts';

type CronJob = ObjectOfKind['CronJob'];

export const cronJobColumns: readonly Column<CronJob>[] = [
  nameColumn,
  textColumn('Schedule', ({ spec }) => spec.schedule),
  textColumn('Timezone', ({ spec }) => orNone(spec.timeZone)),
  textColumn('Suspend', ({ spec }) => suspended(spec.suspend)),
  numberColumn('Active', ({ status }) => status.active?.length),
  column('Last Schedule', ({ status }, { now }) => age(status.lastScheduleTime, now, '<none>'), 'right'),
  ageColumn,
  ...containerColumns<CronJob>(({ spec }) => spec.jobTemplate.spec?.template.spec?.containers),
  selectorColumn<CronJob>(({ spec }) => spec.jobTemplate.spec?.selector),
];

function suspended(value: boolean | undefined): string {
  if (value === undefined) return '<unset>';
  return value ? 'True' : 'False';
}
