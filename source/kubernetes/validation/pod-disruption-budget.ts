/** Rules for PodDisruptionBudgets (pkg/apis/policy/validation: ValidatePodDisruptionBudgetSpec). */
import type { FieldError } from '../status-error.ts';
import { invalidValue, oneOf } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent } from './fields.ts';
import { ofSpec } from './rules.ts';
import { validateLabelSelector } from './selector.ts';
import { validateAmount, validateNotMoreThanAll } from './workloads/amounts.ts';

const bounds = ['minAvailable', 'maxUnavailable'];

export const podDisruptionBudget = ofSpec((spec) => {
  const selector = fieldsAt(spec, 'selector');
  const given = bounds.filter((name) => !isAbsent(spec[name]));
  return [
    ...(given.length > 1 ? [contradiction(spec)] : []),
    ...given.flatMap((name) => [
      ...validateAmount(spec[name], `spec.${name}`),
      ...validateNotMoreThanAll(spec[name], `spec.${name}`),
    ]),
    ...(selector === undefined ? [] : validateLabelSelector(selector, 'spec.selector')),
    ...oneOf(spec, 'unhealthyPodEvictionPolicy', 'spec', ['AlwaysAllow', 'IfHealthyBudget']),
  ];
});

/** Shows the spec as the API server prints it: in its internal form. */
function contradiction(spec: Fields): FieldError {
  const shown = {
    MinAvailable: spec.minAvailable,
    Selector: spec.selector ?? null,
    MaxUnavailable: spec.maxUnavailable,
    UnhealthyPodEvictionPolicy: spec.unhealthyPodEvictionPolicy ?? null,
  };
  return invalidValue('spec', shown, 'minAvailable and maxUnavailable cannot be both set');
}
