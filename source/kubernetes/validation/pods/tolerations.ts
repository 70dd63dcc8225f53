/** Rules for tolerations (pkg/apis/core/validation: ValidateTolerations). */
import type { FieldError } from '../../status-error.ts';
import { invalidText, invalidValue, notSupported, oneOf } from '../field-errors.ts';
import { type Fields, isAbsent, itemsAt, textAt } from '../fields.ts';
import { labelValueErrors, qualifiedNameErrors } from '../names.ts';

export function validateTolerations(spec: Fields, path: string): FieldError[] {
  return itemsAt(spec, 'tolerations', path).flatMap(({ item, path: place }) =>
    validateToleration(item, place),
  );
}

function validateToleration(toleration: Fields, path: string): FieldError[] {
  const key = textAt(toleration, 'key');
  const operator = textAt(toleration, 'operator');
  const errors = key === '' ? [] : invalidText(`${path}.key`, key, qualifiedNameErrors);
  if (key === '' && operator !== 'Exists') {
    const rule = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
    errors.push(invalidValue(`${path}.operator`, operator, rule));
  }
  if (!isAbsent(toleration.tolerationSeconds) && toleration.effect !== 'NoExecute') {
    const rule = "effect must be 'NoExecute' when `tolerationSeconds` is set";
    errors.push(invalidValue(`${path}.effect`, textAt(toleration, 'effect'), rule));
  }
  return [
    ...errors,
    ...validateOperator(toleration, operator || 'Equal', `${path}.operator`),
    ...validateEffect(toleration, path),
  ];
}

function validateOperator(toleration: Fields, operator: string, path: string): FieldError[] {
  const value = textAt(toleration, 'value');
  if (operator === 'Equal') {
    const complaints = value === '' ? [] : labelValueErrors(value);
    return complaints.length === 0 ? [] : [invalidValue(path, value, complaints.join(';'))];
  }
  if (operator !== 'Exists') return [notSupported(path, operator, ['Equal', 'Exists'])];
  const rule = "value must be empty when `operator` is 'Exists'";
  return value === '' ? [] : [invalidValue(path, inGo(toleration), rule)];
}

/** As the API server prints a toleration: the fields of its own struct. */
function inGo(toleration: Fields): Fields {
  return {
    Key: textAt(toleration, 'key'),
    Operator: textAt(toleration, 'operator'),
    Value: textAt(toleration, 'value'),
    Effect: textAt(toleration, 'effect'),
    TolerationSeconds: toleration.tolerationSeconds ?? null,
  };
}

function validateEffect(toleration: Fields, path: string): FieldError[] {
  return toleration.effect === ''
    ? []
    : oneOf(toleration, 'effect', path, ['NoSchedule', 'PreferNoSchedule', 'NoExecute']);
}
