/** Rules for tolerations (pkg/apis/core/validation: ValidateTolerations). */
import type { FieldError } from '../status-error.ts';
import { invalidText, invalidValue, notSupported, oneOf } from './field-errors.ts';
import { type Fields, isAbsent, itemsAt, textAt } from './fields.ts';
import { labelValueErrors, qualifiedNameErrors } from './names.ts';

export function validateTolerations(spec: Fields, path: string): FieldError[] {
  return itemsAt(spec, 'tolerations', path).flatMap(({ item, path: place }) =>
    validateToleration(item, place),
  );
}

function validateToleration(toleration: Fields, path: string): FieldError[] {
  const key = textAt(toleration, 'key');
  const operator = textAt(toleration, 'operator') || 'Equal';
  const errors = key === '' ? [] : invalidText(`${path}.key`, key, qualifiedNameErrors);
  if (key === '' && operator !== 'Exists') {
    const rule = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
    errors.push(invalidValue(`${path}.operator`, operator, rule));
  }
  if (!isAbsent(toleration.tolerationSeconds) && toleration.effect !== 'NoExecute') {
    const rule = "effect must be 'NoExecute' when `tolerationSeconds` is set";
    errors.push(invalidValue(`${path}.effect`, textAt(toleration, 'effect'), rule));
  }
  return [...errors, ...validateValue(toleration, operator, path), ...validateEffect(toleration, path)];
}

function validateValue(toleration: Fields, operator: string, path: string): FieldError[] {
  if (operator === 'Equal') return invalidText(`${path}.value`, toleration.value, labelValueErrors);
  if (operator !== 'Exists') return [notSupported(`${path}.operator`, operator, ['Equal', 'Exists'])];
  const value = textAt(toleration, 'value');
  return value === ''
    ? []
    : [invalidValue(`${path}.operator`, value, "value must be empty when `operator` is 'Exists'")];
}

function validateEffect(toleration: Fields, path: string): FieldError[] {
  return toleration.effect === ''
    ? []
    : oneOf(toleration, 'effect', path, ['NoSchedule', 'PreferNoSchedule', 'NoExecute']);
}
