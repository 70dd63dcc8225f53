/** Whether a check holds, and if not, what was expected and what was found, in one sentence. */
import { isEqual } from '../lib/equal.ts';
import { hasInOrder } from '../lib/has-in-order.ts';
import type { Reader } from '../store/reading.ts';
import type { Check, ResourceCheck } from './flow.ts';

/** Undefined where all of the check holds, else the first thing that does not. */
export function unmet(check: Check, lines: readonly string[], read: Reader): string | undefined {
  return unmetOnScreen(check, lines) ?? (check.resource && unmetResource(check.resource, read));
}

/** Whether the answer depends on what is drawn; a check of objects alone needs no frame. */
export function looksAtScreen({ text, not, match, row }: Check): boolean {
  return text !== undefined || not !== undefined || match !== undefined || row !== undefined;
}

function unmetOnScreen({ text, not, match, row }: Check, lines: readonly string[]): string | undefined {
  const shown = (part: string): boolean => lines.some((line) => line.includes(part));
  if (text !== undefined && !shown(text)) return `expected on the screen: ${text}`;
  if (not !== undefined && shown(not)) return `expected nowhere on the screen: ${not}`;
  if (match !== undefined && !lines.some((line) => match.test(line))) {
    return `expected a line that matches: ${match.source}`;
  }
  if (row !== undefined && !lines.some((line) => hasInOrder(line, row))) {
    return `expected a line with, in this order: ${row.join(' … ')}`;
  }
  return undefined;
}

function unmetResource(check: ResourceCheck, read: Reader): string | undefined {
  const object = read.get(check.kind, check.namespace, check.name);
  const name = `${check.kind} ${check.namespace === undefined ? '' : `${check.namespace}/`}${check.name}`;
  if (check.gone) return object && `expected ${name} to be gone, it is there`;
  if (object === undefined) return `expected ${name}, there is none`;
  if (check.condition) {
    const { type, status } = check.condition;
    const found = conditionStatus(object, type);
    if (found !== status) return `expected condition ${type} of ${name} to be ${status}, it is ${found}`;
  }
  if (check.value) {
    const { path, equals } = check.value;
    const found = valueAt(object, path);
    // `null` in a flow asks for a field that is not set.
    if (!isEqual(found ?? null, equals)) {
      return `expected ${formatPath(path)} of ${name} to be ${json(equals)}, it is ${json(found)}`;
    }
  }
  return undefined;
}

function conditionStatus(object: unknown, type: string): string {
  const conditions = valueAt(object, ['status', 'conditions']);
  const found = Array.isArray(conditions)
    ? conditions.find((condition) => condition.type === type)
    : undefined;
  return found === undefined ? 'not set' : String(found.status);
}

function valueAt(object: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    object,
  );
}

function formatPath(path: readonly (string | number)[]): string {
  return path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
}

function json(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}
