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

/** The objects of a list with their paths, `spec.containers[0]`. */
export function itemsAt(fields: Fields, name: string, path: string): { item: Fields; path: string }[] {
  const value = fields[name];
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown, index) => ({
    item: isFields(item) ? item : {},
    path: `${path}.${name}[${index}]`,
  }));
}

export function textMap(value: unknown): Record<string, string> {
  return isFields(value) ? (value as Record<string, string>) : {};
}
