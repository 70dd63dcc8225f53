/** Rules for references to other objects by group, kind and name. */
import type { FieldError } from '../status-error.ts';
import { invalidText, required } from './field-errors.ts';
import { type Fields, textAt } from './fields.ts';
import { pathSegmentErrors, subdomainErrors } from './names.ts';

/** A kind and a name; `explain` gives the words that stand with a missing one, if any. */
export function validateKindAndName(
  reference: Fields,
  path: string,
  explain: (name: string) => string = () => '',
): FieldError[] {
  return ['kind', 'name'].flatMap((name) => {
    const field = `${path}.${name}`;
    const value = textAt(reference, name);
    return value === '' ? [required(field, explain(name))] : invalidText(field, value, pathSegmentErrors);
  });
}

/** The same with an API group, as Ingresses and their classes have it (networking: TypedLocalObjectReference). */
export function validateTypedReference(reference: Fields, path: string): FieldError[] {
  return [
    ...invalidText(`${path}.apiGroup`, reference.apiGroup, (group) =>
      group === '' ? [] : subdomainErrors(group),
    ),
    ...validateKindAndName(reference, path, (name) => `${name} is required`),
  ];
}
