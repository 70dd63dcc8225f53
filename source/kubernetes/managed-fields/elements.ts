/** The elements of paths: `f:NAME` a field, `k:{"name":"web"}` an item by its keys, `v:"web"` an item by its value. */
import { isFields } from '../../lib/fields.ts';
import type { ListKeys } from '../structure/structure.ts';

export function fieldElement(name: string): string {
  return `f:${name}`;
}

/** The element of an item of a list whose items have owners of their own; undefined where it can not be told apart. */
export function itemElement(item: unknown, list: 'set' | ListKeys): string | undefined {
  if (list === 'set') return isPlain(item) ? `v:${JSON.stringify(item)}` : undefined;
  const keys = keysOf(item, list);
  return keys === undefined ? undefined : `k:${JSON.stringify(keys)}`;
}

/** Whether the text is an element as the API server writes them. */
export function isElement(text: string): boolean {
  const content = text.slice(2);
  switch (text.slice(0, 2)) {
    case '.':
    case 'f:':
      return true;
    case 'k:':
      return isFields(parsed(content));
    case 'v:':
      return parsed(content) !== undefined;
    default:
      return false;
  }
}

/** `.name`, `[containerPort=80,protocol="TCP"]`, `[="web"]`. */
export function textOfElement(element: string): string {
  const content = element.slice(2);
  if (element.startsWith('f:')) return `.${content}`;
  if (element.startsWith('v:')) return `[=${content}]`;
  const keys = Object.entries(parsed(content) as object);
  return `[${keys.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',')}]`;
}

/** The order of elements of one level: the level itself, fields by name, items by their keys, items by their value. */
export function compareElements(one: string, other: string): number {
  const [type, otherType] = [order.indexOf(one.slice(0, 2)), order.indexOf(other.slice(0, 2))];
  if (type !== otherType) return type - otherType;
  const [content, otherContent] = [one.slice(2), other.slice(2)];
  return one.startsWith('f:')
    ? compare(content, otherContent)
    : compareLists(flattened(parsed(content)), flattened(parsed(otherContent)));
}

const order = ['.', 'f:', 'k:', 'v:'];

/** The keys of an item, by name; keys that it leaves out count as their defaults. */
function keysOf(item: unknown, { keys, defaults = {} }: ListKeys): object | undefined {
  if (!isFields(item)) return undefined;
  const present = keys.toSorted(compare).flatMap((key) => {
    const value = item[key] ?? defaults[key];
    return value === undefined ? [] : [[key, value]];
  });
  return present.length === 0 ? undefined : Object.fromEntries(present);
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Names and values of keys in turn, or the one value. */
function flattened(content: unknown): readonly unknown[] {
  return isFields(content) ? Object.entries(content).flat() : [content];
}

function compareLists(one: readonly unknown[], other: readonly unknown[]): number {
  for (const [index, value] of one.entries()) {
    if (index >= other.length) return 1;
    const result = compare(value, other[index]);
    if (result !== 0) return result;
  }
  return one.length - other.length;
}

/** Numbers before texts before the rest. */
function compare(one: unknown, other: unknown): number {
  if (typeof one !== typeof other) return typeof one < typeof other ? -1 : 1;
  return (one as string) < (other as string) ? -1 : (one as string) > (other as string) ? 1 : 0;
}
