/**
 * What a list needs to know of every one of its objects, shown or not: how it sorts, how wide its cells are, what a
 * filter finds in it. Computed once per (frozen) object, at a moment far in the future: ages then keep their order
 * among each other for ever, and what still runs counts as longest.
 */
import type { Kind } from '../kubernetes/kinds.ts';
import type { AnyObject } from '../kubernetes/objects.ts';
import { displayWidth } from '../lib/display-width.ts';
import { allColumns, isSearched } from './columns.ts';
import { cellGap, type Filterable } from './filter.ts';

export interface Facts extends Filterable {
  /** By index in `allColumns`. */
  readonly sorts: readonly (string | number)[];
  readonly widths: readonly number[];
}

const farFuture = Date.UTC(3000, 0, 1);
const known = new WeakMap<AnyObject, Facts>();

export function factsOf(kind: Kind, object: AnyObject): Facts {
  let facts = known.get(object);
  if (facts === undefined) {
    facts = gather(kind, object);
    known.set(object, facts);
  }
  return facts;
}

function gather(kind: Kind, object: AnyObject): Facts {
  const columns = allColumns(kind);
  const cells = columns.map((column) => column.value(object, { now: farFuture }));
  const texts = cells.filter(
    ({ sort }, index) => typeof sort === 'string' && isSearched(kind, columns[index]!),
  );
  return {
    sorts: cells.map(({ sort }) => sort),
    widths: cells.map((cell) => displayWidth(cell.text)),
    text: texts.map((cell) => cell.text).join(cellGap),
    labels: object.metadata.labels,
  };
}
