import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import {
  age,
  ageColumn,
  type Column,
  column,
  nameColumn,
  numberColumn,
  orNone,
  text,
  textColumn,
} from '../cell.ts';
import { containerColumns, selectorColumn } from './workload.ts';

type CronJob = ObjectOfKind['CronJob'];

export const cronJobColumns: readonly Column<CronJob>[] = [
  nameColumn,
  textColumn('Schedule', ({ spec }) => spec.schedule),
  textColumn('Timezone', ({ spec }) => orNone(spec.timeZone)),
  column('Suspend', ({ spec }) => text(suspended(spec.suspend)), 'left', 'boolean'),
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
