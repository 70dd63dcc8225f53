/** Rules for ResourceQuotas (pkg/apis/core/validation: ValidateResourceQuotaSpec, ValidateResourceQuotaUpdate). */
import { isEqual } from '../../lib/equal.ts';
import { parseQuantity } from '../quantities.ts';
import type { FieldError } from '../status-error.ts';
import { immutable, invalidValue } from './field-errors.ts';
import { type Fields, fieldsAt, textMap, textsAt } from './fields.ts';
import { validateScopeSelector, validateScopes } from './quota-scopes.ts';
import { isWhole, validateQuotaResourceName } from './resource-names.ts';
import { validateQuantity } from './resources.ts';
import { ofSpec } from './rules.ts';

export const resourceQuota = ofSpec(
  (spec) => {
    const hard = textMap(spec.hard);
    const selector = fieldsAt(spec, 'scopeSelector');
    return [
      ...Object.entries(hard).flatMap(([name, quantity]) => validateHard(name, quantity)),
      ...validateScopes(textsAt(spec, 'scopes'), Object.keys(hard)),
      ...(selector === undefined ? [] : validateScopeSelector(selector, Object.keys(hard))),
    ];
  },
  (next, previous) =>
    immutable(textsAt(next, 'scopes'), 'spec.scopes', isEqual(scopes(next), scopes(previous))),
);

function validateHard(name: string, quantity: unknown): FieldError[] {
  const path = `spec.hard[${name}]`;
  const isBroken = isWhole(name) && !Number.isInteger(parseQuantity(String(quantity)) ?? 0);
  return [
    ...validateQuotaResourceName(name, path),
    ...validateQuantity(quantity, path),
    ...(isBroken ? [invalidValue(path, String(quantity), 'must be an integer')] : []),
  ];
}

function scopes(spec: Fields): readonly string[] {
  return [...new Set(textsAt(spec, 'scopes'))].sort();
}
