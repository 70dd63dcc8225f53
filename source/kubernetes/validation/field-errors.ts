/** Complaints about one field, worded as the API server words them (apimachinery, util/validation/field). */
import { compareText } from '../../lib/compare-text.ts';
import { type Fields, isFields } from '../../lib/fields.ts';
import { isAbsent } from '../defaults/fill.ts';
import type { FieldError } from '../status-error.ts';

export function required(field: string, detail = ''): FieldError {
  return { type: 'Required', field, message: withDetail('Required value', detail) };
}

export function invalidValue(field: string, value: unknown, detail: string): FieldError {
  return { type: 'Invalid', field, message: withDetail(`Invalid value: ${shown(value)}`, detail) };
}

export function duplicate(field: string, value: unknown): FieldError {
  return { type: 'Duplicate', field, message: `Duplicate value: ${shown(value)}` };
}

export function valueNotFound(field: string, value: unknown): FieldError {
  return { type: 'NotFound', field, message: `Not found: ${shown(value)}` };
}

/** Where the value says nothing: the rule is about the whole. */
export function invalidPart(field: string, detail: string): FieldError {
  return { type: 'Invalid', field, message: `Invalid value: ${detail}` };
}

export function tooMany(field: string, count: number, limit: number): FieldError {
  return { type: 'TooMany', field, message: `Too many: ${count}: must have at most ${limit} items` };
}

/** `limit` in bytes. */
export function tooLong(field: string, limit: number): FieldError {
  return { type: 'TooLong', field, message: `Too long: may not be more than ${limit} bytes` };
}

export function forbiddenField(field: string, detail: string): FieldError {
  return { type: 'Forbidden', field, message: `Forbidden: ${detail}` };
}

export function notSupported(field: string, value: unknown, supported: readonly string[]): FieldError {
  const list = supported.map((each) => JSON.stringify(each)).join(', ');
  const detail = list === '' ? '' : `supported values: ${list}`;
  return { type: 'NotSupported', field, message: withDetail(`Unsupported value: ${shown(value)}`, detail) };
}

/** One of the supported values, or nothing at all where the field may stay away. */
export function oneOf(
  fields: Fields,
  name: string,
  path: string,
  supported: readonly string[],
): FieldError[] {
  const value = fields[name];
  if (isAbsent(value) || supported.includes(value as string)) return [];
  return [notSupported(join(path, name), value, supported)];
}

/** One of the supported values, which may not stay away. */
export function exactlyOneOf(
  fields: Fields,
  name: string,
  path: string,
  supported: readonly string[],
): FieldError[] {
  const value = fields[name];
  return isAbsent(value) || value === ''
    ? [required(join(path, name))]
    : oneOf(fields, name, path, supported);
}

/** Numbers that must not be negative; absent ones are fine. */
export function notNegative(fields: Fields, path: string, ...names: readonly string[]): FieldError[] {
  const errors: FieldError[] = [];
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'number' && value < 0) {
      errors.push(invalidValue(join(path, name), value, 'must be greater than or equal to 0'));
    }
  }
  return errors;
}

/** The same complaint function for a value that is a text; everything else is the schema's business. */
export function invalidText(
  path: string,
  value: unknown,
  complaints: (text: string) => readonly string[],
): FieldError[] {
  return typeof value === 'string'
    ? complaints(value).map((detail) => invalidValue(path, value, detail))
    : [];
}

/** Texts that must be there and not be empty. */
export function requiredTexts(fields: Fields, path: string, ...names: readonly string[]): FieldError[] {
  const missing = names.filter((name) => typeof fields[name] !== 'string' || fields[name] === '');
  return missing.map((name) => required(join(path, name)));
}

/** A number from `low` to `high`, both included; whatever is no number is the schema's business. */
export function inRange(value: unknown, field: string, low: number, high: number): FieldError[] {
  if (typeof value !== 'number' || (value >= low && value <= high)) return [];
  return [invalidValue(field, value, `must be between ${low} and ${high}, inclusive`)];
}

export function immutable(next: unknown, path: string, isSame: boolean): FieldError[] {
  return isSame ? [] : [invalidValue(path, next, 'field is immutable')];
}

export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Go prints its maps sorted by key; these are the maps that appear in messages. */
const maps = ['labels', 'matchLabels', 'annotations', 'nodeSelector', 'limits', 'requests'];

/** A map (not a struct) as it appears in a message. */
export function sorted(map: unknown): unknown {
  if (!isFields(map)) return map;
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => compareText(a, b)));
}

/** The labels of a template as they appear in a message; Go prints a map that was never made as null. */
export function shownLabels(labels: unknown): unknown {
  return isFields(labels) ? sorted(labels) : nothing;
}

/** Prints as `null`; a missing value by itself prints as `"null"`. */
export const nothing = { toJSON: () => null };

function shown(value: unknown): string {
  if (isAbsent(value)) return '"null"';
  return JSON.stringify(value, (key, part) => (maps.includes(key) ? sorted(part) : part));
}

function withDetail(text: string, detail: string): string {
  return detail === '' ? text : `${text}: ${detail}`;
}
