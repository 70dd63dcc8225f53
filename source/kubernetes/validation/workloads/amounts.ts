/** Rules for numbers of pods and percentages of them (ValidatePositiveIntOrPercent, IsNotMoreThan100Percent). */
import type { FieldError } from '../../status-error.ts';
import { invalidText, invalidValue } from '../field-errors.ts';

/** A number of pods or a percentage of them. */
export function validateAmount(value: unknown, path: string): FieldError[] {
  if (typeof value === 'number') {
    return value < 0 ? [invalidValue(path, value, 'must be greater than or equal to 0')] : [];
  }
  return invalidText(path, value, (text) => (isPercentage(text) ? [] : [percentRule]));
}

export function validateNotMoreThanAll(value: unknown, path: string): FieldError[] {
  const isMore = typeof value === 'string' && isPercentage(value) && Number.parseInt(value, 10) > 100;
  return isMore ? [invalidValue(path, value, 'must not be greater than 100%')] : [];
}

/** What is malformed counts as none. */
export function isZero(value: unknown): boolean {
  if (typeof value === 'number') return value === 0;
  return typeof value !== 'string' || (Number(value.replace(/%$/, '')) || 0) === 0;
}

const percentRule =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

function isPercentage(text: string): boolean {
  return /^[0-9]+%$/.test(text);
}
