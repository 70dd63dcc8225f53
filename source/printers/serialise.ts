/** Objects as YAML and JSON, keys in alphabetical order as kubectl prints them. */
import { stringify } from 'yaml';
import { cleanText } from '../lib/clean-text.ts';
import { compareText } from '../lib/compare-text.ts';

/** `-o yaml`, without a line break at the end. */
export function toYaml(object: object): string {
  const yaml = stringify(sorted(object), { version: '1.1', indentSeq: false, lineWidth: 0 });
  return cleanEachLine(yaml.trimEnd());
}

/** `-o json`, indented by four. */
export function toJson(object: object): string {
  return cleanEachLine(JSON.stringify(sorted(object), undefined, 4));
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
