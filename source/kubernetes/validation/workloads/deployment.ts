/** Rules for Deployments (pkg/apis/apps/validation: ValidateDeploymentSpec). */
import type { FieldError } from '../../status-error.ts';
import { forbiddenField, invalidValue, notNegative, notSupported } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textAt } from '../fields.ts';
import { ofSpec } from '../rules.ts';
import { selectorStays } from '../selector.ts';
import { isZero, validateAmount, validateNotMoreThanAll } from './amounts.ts';
import { validateSelector, validateTemplate } from './replica-set.ts';

export const deployment = ofSpec(validateDeployment, selectorStays);

function validateDeployment(spec: Fields): FieldError[] {
  return [
    ...notNegative(spec, 'spec', 'replicas'),
    ...validateSelector(spec, 'deployment', 'invalid label selector'),
    ...validateTemplate(spec, 'ReplicaSet'),
    ...validateStrategy(spec),
    ...notNegative(spec, 'spec', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'),
    ...validateProgressDeadline(spec),
  ];
}

function validateStrategy(spec: Fields): FieldError[] {
  const strategy = fieldsAt(spec, 'strategy') ?? {};
  const type = textAt(strategy, 'type');
  if (type === 'Recreate') {
    const rule = "may not be specified when strategy `type` is 'Recreate'";
    return isAbsent(strategy.rollingUpdate) ? [] : [forbiddenField('spec.strategy.rollingUpdate', rule)];
  }
  if (type === 'RollingUpdate') return validateRollingUpdate(fieldsAt(strategy, 'rollingUpdate') ?? {});
  return [notSupported('spec.strategy.type', type, ['Recreate', 'RollingUpdate'])];
}

function validateRollingUpdate({ maxSurge, maxUnavailable }: Fields): FieldError[] {
  const path = 'spec.strategy.rollingUpdate';
  return [
    ...validateAmount(maxUnavailable, `${path}.maxUnavailable`),
    ...validateAmount(maxSurge, `${path}.maxSurge`),
    ...(isZero(maxUnavailable) && isZero(maxSurge)
      ? [invalidValue(`${path}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0')]
      : []),
    ...validateNotMoreThanAll(maxUnavailable, `${path}.maxUnavailable`),
  ];
}

function validateProgressDeadline({ progressDeadlineSeconds, minReadySeconds }: Fields): FieldError[] {
  if (typeof progressDeadlineSeconds !== 'number') return [];
  const ready = typeof minReadySeconds === 'number' ? minReadySeconds : 0;
  if (progressDeadlineSeconds > ready) return [];
  const rule = 'must be greater than minReadySeconds';
  return [invalidValue('spec.progressDeadlineSeconds', progressDeadlineSeconds, rule)];
}
