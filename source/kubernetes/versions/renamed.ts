/** Fields that two versions call by different names. */
import { type Fields, own } from '../../lib/fields.ts';

/** The fields under their new names; what is not in the list keeps its own. */
export function renamed(fields: Fields, names: Readonly<Record<string, string>>): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [own(names, name) ?? name, value]));
}

export function inverted(names: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(names).map(([from, to]) => [to, from]));
}
