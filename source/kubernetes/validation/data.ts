/** What ConfigMaps and Secrets have in common: keys, a size, and that they can be frozen for good. */
import { isEqual } from '../../lib/equal.ts';
import type { FieldError } from '../status-error.ts';
import { forbiddenField, invalidValue } from './field-errors.ts';
import type { Fields } from './fields.ts';
import { dataKeyErrors } from './names.ts';

/** Bytes of all values together. */
export const mostData = 1024 * 1024;

export function validateKey(key: string, path: string): FieldError[] {
  return dataKeyErrors(key).map((detail) => invalidValue(`${path}[${key}]`, key, detail));
}

/** Bytes of what the base64 text stands for. */
export function decodedSize(text: string): number {
  return Buffer.byteLength(text, 'base64');
}

const frozen = 'field is immutable when `immutable` is set';

/** Once immutable always immutable, and so is what it holds. */
export function frozenStays(next: Fields, previous: Fields, ...names: readonly string[]): FieldError[] {
  if (previous.immutable !== true) return [];
  const changed = names.filter((name) => !isEqual(next[name] ?? {}, previous[name] ?? {}));
  const thawed = next.immutable === true ? [] : ['immutable'];
  return [...thawed, ...changed].map((name) => forbiddenField(name, frozen));
}
