/** Rules for Jobs and CronJobs (pkg/apis/batch/validation). */
import type { FieldError } from '../status-error.ts';
import { invalidValue, notNegative, oneOf, required } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textAt } from './fields.ts';
import { validatePodTemplate } from './pod-spec.ts';
import { validateLabelSelector, validateTemplateLabels } from './selector.ts';

/** `uid`: the Job's own, by which its selector was made; absent inside a CronJob. */
export function validateJob(spec: Fields, path: string, uid?: string): FieldError[] {
  return [
    ...(uid === undefined ? [] : validateJobSelector(spec, path, uid)),
    ...notNegative(
      spec,
      path,
      'parallelism',
      'completions',
      'activeDeadlineSeconds',
      'backoffLimit',
      'ttlSecondsAfterFinished',
      'backoffLimitPerIndex',
      'maxFailedIndexes',
    ),
    ...oneOf(spec, 'completionMode', path, ['Indexed', 'NonIndexed']),
    ...(spec.completionMode === 'Indexed' && isAbsent(spec.completions)
      ? [required(`${path}.completions`, 'when completion mode is Indexed')]
      : []),
    ...oneOf(spec, 'podReplacementPolicy', path, ['Failed', 'TerminatingOrFailed']),
    ...validatePodTemplate(spec, path, ['OnFailure', 'Never']),
  ];
}

export function validateCronJob(spec: Fields): FieldError[] {
  const template = fieldsAt(fieldsAt(spec, 'jobTemplate') ?? {}, 'spec');
  return [
    ...validateSchedule(textAt(spec, 'schedule')),
    ...validateTimeZone(spec.timeZone),
    ...oneOf(spec, 'concurrencyPolicy', 'spec', ['Allow', 'Forbid', 'Replace']),
    ...notNegative(
      spec,
      'spec',
      'startingDeadlineSeconds',
      'successfulJobsHistoryLimit',
      'failedJobsHistoryLimit',
    ),
    ...(template === undefined
      ? [required('spec.jobTemplate.spec')]
      : validateJob(template, 'spec.jobTemplate.spec')),
  ];
}

function validateJobSelector(spec: Fields, path: string, uid: string): FieldError[] {
  const selector = fieldsAt(spec, 'selector');
  if (selector === undefined) return [required(`${path}.selector`)];
  const generated = fieldsAt(selector, 'matchLabels')?.['batch.kubernetes.io/controller-uid'] === uid;
  return [
    ...validateLabelSelector(selector, `${path}.selector`),
    ...(spec.manualSelector === true || generated
      ? []
      : [invalidValue(`${path}.selector`, selector, '`selector` not auto-generated')]),
    ...validateTemplateLabels(spec, path),
  ];
}

/** Five fields, or one of the named schedules; what the fields may hold is the schedule parser's business. */
function validateSchedule(schedule: string): FieldError[] {
  if (schedule === '') return [required('spec.schedule')];
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every .+)$/.test(schedule)) return [];
  const fields = schedule.trim().split(/\s+/);
  if (fields.length === 5) return [];
  const rule = `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`;
  return [invalidValue('spec.schedule', schedule, rule)];
}

function validateTimeZone(zone: unknown): FieldError[] {
  if (typeof zone !== 'string' || isTimeZone(zone)) return [];
  return [invalidValue('spec.timeZone', zone, `unknown time zone ${zone}`)];
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
