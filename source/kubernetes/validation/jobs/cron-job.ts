/** Rules for CronJobs (pkg/apis/batch/validation: ValidateCronJobCreate, validateCronJobSpec). */
import type { FieldError } from '../../status-error.ts';
import { invalidValue, notNegative, notSupported, oneOf, required } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textAt } from '../fields.ts';
import { type Rules, specOf } from '../rules.ts';
import { shownSelector } from '../selector.ts';
import { scheduleError } from './cron-schedule.ts';
import { validateJobSpec } from './job-spec.ts';
import { validateTimeZone } from './time-zone.ts';

/** The names of its jobs append eleven characters to its own, and end up in a label. */
const longestName = 52;

export const cronJob: Rules = { create: validateCronJob, update: cronJobUpdate };

function validateCronJob(object: Fields): FieldError[] {
  const name = textAt(fieldsAt(object, 'metadata') ?? {}, 'name');
  const rule = `must be no more than ${longestName} characters`;
  return [
    ...validateCronJobSpec(specOf(object), false),
    ...(name.length > longestName ? [invalidValue('metadata.name', name, rule)] : []),
  ];
}

/** Names that have been taken stay, and so does a zone in a schedule. */
function cronJobUpdate(next: Fields, previous: Fields): FieldError[] {
  return validateCronJobSpec(specOf(next), namesZone(textAt(specOf(previous), 'schedule')));
}

function validateCronJobSpec(spec: Fields, mayNameZone: boolean): FieldError[] {
  const schedule = textAt(spec, 'schedule');
  return [
    ...(schedule === ''
      ? [required('spec.schedule')]
      : validateSchedule(schedule, spec.timeZone, mayNameZone)),
    ...notNegative(spec, 'spec', 'startingDeadlineSeconds'),
    ...validateTimeZone(spec.timeZone, 'spec.timeZone'),
    ...oneOf(spec, 'concurrencyPolicy', 'spec', ['Allow', 'Forbid', 'Replace']),
    ...validateJobTemplate(fieldsAt(fieldsAt(spec, 'jobTemplate') ?? {}, 'spec') ?? {}),
    ...notNegative(spec, 'spec', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit'),
  ];
}

function validateSchedule(schedule: string, timeZone: unknown, mayNameZone: boolean): FieldError[] {
  const path = 'spec.schedule';
  const error = scheduleError(schedule);
  const errors = error === undefined ? [] : [invalidValue(path, schedule, error)];
  if (!namesZone(schedule)) return errors;
  if (!mayNameZone) {
    const rule = 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead';
    return [...errors, invalidValue(path, schedule, rule)];
  }
  const rule = 'cannot use both timeZone field and TZ or CRON_TZ in schedule';
  return isAbsent(timeZone) ? errors : [...errors, invalidValue(path, schedule, rule)];
}

function namesZone(schedule: string): boolean {
  return schedule.includes('TZ');
}

/** The selector of each Job will be its own. */
function validateJobTemplate(job: Fields): FieldError[] {
  const path = 'spec.jobTemplate.spec';
  const errors = validateJobSpec(job, path);
  const selector = fieldsAt(job, 'selector');
  if (selector !== undefined) {
    const rule = '`selector` will be auto-generated';
    errors.push(invalidValue(`${path}.selector`, shownSelector(selector), rule));
  }
  if (job.manualSelector === true) {
    errors.push(notSupported(`${path}.manualSelector`, true, ['nil', 'false']));
  }
  return errors;
}
