/** Rules for volumes that are a place in somebody's files, alike for pods and PersistentVolumes (pkg/apis/core/validation). */
import type { FieldError } from '../status-error.ts';
import { invalidValue, notSupported, requiredTexts } from './field-errors.ts';
import { type Fields, isAbsent, textAt } from './fields.ts';
import { validateNoBacksteps } from './paths.ts';

const hostPathTypes = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

export function validateHostPath(source: Fields, path: string): FieldError[] {
  const { type } = source;
  const isKnown = isAbsent(type) || hostPathTypes.includes(type as string);
  const missing = requiredTexts(source, path, 'path');
  if (missing.length > 0) return missing;
  return [
    ...validateNoBacksteps(textAt(source, 'path'), `${path}.path`),
    ...(isKnown ? [] : [notSupported(`${path}.type`, type, hostPathTypes)]),
  ];
}

export function validateNfs(source: Fields, path: string): FieldError[] {
  const place = textAt(source, 'path');
  const isRelative = !place.startsWith('/');
  return [
    ...requiredTexts(source, path, 'server', 'path'),
    ...(isRelative ? [invalidValue(`${path}.path`, place, 'must be an absolute path')] : []),
  ];
}
