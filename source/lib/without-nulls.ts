import { isFields } from './fields.ts';

/** Plain data without the fields that hold null; parts that have none stay the same references. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(withoutNulls);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isFields(value)) return value;
  let result: Record<string, unknown> | undefined;
  for (const [name, part] of Object.entries(value)) {
    const clean = withoutNulls(part);
    if (clean === part && part !== null) continue;
    result ??= { ...value };
    if (part === null) delete result[name];
    else result[name] = clean;
  }
  return result ?? value;
}
