/** Rules for the files of volumes that are made of keys or fields (validateKeyToPath, validateDownwardAPIVolumeFile). */
import type { FieldError } from '../../status-error.ts';
import { invalidValue, required, requiredTexts } from '../field-errors.ts';
import { type Fields, fieldsAt, itemsAt, textAt } from '../fields.ts';
import { validateUnreservedPath } from '../paths.ts';
import { validateFieldReference, validateResourceReference, volumeFields } from './field-references.ts';

/** Permissions as `chmod` takes them. */
export function validateFileMode(fields: Fields, name: string, path: string): FieldError[] {
  const mode = fields[name];
  if (typeof mode !== 'number' || (mode >= 0 && mode <= 0o777)) return [];
  const rule = 'must be a number between 0 and 0777 (octal), both inclusive';
  return [invalidValue(`${path}.${name}`, mode, rule)];
}

/** Keys of a ConfigMap or Secret, and the files they become. */
export function validateKeys(source: Fields, path: string): FieldError[] {
  return itemsAt(source, 'items', path).flatMap(({ item, path: place }) => [
    ...requiredTexts(item, place, 'key', 'path'),
    ...validateUnreservedPath(textAt(item, 'path'), `${place}.path`),
    ...validateFileMode(item, 'mode', place),
  ]);
}

/** Fields of the pod, and the files they become. Complaints carry no index; they never did. */
export function validateDownwardFiles(source: Fields, path: string): FieldError[] {
  return itemsAt(source, 'items', path).flatMap(({ item }) => [
    ...requiredTexts(item, path, 'path'),
    ...validateUnreservedPath(textAt(item, 'path'), `${path}.path`),
    ...validateOrigin(item, path),
    ...validateFileMode(item, 'mode', path),
  ]);
}

function validateOrigin(file: Fields, path: string): FieldError[] {
  const field = fieldsAt(file, 'fieldRef');
  const resource = fieldsAt(file, 'resourceFieldRef');
  if (field !== undefined) {
    const rule = 'fieldRef and resourceFieldRef can not be specified simultaneously';
    return [
      ...validateFieldReference(field, `${path}.fieldRef`, volumeFields),
      ...(resource === undefined ? [] : [invalidValue(path, 'resource', rule)]),
    ];
  }
  if (resource !== undefined) return validateResourceReference(resource, `${path}.resourceFieldRef`, true);
  return [required(path, 'one of fieldRef and resourceFieldRef is required')];
}
