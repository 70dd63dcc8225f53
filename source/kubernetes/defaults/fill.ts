/**
 * The small language in which defaults are written. A `Defaulter` takes a part of a manifest and gives it back with
 * its absent fields filled: the same reference where nothing was absent. Parts of the wrong type pass through
 * untouched, for the schema check to complain about.
 */
import { type Fields, isFields } from '../../lib/fields.ts';

export { type Fields, isFields } from '../../lib/fields.ts';

export type Defaulter = (fields: Fields) => Fields;

/** Absent for the API server: not there, or null. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** These values for whichever of the fields are absent. */
export function fill(defaults: Fields | ((fields: Fields) => Fields)): Defaulter {
  return fillWhere(defaults, isAbsent);
}

/** The same for fields that count as absent also where they are empty or 0 (in Go: no pointers). */
export function fillEmpty(defaults: Fields): Defaulter {
  return fillWhere(defaults, (value) => isAbsent(value) || value === '' || value === 0);
}

function fillWhere(
  defaults: Fields | ((fields: Fields) => Fields),
  isMissing: (value: unknown) => boolean,
): Defaulter {
  const known = typeof defaults === 'function' ? undefined : Object.entries(defaults);
  return (fields) => {
    let filled: Record<string, unknown> | undefined;
    for (const [name, value] of known ?? Object.entries((defaults as (fields: Fields) => Fields)(fields))) {
      if (value === undefined || !isMissing(fields[name])) continue;
      filled ??= { ...fields };
      filled[name] = value;
    }
    return filled ?? fields;
  };
}

/** One defaulter after the other. */
export function all(...defaulters: readonly Defaulter[]): Defaulter {
  return (fields) => defaulters.reduce((result, defaulter) => defaulter(result), fields);
}

/** Inside one field, where that holds an object. */
export function within(name: string, ...defaulters: readonly Defaulter[]): Defaulter {
  const inner = all(...defaulters);
  return (fields) => replace(fields, name, isFields(fields[name]) ? inner(fields[name]) : fields[name]);
}

/** Inside every object of a field that holds a list. */
export function eachOf(name: string, ...defaulters: readonly Defaulter[]): Defaulter {
  const inner = all(...defaulters);
  return (fields) => {
    const items = fields[name];
    if (!Array.isArray(items)) return fields;
    const filled = items.map((item: unknown) => (isFields(item) ? inner(item) : item));
    return filled.every((item, index) => item === items[index]) ? fields : { ...fields, [name]: filled };
  };
}

/** The defaulter, for the parts where the condition holds. */
export function when(condition: (fields: Fields) => boolean, ...defaulters: readonly Defaulter[]): Defaulter {
  const inner = all(...defaulters);
  return (fields) => (condition(fields) ? inner(fields) : fields);
}

function replace(fields: Fields, name: string, value: unknown): Fields {
  return fields[name] === value ? fields : { ...fields, [name]: value };
}
