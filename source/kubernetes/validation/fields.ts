/** Reading parts of an object whose form nobody has checked yet: what is of another type counts as absent. */
import { type Fields, isFields } from '../../lib/fields.ts';

export { type Fields, isFields } from '../../lib/fields.ts';
export { isAbsent } from '../defaults/fill.ts';

export function fieldsAt(fields: Fields, name: string): Fields | undefined {
  const value = fields[name];
  return isFields(value) ? value : undefined;
}

export function textAt(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** An object of a list, and where it stands: `spec.containers[0]`. */
export interface Item {
  readonly item: Fields;
  readonly path: string;
}

/** The objects of a list with their paths. */
export function itemsAt(fields: Fields, name: string, path: string): readonly Item[] {
  const value = fields[name];
  if (!Array.isArray(value)) return none;
  const place = path === '' ? name : `${path}.${name}`;
  return value.map((item: unknown, index) => ({
    item: isFields(item) ? item : {},
    path: `${place}[${index}]`,
  }));
}

const none: readonly Item[] = [];

/** A list as it is. */
export function listAt(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  return Array.isArray(value) ? value : none;
}

/** The texts of a list. */
export function textsAt(fields: Fields, name: string): readonly string[] {
  return listAt(fields, name).filter((each): each is string => typeof each === 'string');
}

export function textMap(value: unknown): Record<string, string> {
  return isFields(value) ? (value as Record<string, string>) : {};
}
