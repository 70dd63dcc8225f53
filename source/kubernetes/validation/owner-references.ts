/** Rules for the objects that an object belongs to (apimachinery, api/validation: ValidateOwnerReferences). */
import type { FieldError } from '../status-error.ts';
import { invalidValue } from './field-errors.ts';
import { type Fields, isAbsent, itemsAt, textAt } from './fields.ts';

/** Complaints carry no index; they never did. */
export function validateOwnerReferences(metadata: Fields, path: string): FieldError[] {
  if (isAbsent(metadata.ownerReferences)) return [];
  const errors: FieldError[] = [];
  let controller: string | undefined;
  for (const { item } of itemsAt(metadata, 'ownerReferences', '')) {
    errors.push(...validateOwnerReference(item, path));
    if (item.controller !== true) continue;
    const name = `${textAt(item, 'kind')}/${textAt(item, 'name')}`;
    if (controller === undefined) controller = name;
    else {
      const rule = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`;
      errors.push(invalidValue(path, metadata.ownerReferences, rule));
    }
  }
  return errors;
}

function validateOwnerReference(reference: Fields, path: string): FieldError[] {
  const apiVersion = textAt(reference, 'apiVersion');
  const version = apiVersion.slice(apiVersion.lastIndexOf('/') + 1);
  const errors: FieldError[] = [];
  if (version === '') {
    errors.push(invalidValue(`${path}.apiVersion`, apiVersion, 'version must not be empty'));
  }
  for (const name of ['kind', 'name', 'uid']) {
    if (textAt(reference, name) === '') {
      errors.push(invalidValue(`${path}.${name}`, '', `${name} must not be empty`));
    }
  }
  // Events come and go; nothing may hang on them.
  if (apiVersion === 'v1' && reference.kind === 'Event') {
    errors.push(invalidValue(path, reference, '/v1, Kind=Event is disallowed from being an owner'));
  }
  return errors;
}
