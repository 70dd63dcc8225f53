/** Rules for what a quota is about (pkg/apis/core/validation: validateResourceQuotaScopes, validateScopeSelector). */
import { own } from '../../lib/fields.ts';
import type { FieldError } from '../status-error.ts';
import { invalidValue, nothing, required } from './field-errors.ts';
import { type Fields, itemsAt, textAt, textsAt } from './fields.ts';
import { isOfQuotas } from './resource-names.ts';

const compute = ['cpu', 'memory'];
const ofPods = ['pods', ...compute, ...compute.flatMap((name) => [`requests.${name}`, `limits.${name}`])];

/** The resources that a scope can narrow down. */
const reach: Readonly<Record<string, readonly string[]>> = {
  Terminating: ofPods,
  NotTerminating: ofPods,
  NotBestEffort: ofPods,
  PriorityClass: ofPods,
  CrossNamespacePodAffinity: ofPods,
  BestEffort: ['pods'],
  VolumeAttributesClass: ['persistentvolumeclaims', 'requests.storage'],
};

const opposites = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
];

export function validateScopes(scopes: readonly string[], hard: readonly string[]): FieldError[] {
  const complain = (rule: string) => invalidValue('spec.scopes', scopes, rule);
  return [
    ...scopes.flatMap((scope) => [
      ...(own(reach, scope) === undefined ? [complain('unsupported scope')] : []),
      ...beyond(scope, hard).map(() => complain('unsupported scope applied to resource')),
    ]),
    ...conflicts(scopes).map(() => complain('conflicting scopes')),
  ];
}

export function validateScopeSelector(selector: Fields, hard: readonly string[]): FieldError[] {
  const path = 'spec.scopeSelector.matchExpressions';
  const expressions = itemsAt(selector, 'matchExpressions', '').map(({ item }) => item);
  const scopes = expressions.map((expression) => textAt(expression, 'scopeName'));
  return [
    ...expressions.flatMap((expression) => {
      const scope = textAt(expression, 'scopeName');
      return [
        ...(own(reach, scope) === undefined
          ? [invalidValue(`${path}.scopeName`, scope, 'unsupported scope')]
          : []),
        ...beyond(scope, hard).map(() =>
          invalidValue(path, selector, 'unsupported scope applied to resource'),
        ),
        ...validateOperator(expression, scope, path),
      ];
    }),
    ...conflicts(scopes).map(() => invalidValue(path, nothing, 'conflicting scopes')),
  ];
}

const existing = [
  'Terminating',
  'NotTerminating',
  'BestEffort',
  'NotBestEffort',
  'CrossNamespacePodAffinity',
];
const existsRule =
  "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";

function validateOperator(expression: Fields, scope: string, path: string): FieldError[] {
  const operator = textAt(expression, 'operator');
  const values = textsAt(expression, 'values');
  const errors =
    existing.includes(scope) && operator !== 'Exists'
      ? [invalidValue(`${path}.operator`, operator, existsRule)]
      : [];
  if (operator === 'In' || operator === 'NotIn') {
    const rule = "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector";
    return values.length > 0 ? errors : [...errors, required(`${path}.values`, rule)];
  }
  if (operator === 'Exists' || operator === 'DoesNotExist') {
    const rule = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector";
    return values.length === 0 ? errors : [...errors, invalidValue(`${path}.values`, values, rule)];
  }
  return [...errors, invalidValue(`${path}.operator`, operator, 'not a valid selector operator')];
}

/** The resources of the quota that the scope does not reach. */
function beyond(scope: string, hard: readonly string[]): readonly string[] {
  return hard.filter((name) => isOfQuotas(name) && own(reach, scope)?.includes(name) !== true);
}

function conflicts(scopes: readonly string[]): readonly (readonly string[])[] {
  return opposites.filter((pair) => pair.every((scope) => scopes.includes(scope)));
}
