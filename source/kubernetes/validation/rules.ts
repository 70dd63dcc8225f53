/** The form in which each kind's rules are kept. */
import type { FieldError } from '../status-error.ts';
import { type Fields, fieldsAt } from './fields.ts';

export type CreateRule = (object: Fields) => FieldError[];
/** The later first. */
export type ChangeRule = (next: Fields, previous: Fields) => FieldError[];

/** Of whole objects; what is said of their metadata alone comes before, for every kind alike. */
export interface Rules {
  readonly create: CreateRule;
  /** All that is said of an update, in the API server's order. */
  readonly update: ChangeRule;
}

/** Rules of creation that hold of every update as well; `change` is said after them. */
export function lasting(create: CreateRule, change: ChangeRule = () => []): Rules {
  return { create, update: (next, previous) => [...create(next), ...change(next, previous)] };
}

/** The same, where what may not change is said first. */
export function guarded(change: ChangeRule, create: CreateRule): Rules {
  return { create, update: (next, previous) => [...change(next, previous), ...create(next)] };
}

/** Rules that look at the spec alone. */
export function ofSpec(create: CreateRule, change: ChangeRule = () => []): Rules {
  return lasting(
    (object) => create(specOf(object)),
    (next, previous) => change(specOf(next), specOf(previous)),
  );
}

export function free(): Rules {
  return lasting(() => []);
}

export function specOf(object: Fields): Fields {
  return fieldsAt(object, 'spec') ?? {};
}
