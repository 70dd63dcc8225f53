/** Rules for volumes that put several sources into one folder (validateProjectedVolumeSource). */
import type { FieldError } from '../../status-error.ts';
import { forbiddenField, invalidValue, required, requiredTexts } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt } from '../fields.ts';
import { validateUnreservedPath } from '../paths.ts';
import { validateDownwardFiles, validateFileMode, validateKeys } from './volume-files.ts';

const parts = {
  secret: validateNamed,
  configMap: validateNamed,
  downwardAPI: validateDownwardFiles,
  serviceAccountToken: validateToken,
  clusterTrustBundle: (source, path) => requiredTexts(source, path, 'path'),
} satisfies Record<string, (source: Fields, path: string) => FieldError[]>;

const partNames = Object.keys(parts) as (keyof typeof parts)[];

export function validateProjected(source: Fields, path: string): FieldError[] {
  const files = new Set<string>();
  return [
    ...validateFileMode(source, 'defaultMode', path),
    ...itemsAt(source, 'sources', path).flatMap(({ item, path: place }) => [
      ...validatePart(item, place),
      ...conflicts(item, path, files),
    ]),
  ];
}

function validatePart(part: Fields, path: string): FieldError[] {
  const [first, ...others] = partNames.filter((name) => !isAbsent(part[name]));
  if (first === undefined) return [];
  return [
    ...parts[first](fieldsAt(part, first) ?? {}, `${path}.${first}`),
    ...others.map((name) => forbiddenField(`${path}.${name}`, 'may not specify more than 1 volume type')),
  ];
}

/** No two sources may make the same file; adds the part's files to those that are taken. */
function conflicts(part: Fields, path: string, taken: Set<string>): FieldError[] {
  return ['secret', 'configMap', 'downwardAPI'].flatMap((name) => {
    const source = fieldsAt(part, name) ?? {};
    return itemsAt(source, 'items', '').flatMap(({ item }) => {
      const file = textAt(item, 'path');
      const isTaken = file !== '' && taken.has(file);
      taken.add(file);
      const value = name === 'downwardAPI' ? file : textAt(source, 'name');
      return isTaken ? [invalidValue(path, value, 'conflicting duplicate paths')] : [];
    });
  });
}

function validateNamed(source: Fields, path: string): FieldError[] {
  return [...requiredTexts(source, path, 'name'), ...validateKeys(source, path)];
}

function validateToken(source: Fields, path: string): FieldError[] {
  const { expirationSeconds: life } = source;
  const file = textAt(source, 'path');
  const place = `${path}.expirationSeconds`;
  const errors: FieldError[] = [];
  if (typeof life === 'number' && life < 600) {
    errors.push(invalidValue(place, life, 'may not specify a duration less than 10 minutes'));
  }
  if (typeof life === 'number' && life > 2 ** 32) {
    errors.push(invalidValue(place, life, 'may not specify a duration larger than 2^32 seconds'));
  }
  return [
    ...errors,
    ...(file === '' ? [required(`${path}.path`)] : validateUnreservedPath(file, `${path}.path`)),
  ];
}
