/** Rules for DaemonSets (pkg/apis/apps/validation: ValidateDaemonSetSpec). */
import type { FieldError } from '../../status-error.ts';
import { invalidValue, notNegative, notSupported, required } from '../field-errors.ts';
import { type Fields, fieldsAt, textAt } from '../fields.ts';
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
import { isZero, validateAmount, validateNotMoreThanAll } from './amounts.ts';

export const daemonSet = ofSpec(validateDaemonSet, selectorStays);

function validateDaemonSet(spec: Fields): FieldError[] {
  const selector = fieldsAt(spec, 'selector');
  const template = fieldsAt(spec, 'template') ?? {};
  return [
    ...(selector === undefined ? [] : validateLabelSelector(selector, 'spec.selector')),
    ...(isUsable(selector) ? validateTemplateLabels(selector, template, 'spec.template') : []),
    ...(selector !== undefined && isEmptySelector(selector)
      ? [invalidValue('spec.selector', shownSelector(selector), 'empty selector is invalid for daemonset')]
      : []),
    ...validatePodTemplate(template, 'spec.template'),
    ...validateLasting(template, 'spec.template', 'DaemonSet'),
    ...notNegative(spec, 'spec', 'minReadySeconds'),
    ...validateUpdateStrategy(fieldsAt(spec, 'updateStrategy') ?? {}),
    ...notNegative(spec, 'spec', 'revisionHistoryLimit'),
  ];
}

const strategies = ['RollingUpdate', 'OnDelete'];

function validateUpdateStrategy(strategy: Fields): FieldError[] {
  const type = textAt(strategy, 'type') || 'RollingUpdate';
  if (type === 'RollingUpdate') return validateRollingUpdate(fieldsAt(strategy, 'rollingUpdate') ?? {});
  return strategies.includes(type) ? [] : [notSupported('spec.updateStrategy.type', type, strategies)];
}

function validateRollingUpdate({ maxSurge = 0, maxUnavailable = 1 }: Fields): FieldError[] {
  const path = 'spec.updateStrategy.rollingUpdate';
  return [
    ...validateAmount(maxUnavailable, `${path}.maxUnavailable`),
    ...validateAmount(maxSurge, `${path}.maxSurge`),
    ...validateNotMoreThanAll(maxUnavailable, `${path}.maxUnavailable`),
    ...validateNotMoreThanAll(maxSurge, `${path}.maxSurge`),
    ...validateOneWay(maxSurge, maxUnavailable, path),
  ];
}

/** A node either gets its new pod before it loses the old one, or after. */
function validateOneWay(maxSurge: unknown, maxUnavailable: unknown, path: string): FieldError[] {
  if (isZero(maxSurge) !== isZero(maxUnavailable)) return [];
  return isZero(maxSurge)
    ? [required(`${path}.maxUnavailable`, 'cannot be 0 when maxSurge is 0')]
    : [invalidValue(`${path}.maxSurge`, maxSurge, 'may not be set when maxUnavailable is non-zero')];
}
