/** Rules for quantities, and for maps of resource names to them. */
import { parseQuantity } from '../quantities.ts';
import type { FieldError } from '../status-error.ts';
import { invalidValue } from './field-errors.ts';
import { textMap } from './fields.ts';
import { qualifiedNameErrors } from './names.ts';

/** A map of resource names to amounts that must not be negative. */
export function validateQuantities(list: unknown, path: string): FieldError[] {
  return Object.entries(textMap(list)).flatMap(([name, quantity]) => [
    ...qualifiedNameErrors(name).map((detail) => invalidValue(path, name, detail)),
    ...validateQuantity(quantity, `${path}[${name}]`),
  ]);
}

/** An amount that must not be negative. */
export function validateQuantity(quantity: unknown, path: string): FieldError[] {
  if (typeof quantity !== 'string' && typeof quantity !== 'number') return [];
  const amount = parseQuantity(quantity);
  if (amount === undefined) {
    const rule =
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    return [invalidValue(path, quantity, rule)];
  }
  return amount < 0 ? [invalidValue(path, String(quantity), 'must be greater than or equal to 0')] : [];
}

/** An amount that must be more than nothing. */
export function validatePositive(quantity: unknown, path: string): FieldError[] {
  const isAmount = typeof quantity === 'string' || typeof quantity === 'number';
  const amount = isAmount ? parseQuantity(quantity) : undefined;
  if (amount === undefined) return validateQuantity(quantity, path);
  return amount > 0 ? [] : [invalidValue(path, String(quantity), 'must be greater than zero')];
}
