/** Plain data of a form that nobody has checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** A map of fields: no list, and not null. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The record's own entry: names that every object inherits (`constructor`) are no entries. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
