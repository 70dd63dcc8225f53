/** Rules for keys of labels whose values are taken from the pod itself (matchLabelKeys, mismatchLabelKeys). */
import type { FieldError } from '../../status-error.ts';
import { forbiddenField, invalidText } from '../field-errors.ts';
import { type Fields, isAbsent, textsAt } from '../fields.ts';
import { qualifiedNameErrors } from '../names.ts';

/** `fields` has the keys and the `labelSelector` to which they add. */
export function validateLabelKeys(fields: Fields, name: string, path: string): FieldError[] {
  const keys = textsAt(fields, name);
  if (keys.length === 0) return [];
  const place = `${path}.${name}`;
  return [
    ...(isAbsent(fields.labelSelector)
      ? [forbiddenField(place, 'must not be specified when labelSelector is not set')]
      : []),
    ...keys.flatMap((key, index) => invalidText(`${place}[${index}]`, key, qualifiedNameErrors)),
  ];
}
