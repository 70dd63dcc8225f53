/** Which columns a live table shows, and which of them leave first where the screen is narrow. */
import type { Kind } from '../kubernetes/kinds.ts';
import { column, text } from '../printers/cell.ts';
import { type Column, columnsOf } from '../printers/index.ts';

/** Columns of `-o wide` that a screen shows always, where it is wide enough. */
const prominent: { readonly [K in Kind]?: readonly string[] } = { Pod: ['Node'] };

/** Lower leaves later, 0 never. Columns without an entry leave before those, the last one first. */
const staying: Readonly<Record<string, number>> = {
  Name: 0,
  Ready: 0,
  Status: 0,
  Completions: 0,
  Reason: 0,
  Message: 0,
  'Last Seen': 1,
  Object: 2,
  Namespace: 3,
  Restarts: 4,
  Available: 4,
  Desired: 4,
  Current: 4,
  Age: 5,
  Type: 6,
};

/** Widest such a column may get; the others have no limit. */
const widest: Readonly<Record<string, number>> = {
  Object: 45,
  Reason: 17,
  Roles: 24,
  Images: 40,
  Selector: 40,
};

const namespaceColumn = column('Namespace', ({ metadata }) => text(metadata.namespace ?? ''));

/** Every column that a list of this kind can be sorted by or searched in. */
export function allColumns(kind: Kind): readonly Column[] {
  everyColumn[kind] ??= [namespaceColumn, ...columnsOf(kind)];
  return everyColumn[kind];
}

const everyColumn: { [K in Kind]?: readonly Column[] } = {};

/** A filter looks at the columns that one sees without asking for more; at the namespace only while several are shown. */
export function isSearched(kind: Kind, each: Column): boolean {
  return each !== namespaceColumn && (each.priority === 0 || isProminent(kind, each));
}

/** The columns on the screen, in order. */
export function shownColumns(kind: Kind, options: { wide: boolean; namespaces: boolean }): readonly Column[] {
  return allColumns(kind).filter(
    (each) =>
      (each === namespaceColumn ? options.namespaces : each.priority === 0) ||
      (each !== namespaceColumn && (options.wide || isProminent(kind, each))),
  );
}

function isProminent(kind: Kind, { name }: Column): boolean {
  return prominent[kind]?.includes(name) ?? false;
}

/** See `TableColumn.priority`. */
export function dropPriority(name: string, index: number): number {
  return staying[name] ?? 7 + index;
}

/** See `TableColumn.maxWidth`. */
export function maxWidth(name: string): number {
  return widest[name] ?? 0;
}
