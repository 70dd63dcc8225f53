/** Rules for ReplicaSets, and for whatever selects its pods as they do (pkg/apis/apps/validation: ValidateReplicaSetSpec). */
import type { FieldError } from '../../status-error.ts';
import { invalidValue, notNegative, required } from '../field-errors.ts';
import { type Fields, fieldsAt } from '../fields.ts';
import { validateLasting, validatePodTemplate } from '../pods/pod-template.ts';
import { ofSpec } from '../rules.ts';
import {
  isEmptySelector,
  isUsable,
  selectorStays,
  shownSelector,
  validateLabelSelector,
  validateTemplateLabels,
} from '../selector.ts';

export const replicaSet = ofSpec(validateReplicaSet, selectorStays);

function validateReplicaSet(spec: Fields): FieldError[] {
  return [
    ...notNegative(spec, 'spec', 'replicas', 'minReadySeconds'),
    ...validateSelector(spec, 'deployment', 'invalid label selector'),
    ...validateTemplate(spec, 'ReplicaSet'),
  ];
}

/** `kind` and `unusable` as the messages word them. */
export function validateSelector(spec: Fields, kind: string, unusable: string): FieldError[] {
  const selector = fieldsAt(spec, 'selector');
  if (selector === undefined) return [required('spec.selector')];
  const errors = validateLabelSelector(selector, 'spec.selector');
  const shown = shownSelector(selector);
  if (errors.length > 0) return [...errors, invalidValue('spec.selector', shown, unusable)];
  if (!isEmptySelector(selector)) return [];
  return [invalidValue('spec.selector', shown, `empty selector is invalid for ${kind}`)];
}

/** Whose template it is can not be said while the selector is malformed, so nothing is said of it then. */
export function validateTemplate(spec: Fields, kind: string): FieldError[] {
  const selector = fieldsAt(spec, 'selector');
  if (!isUsable(selector)) return [];
  const template = fieldsAt(spec, 'template') ?? {};
  return [
    ...validateTemplateLabels(selector, template, 'spec.template'),
    ...validatePodTemplate(template, 'spec.template'),
    ...validateLasting(template, 'spec.template', kind),
  ];
}
