/** Rules for how fast an autoscaler goes (pkg/apis/autoscaling/validation: validateScalingRules). */
import type { FieldError } from '../status-error.ts';
import { exactlyOneOf, invalidValue, oneOf, required } from './field-errors.ts';
import { type Fields, fieldsAt, itemsAt } from './fields.ts';

const longestWindow = 3600;
const longestPeriod = 1800;

export function validateScalingRules(behavior: Fields, path: string): FieldError[] {
  return ['scaleUp', 'scaleDown'].flatMap((direction) => {
    const rules = fieldsAt(behavior, direction);
    return rules === undefined ? [] : validateDirection(rules, `${path}.${direction}`);
  });
}

function validateDirection(rules: Fields, path: string): FieldError[] {
  const seconds = rules.stabilizationWindowSeconds;
  const field = `${path}.stabilizationWindowSeconds`;
  const policies = itemsAt(rules, 'policies', path);
  return [
    ...(typeof seconds === 'number' && seconds < 0
      ? [invalidValue(field, seconds, 'must be greater than or equal to zero')]
      : []),
    ...atMost(seconds, longestWindow, field),
    ...oneOf(rules, 'selectPolicy', path, ['Disabled', 'Max', 'Min']),
    ...(policies.length === 0 ? [required(`${path}.policies`, 'must specify at least one Policy')] : []),
    ...policies.flatMap(({ item, path: place }) => validatePolicy(item, place)),
  ];
}

function validatePolicy(policy: Fields, path: string): FieldError[] {
  return [
    ...exactlyOneOf(policy, 'type', path, ['Percent', 'Pods']),
    ...positive(policy.value, `${path}.value`),
    ...positive(policy.periodSeconds, `${path}.periodSeconds`),
    ...atMost(policy.periodSeconds, longestPeriod, `${path}.periodSeconds`),
  ];
}

function positive(value: unknown, path: string): FieldError[] {
  const number = typeof value === 'number' ? value : 0;
  return number > 0 ? [] : [invalidValue(path, number, 'must be greater than zero')];
}

function atMost(value: unknown, limit: number, path: string): FieldError[] {
  if (typeof value !== 'number' || value <= limit) return [];
  return [invalidValue(path, value, `must be less than or equal to ${limit}`)];
}
