/** Rules for what a Job runs, its selector aside (pkg/apis/batch/validation: validateJobSpec). */
import type { FieldError } from '../../status-error.ts';
import { validatePrefixedPath } from '../domain-paths.ts';
import { invalidValue, notNegative, notSupported, oneOf, required, tooLong } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textAt } from '../fields.ts';
import { validatePodTemplate } from '../pods/pod-template.ts';
import { validateCompletionMode } from './completion-mode.ts';
import { validatePodFailurePolicy } from './pod-failure-policy.ts';
import { validateSuccessPolicy } from './success-policy.ts';

/** Of a Job, or of the template of a CronJob, which has no selector. */
export function validateJobSpec(spec: Fields, path: string): FieldError[] {
  return [
    ...validateNumbers(spec, path),
    ...validateManager(spec, path),
    ...validateCompletionMode(spec, path),
    ...validatePodFailurePolicy(spec, `${path}.podFailurePolicy`),
    ...validateSuccessPolicy(spec, `${path}.successPolicy`),
    ...validateReplacement(spec, path),
    ...validatePodTemplate(fieldsAt(spec, 'template') ?? {}, `${path}.template`, {
      ignoreRestartPolicy: true,
    }),
    ...validateRestartPolicy(spec, `${path}.template.spec.restartPolicy`),
  ];
}

function validateNumbers(spec: Fields, path: string): FieldError[] {
  const isUncounted = !isAbsent(spec.maxFailedIndexes) && isAbsent(spec.backoffLimitPerIndex);
  return [
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
    ...(isUncounted ? [required(`${path}.backoffLimitPerIndex`, 'when maxFailedIndexes is specified')] : []),
  ];
}

/** Who looks after the Job, where it is not the Job controller: `example.com/queue`. */
function validateManager(spec: Fields, path: string): FieldError[] {
  if (isAbsent(spec.managedBy)) return [];
  const name = textAt(spec, 'managedBy');
  return [
    ...validatePrefixedPath(name, `${path}.managedBy`),
    ...(name.length > 63 ? [tooLong(`${path}.managedBy`, 63)] : []),
  ];
}

/** With rules for failures, it must first be known how a pod ended. */
function validateReplacement(spec: Fields, path: string): FieldError[] {
  const { podReplacementPolicy: policy, podFailurePolicy } = spec;
  if (isAbsent(podFailurePolicy)) {
    return oneOf(spec, 'podReplacementPolicy', path, ['Failed', 'TerminatingOrFailed']);
  }
  const isKnown = isAbsent(policy) || policy === 'Failed';
  return isKnown ? [] : [notSupported(`${path}.podReplacementPolicy`, policy, ['Failed'])];
}

/** A template that says nothing has been given Always by now; it is told what it could have said. */
function validateRestartPolicy(spec: Fields, path: string): FieldError[] {
  const podSpec = fieldsAt(fieldsAt(spec, 'template') ?? {}, 'spec') ?? {};
  const policy = textAt(podSpec, 'restartPolicy');
  if (policy === '' || policy === 'Always') return [required(path, 'valid values: "OnFailure", "Never"')];
  if (policy !== 'OnFailure' && policy !== 'Never') {
    return [notSupported(path, policy, ['OnFailure', 'Never'])];
  }
  if (policy === 'Never' || isAbsent(spec.podFailurePolicy)) return [];
  return [invalidValue(path, policy, 'only "Never" is supported when podFailurePolicy is specified')];
}
