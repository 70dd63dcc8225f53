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

export function forbiddenField(field: string, detail: string): FieldError {
  return { type: 'Forbidden', field, message: `Forbidden: ${detail}` };
}

export function notSupported(field: string, value: unknown, supported: readonly string[]): FieldError {
  const list = supported.map((each) => JSON.stringify(each)).join(', ');
  return {
    type: 'NotSupported',
    field,
    message: `Unsupported value: ${shown(value)}: supported values: ${list}`,
  };
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

/** Numbers that must not be negative; absent ones are fine. */
export function notNegative(fields: Fields, path: string, ...names: readonly string[]): FieldError[] {
  return names
    .filter((name) => typeof fields[name] === 'number' && fields[name] < 0)
    .map((name) => invalidValue(join(path, name), fields[name], 'must be greater than or equal to 0'));
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

function shown(value: unknown): string {
  if (isAbsent(value)) return '"null"';
  return JSON.stringify(value, (key, part) => (maps.includes(key) ? sorted(part) : part));
}

function withDetail(text: string, detail: string): string {
  return detail === '' ? text : `${text}: ${detail}`;
}
