/** Objects as YAML and JSON, keys in alphabetical order as kubectl prints them. */
import { stringify } from 'yaml';
import { cleanText } from '../lib/clean-text.ts';
import { compareText } from '../lib/compare-text.ts';

interface Shown {
  /** Keep metadata.managedFields, which is long and seldom wanted (kubectl's `--show-managed-fields`). */
  readonly managedFields?: boolean;
}

/** `-o yaml` of an object or a list, without a line break at the end. */
export function toYaml(object: object, shown: Shown = {}): string {
  const yaml = stringify(sorted(asShown(object, shown)), {
    version: '1.1',
    indentSeq: false,
    lineWidth: 0,
  });
  return cleanEachLine(yaml.trimEnd());
}

/** `-o json` of an object or a list, indented by four. */
export function toJson(object: object, shown: Shown = {}): string {
  return cleanEachLine(JSON.stringify(sorted(asShown(object, shown)), undefined, 4));
}

function asShown(object: object, { managedFields = false }: Shown): object {
  if (managedFields) return object;
  const { items } = object as { items?: unknown };
  return Array.isArray(items)
    ? { ...object, items: items.map(withoutManagedFields) }
    : withoutManagedFields(object);
}

function withoutManagedFields<T extends { metadata?: object }>(object: T): T {
  if (object.metadata === undefined || !('managedFields' in object.metadata)) return object;
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.sort(([one], [other]) => compareText(one, other)).map(([key, each]) => [key, sorted(each)]),
  );
}

function cleanEachLine(text: string): string {
  return text.split('\n').map(cleanText).join('\n');
}
