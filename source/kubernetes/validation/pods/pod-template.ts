/** Rules for the pods that a controller makes (pkg/apis/core/validation: ValidatePodTemplateSpec). */
import type { FieldError } from '../../status-error.ts';
import { forbiddenField, notSupported } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textAt } from '../fields.ts';
import { validateAnnotations, validateLabels } from '../metadata.ts';
import { type PodSpecOptions, validatePodSpec } from './pod-spec.ts';

export function validatePodTemplate(
  template: Fields,
  path: string,
  options: PodSpecOptions = {},
): FieldError[] {
  const metadata = fieldsAt(template, 'metadata') ?? {};
  const spec = fieldsAt(template, 'spec') ?? {};
  const { ephemeralContainers } = spec;
  const hasEphemeral = Array.isArray(ephemeralContainers) && ephemeralContainers.length > 0;
  const rule = 'ephemeral containers not allowed in pod template';
  return [
    ...validateLabels(metadata.labels, `${path}.labels`),
    ...validateAnnotations(metadata.annotations, `${path}.annotations`),
    ...validatePodSpec(spec, `${path}.spec`, options),
    ...(hasEphemeral ? [forbiddenField(`${path}.spec.ephemeralContainers`, rule)] : []),
  ];
}

/** Pods that are kept running for ever: they restart always and have no deadline. `kind` as the message names it. */
export function validateLasting(template: Fields, path: string, kind: string): FieldError[] {
  const spec = fieldsAt(template, 'spec') ?? {};
  const policy = textAt(spec, 'restartPolicy') || 'Always';
  const rule = `activeDeadlineSeconds in ${kind} is not Supported`;
  return [
    ...(policy === 'Always' ? [] : [notSupported(`${path}.spec.restartPolicy`, policy, ['Always'])]),
    ...(isAbsent(spec.activeDeadlineSeconds)
      ? []
      : [forbiddenField(`${path}.spec.activeDeadlineSeconds`, rule)]),
  ];
}
