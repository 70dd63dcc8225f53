/** Rules for quantities: what containers ask for, and what quotas and limit ranges say. */
import { parseQuantity } from '../quantities.ts';
import type { FieldError } from '../status-error.ts';
import { invalidValue } from './field-errors.ts';
import { type Fields, fieldsAt, textMap } from './fields.ts';
import { qualifiedNameErrors } from './names.ts';

export function validateResources(container: Fields, path: string): FieldError[] {
  const resources = fieldsAt(container, 'resources') ?? {};
  const limits = textMap(resources.limits);
  const requests = textMap(resources.requests);
  const place = `${path}.resources`;
  return [
    ...validateQuantities(limits, `${place}.limits`),
    ...validateQuantities(requests, `${place}.requests`),
    ...Object.entries(requests).flatMap(([name, request]) => {
      const limit = limits[name];
      if (limit === undefined || !isMore(request, limit)) return [];
      const detail = `must be less than or equal to ${name} limit of ${limit}`;
      return [invalidValue(`${place}.requests`, String(request), detail)];
    }),
  ];
}

/** A map of resource names to amounts that must not be negative. */
export function validateQuantities(list: unknown, path: string): FieldError[] {
  return Object.entries(textMap(list)).flatMap(([name, quantity]) => [
    ...qualifiedNameErrors(name).map((detail) => invalidValue(path, name, detail)),
    ...validateQuantity(quantity, `${path}[${name}]`),
  ]);
}

function validateQuantity(quantity: unknown, path: string): FieldError[] {
  if (typeof quantity !== 'string' && typeof quantity !== 'number') return [];
  const amount = parseQuantity(quantity);
  if (amount === undefined) {
    const rule =
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    return [invalidValue(path, quantity, rule)];
  }
  return amount < 0 ? [invalidValue(path, String(quantity), 'must be greater than or equal to 0')] : [];
}

function isMore(request: string | number, limit: string | number): boolean {
  return (parseQuantity(request) ?? 0) > (parseQuantity(limit) ?? Number.POSITIVE_INFINITY);
}
