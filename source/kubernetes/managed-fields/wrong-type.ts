/** How Go prints a value that is of another type than its field (structured-merge-diff, typed/helpers). */
import { isFields } from '../../lib/fields.ts';
import type { JsonType } from '../schema-validator.ts';

/** `expected numeric (int or float), got string`; undefined where the type fits after all: a fraction is a number, too. */
export function wrongType(expected: readonly JsonType[], actual: unknown): string | undefined {
  const [type] = expected;
  if (expected.length > 1)
    return isScalar(actual) ? undefined : `expected any scalar, got &{${plainText(actual)}}`;
  switch (type) {
    case 'object':
      return `expected map, got &{${plainText(actual)}}`;
    case 'array':
      return `expected list, got &{${plainText(actual)}}`;
    case 'string':
    case 'boolean':
      return `expected ${type}, got &value.valueUnstructured{Value:${sourceText(actual)}}`;
    default:
      return typeof actual === 'number'
        ? undefined
        : `expected numeric (int or float), got ${goType(actual)}`;
  }
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object';
}

/** As `%v` prints: `map[name:web ports:[80 443]]`. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainText).join(' ')}]`;
  if (!isFields(value)) return String(value);
  const entries = Object.keys(value).toSorted();
  return `map[${entries.map((key) => `${key}:${plainText(value[key])}`).join(' ')}]`;
}

/** As `%#v` prints: `map[string]interface {}{"name":"web"}`. */
function sourceText(value: unknown): string {
  if (Array.isArray(value)) return `${goType(value)}{${value.map(sourceText).join(', ')}}`;
  if (!isFields(value)) return JSON.stringify(value);
  const entries = Object.keys(value).toSorted();
  const fields = entries.map((key) => `${JSON.stringify(key)}:${sourceText(value[key])}`);
  return `${goType(value)}{${fields.join(', ')}}`;
}

function goType(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}';
  if (isFields(value)) return 'map[string]interface {}';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
