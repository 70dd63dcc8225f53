/** Rules for the metadata of every kind (apimachinery, api/validation/objectmeta.go). */
import { type Kind, kinds } from '../kinds.ts';
import type { FieldError } from '../status-error.ts';
import {
  forbiddenField,
  immutable,
  invalidText,
  invalidValue,
  notNegative,
  required,
  tooLong,
} from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textAt, textMap } from './fields.ts';
import { finalizersUpdate, validateFinalizers } from './finalizers.ts';
import { labelErrors, labelValueErrors, objectNameErrors, qualifiedNameErrors } from './names.ts';
import { validateOwnerReferences } from './owner-references.ts';

export function validateMetadata(kind: Kind, object: Fields): FieldError[] {
  const metadata = fieldsAt(object, 'metadata') ?? {};
  return [
    ...validateName(kind, metadata),
    ...validateNamespace(kind, textAt(metadata, 'namespace')),
    ...notNegative(metadata, 'metadata', 'generation'),
    ...validateLabels(metadata.labels, 'metadata.labels'),
    ...validateAnnotations(metadata.annotations, 'metadata.annotations'),
    ...validateOwnerReferences(metadata, 'metadata.ownerReferences'),
    ...validateFinalizers(metadata, 'metadata.finalizers'),
  ];
}

/** The name was judged when it was taken; the rest is judged each time. */
export function validateMetadataUpdate(object: Fields, previous: Fields): FieldError[] {
  const next = fieldsAt(object, 'metadata') ?? {};
  const before = fieldsAt(previous, 'metadata') ?? {};
  return [
    ...finalizersUpdate(next, before, 'metadata.finalizers'),
    ...immutable(next.name, 'metadata.name', next.name === before.name),
    ...(next.labels === before.labels ? [] : validateLabels(next.labels, 'metadata.labels')),
    ...(next.annotations === before.annotations
      ? []
      : validateAnnotations(next.annotations, 'metadata.annotations')),
    ...(next.ownerReferences === before.ownerReferences
      ? []
      : validateOwnerReferences(next, 'metadata.ownerReferences')),
    ...(next.finalizers === before.finalizers ? [] : validateFinalizers(next, 'metadata.finalizers')),
  ];
}

export function validateLabels(labels: unknown, path: string): FieldError[] {
  if (isAbsent(labels)) return [];
  const errors: FieldError[] = [];
  for (const [key, value] of Object.entries(textMap(labels))) {
    errors.push(
      ...invalidText(path, key, qualifiedNameErrors),
      ...invalidText(path, value, labelValueErrors),
    );
  }
  return errors;
}

/** Bytes of all keys and values together. */
const annotationLimit = 256 * 1024;

export function validateAnnotations(annotations: unknown, path: string): FieldError[] {
  if (isAbsent(annotations)) return [];
  const errors: FieldError[] = [];
  let size = 0;
  for (const [key, value] of Object.entries(textMap(annotations))) {
    // Keys of annotations may have capitals.
    for (const detail of qualifiedNameErrors(key.toLowerCase())) errors.push(invalidValue(path, key, detail));
    size += Buffer.byteLength(key) + Buffer.byteLength(String(value));
  }
  return size > annotationLimit ? [...errors, tooLong(path, annotationLimit)] : errors;
}

function validateName(kind: Kind, metadata: Fields): FieldError[] {
  const prefix = textAt(metadata, 'generateName');
  const name = textAt(metadata, 'name');
  const errors =
    prefix === ''
      ? []
      : objectNameErrors(kind, completed(prefix)).map((detail) =>
          invalidValue('metadata.generateName', prefix, detail),
        );
  if (name !== '') {
    return [...errors, ...invalidText('metadata.name', name, (text) => objectNameErrors(kind, text))];
  }
  return prefix === '' ? [required('metadata.name', 'name or generateName is required')] : errors;
}

/** A prefix may end where a name may not: what is generated follows. */
function completed(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;
}

function validateNamespace(kind: Kind, namespace: string): FieldError[] {
  const path = 'metadata.namespace';
  if (kinds[kind].namespaced) return namespace === '' ? [] : invalidText(path, namespace, labelErrors);
  return namespace === '' ? [] : [forbiddenField(path, 'not allowed on this type')];
}
