/** The order of a live list. */
import { compareText } from '../lib/compare-text.ts';
import { allColumns } from './columns.ts';
import type { Entry, ListSpec } from './list-view.ts';

export type Order = (a: Entry, b: Entry) => number;

export const byKey: Order = (a, b) => compareText(a.key, b.key);

/** By the column, then by key, so that equal ones never change places; descending is the exact reverse. */
export function orderOf({ kind, sort }: ListSpec): Order {
  const byValue = valueOrder(kind, sort.column);
  const ascending: Order = (a, b) => byValue(a, b) || byKey(a, b);
  return sort.descending ? (a, b) => ascending(b, a) : ascending;
}

/** All of them in order. They come by key, so equal values need no look at their keys. */
export function inOrder(entriesByKey: readonly Entry[], { kind, sort }: ListSpec): readonly Entry[] {
  const ascending = entriesByKey.toSorted(valueOrder(kind, sort.column));
  return sort.descending ? ascending.reverse() : ascending;
}

/** Two ordered lists as one. */
export function merged(left: readonly Entry[], right: readonly Entry[], order: Order): readonly Entry[] {
  if (right.length === 0) return left;
  const all: Entry[] = [];
  let next = 0;
  for (const entry of left) {
    while (next < right.length && order(right[next]!, entry) < 0) all.push(right[next++]!);
    all.push(entry);
  }
  while (next < right.length) all.push(right[next++]!);
  return all;
}

function valueOrder(kind: ListSpec['kind'], column: string): Order {
  const index = Math.max(
    0,
    allColumns(kind).findIndex(({ name }) => name === column),
  );
  return (a, b) => {
    const left = a.facts.sorts[index]!;
    const right = b.facts.sorts[index]!;
    return left === right ? 0 : left < right ? -1 : 1;
  };
}
