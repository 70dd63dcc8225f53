/** Rules for PriorityClasses (pkg/apis/scheduling/validation: ValidatePriorityClass, ValidatePriorityClassUpdate). */
import { isEqual } from '../../lib/equal.ts';
import { own } from '../../lib/fields.ts';
import type { FieldError } from '../status-error.ts';
import { forbiddenField, immutable, oneOf } from './field-errors.ts';
import { type Fields, fieldsAt, textAt } from './fields.ts';
import type { Rules } from './rules.ts';

const highestOfUsers = 1_000_000_000;
const reserved = 'system-';

/** The classes that every cluster has. */
const values: Readonly<Record<string, number>> = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
};

export const priorityClass: Rules = {
  create: (object) => [
    ...validateValue(object),
    ...oneOf(object, 'preemptionPolicy', '', ['PreemptLowerPriority', 'Never']),
  ],
  update: (next, previous) => [
    ...(next.value === previous.value ? [] : [forbiddenField('value', 'may not be changed in an update.')]),
    ...immutable(
      next.preemptionPolicy,
      'preemptionPolicy',
      isEqual(next.preemptionPolicy, previous.preemptionPolicy),
    ),
  ],
};

function validateValue(object: Fields): FieldError[] {
  const name = textAt(fieldsAt(object, 'metadata') ?? {}, 'name');
  if (name.startsWith(reserved)) {
    const why = strangeness(name, object);
    const rule = `priority class names with '${reserved}' prefix are reserved for system use only. error: ${why}`;
    return why === undefined ? [] : [forbiddenField('metadata.name', rule)];
  }
  if (typeof object.value !== 'number' || object.value <= highestOfUsers) return [];
  const rule = `maximum allowed value of a user defined priority is ${highestOfUsers}`;
  return [forbiddenField('value', rule)];
}

/** What tells the object from the class of that name that every cluster has. */
function strangeness(name: string, { value, globalDefault }: Fields): string | undefined {
  const known = own(values, name);
  if (known === undefined) return `${name} is not a known system priority class`;
  if (value !== known) return `value of ${name} PriorityClass must be ${known}`;
  return globalDefault === true ? `globalDefault of ${name} PriorityClass must be false` : undefined;
}
