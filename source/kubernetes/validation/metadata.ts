/** Rules for the metadata of every kind (apimachinery, api/validation/objectmeta.go). */
import type { Kind } from '../kinds.ts';
import type { FieldError } from '../status-error.ts';
import { invalidText, invalidValue, required } from './field-errors.ts';
import { type Fields, fieldsAt, textAt, textMap } from './fields.ts';
import { labelErrors, labelValueErrors, objectNameErrors, qualifiedNameErrors } from './names.ts';

const annotationLimit = 256 * 1024;

export function validateMetadata(kind: Kind, object: Fields): FieldError[] {
  const metadata = fieldsAt(object, 'metadata') ?? {};
  return [
    ...validateName(kind, metadata),
    ...invalidText('metadata.namespace', metadata.namespace, labelErrors),
    ...validateLabels(metadata.labels, 'metadata.labels'),
    ...validateAnnotations(metadata.annotations, 'metadata.annotations'),
  ];
}

export function validateLabels(labels: unknown, path: string): FieldError[] {
  return Object.entries(textMap(labels)).flatMap(([key, value]) => [
    ...invalidText(path, key, qualifiedNameErrors),
    ...invalidText(path, value, labelValueErrors),
  ]);
}

export function validateAnnotations(annotations: unknown, path: string): FieldError[] {
  const entries = Object.entries(textMap(annotations));
  const size = entries.reduce((sum, [key, value]) => sum + key.length + String(value).length, 0);
  return [
    // Keys of annotations may have capitals in their prefix.
    ...entries.flatMap(([key]) =>
      qualifiedNameErrors(key.toLowerCase()).map((detail) => invalidValue(path, key, detail)),
    ),
    ...(size > annotationLimit
      ? [
          {
            type: 'TooLong' as const,
            field: path,
            message: `Too long: may not be more than ${annotationLimit} bytes`,
          },
        ]
      : []),
  ];
}

function validateName(kind: Kind, metadata: Fields): FieldError[] {
  const prefix = textAt(metadata, 'generateName');
  const name = textAt(metadata, 'name');
  const errors =
    prefix === ''
      ? []
      : // The prefix may end where a name may not: what is generated follows.
        objectNameErrors(kind, prefix.replace(/-$/, 'a')).map((detail) =>
          invalidValue('metadata.generateName', prefix, detail),
        );
  if (name !== '')
    return [...errors, ...invalidText('metadata.name', name, (text) => objectNameErrors(kind, text))];
  return prefix === '' ? [required('metadata.name', 'name or generateName is required')] : errors;
}
