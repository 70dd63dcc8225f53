/** Rules that volumes and claims share: how they may be mounted, as what, and of which class. */
import type { FieldError } from '../status-error.ts';
import { forbiddenField, invalidText, notSupported, oneOf } from './field-errors.ts';
import { type Fields, textsAt } from './fields.ts';
import { subdomainErrors } from './names.ts';

const modes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

export function validateAccessModes(spec: Fields): FieldError[] {
  const given = textsAt(spec, 'accessModes');
  const path = 'spec.accessModes';
  const isMixed = given.includes('ReadWriteOncePod') && given.some((mode) => mode !== 'ReadWriteOncePod');
  return [
    ...given.filter((mode) => !modes.includes(mode)).map((mode) => notSupported(path, mode, modes)),
    ...(isMixed ? [forbiddenField(path, 'may not use ReadWriteOncePod with other access modes')] : []),
  ];
}

export function validateClassName(spec: Fields): FieldError[] {
  return invalidText('spec.storageClassName', spec.storageClassName, (name) =>
    name === '' ? [] : subdomainErrors(name),
  );
}

export function validateVolumeMode(spec: Fields): FieldError[] {
  return oneOf(spec, 'volumeMode', 'spec', ['Block', 'Filesystem']);
}
