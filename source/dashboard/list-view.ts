/**
 * The live list: the objects of one kind in one scope, filtered and sorted, kept up to date by the change feed.
 * Changes are noted as they come (cheap, however many) and settled when somebody looks: what changed is taken out,
 * sorted among itself and merged back, so nothing is ever sorted twice. Cells are formatted by others, visible rows only.
 */
import type { Kind } from '../kubernetes/kinds.ts';
import { type AnyObject, keyOf } from '../kubernetes/objects.ts';
import { rowHealth } from '../printers/index.ts';
import type { Change, Reader } from '../store/reading.ts';
import { allColumns } from './columns.ts';
import { type Filter, parseFilter } from './filter.ts';
import { type Facts, factsOf } from './list-facts.ts';
import type { Cursor, Scope, Sort } from './model.ts';
import { inScope, objectsIn } from './scope.ts';

export interface ListSpec {
  readonly kind: Kind;
  /** Undefined: all of them. */
  readonly namespace: string | undefined;
  readonly scope: Scope;
  readonly filter: string;
  readonly sort: Sort;
  readonly unhealthyOnly: boolean;
}

export interface Entry {
  readonly key: string;
  readonly object: AnyObject;
  readonly facts: Facts;
}

type Order = (a: Entry, b: Entry) => number;

export class ListView {
  readonly spec: ListSpec;
  readonly #passes: Filter;
  readonly #order: Order;
  /** Everything in the scope, whether the filter lets it through or not. */
  readonly #members = new Map<string, AnyObject>();
  readonly #widths: number[];
  #entries: readonly Entry[] = [];
  /** The order before the last changes were settled. */
  #previous: readonly Entry[] = [];
  #pending = new Map<string, AnyObject | undefined>();

  constructor(spec: ListSpec, read: Reader) {
    this.spec = spec;
    const filter = parseFilter(spec.filter);
    this.#passes = typeof filter === 'function' ? filter : () => true;
    this.#order = orderBy(spec.kind, spec.sort);
    this.#widths = allColumns(spec.kind).map(() => 0);
    for (const object of objectsIn(spec, read)) this.#members.set(keyOf(object), object);
    this.#entries = this.#shown(this.#members).sort(this.#order);
    this.#previous = this.#entries;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** How many there are in the scope, the filtered ones included. */
  get total(): number {
    return this.#members.size;
  }

  has(key: string): boolean {
    return this.#members.has(key);
  }

  object(key: string): AnyObject | undefined {
    return this.#members.get(key);
  }

  /** Widest cell so far of a column, by its index in `allColumns`. */
  width(column: number): number {
    return this.#widths[column] ?? 0;
  }

  indexOf(key: string | undefined): number {
    return key === undefined ? -1 : this.#entries.findIndex((entry) => entry.key === key);
  }

  /** Whether the changed object is in the list and stays in it. */
  keeps({ after }: Change): boolean {
    const object = after as AnyObject | undefined;
    if (object === undefined || !inScope(this.spec, object)) return false;
    if (this.spec.unhealthyOnly && isHealthy(this.spec.kind, object)) return false;
    return this.#passes(factsOf(this.spec.kind, object));
  }

  /** Takes note of a change; `settle` puts it in its place. */
  note(change: Change): void {
    if (change.table !== this.spec.kind) return;
    const object = change.after as AnyObject | undefined;
    const member = object !== undefined && inScope(this.spec, object);
    if (!member && !this.#members.has(change.key) && !this.#pending.has(change.key)) return;
    this.#pending.set(change.key, member ? object : undefined);
  }

  /** True where anything changed. */
  settle(): boolean {
    if (this.#pending.size === 0) return false;
    const pending = this.#pending;
    this.#pending = new Map();
    for (const [key, object] of pending) {
      if (object === undefined) this.#members.delete(key);
      else this.#members.set(key, object);
    }
    const staying = this.#entries.filter((entry) => !pending.has(entry.key));
    this.#previous = this.#entries;
    this.#entries = merged(staying, this.#shown(pending).sort(this.#order), this.#order);
    return true;
  }

  /** The cursor on its object, or on the neighbour of an object that is gone. */
  place(cursor: Cursor): Cursor {
    const index = this.indexOf(cursor.key);
    if (index >= 0) return { key: cursor.key, index };
    const neighbour = this.#neighbourOf(cursor.key) ?? Math.min(cursor.index, this.#entries.length - 1);
    return this.at(neighbour);
  }

  /** A cursor on that row, or on the nearest one there is. */
  at(index: number): Cursor {
    const nearest = Math.max(0, Math.min(index, this.#entries.length - 1));
    return { key: this.#entries[nearest]?.key, index: nearest };
  }

  /** Index of the next one that was below it and still is here, else of the one above. */
  #neighbourOf(key: string | undefined): number | undefined {
    const was = this.#previous.findIndex((entry) => entry.key === key);
    if (was < 0) return undefined;
    const remaining = new Map(this.#entries.map((entry, index) => [entry.key, index]));
    const below = this.#previous.slice(was + 1).find((entry) => remaining.has(entry.key));
    const nearest = below ?? this.#previous.slice(0, was).findLast((entry) => remaining.has(entry.key));
    return nearest && remaining.get(nearest.key);
  }

  #shown(objects: ReadonlyMap<string, AnyObject | undefined>): Entry[] {
    const entries: Entry[] = [];
    for (const [key, object] of objects) {
      if (object === undefined) continue;
      if (this.spec.unhealthyOnly && isHealthy(this.spec.kind, object)) continue;
      const facts = factsOf(this.spec.kind, object);
      this.#widen(facts);
      if (this.#passes(facts)) entries.push({ key, object, facts });
    }
    return entries;
  }

  #widen({ widths }: Facts): void {
    for (let index = 0; index < widths.length; index += 1) {
      if (widths[index]! > this.#widths[index]!) this.#widths[index] = widths[index]!;
    }
  }
}

function isHealthy(kind: Kind, object: AnyObject): boolean {
  const health = rowHealth(kind, object);
  return health === 'good' || health === 'done';
}

/** By the column, then by key, so that equal ones never change places. */
function orderBy(kind: Kind, { column, descending }: Sort): Order {
  const index = Math.max(
    0,
    allColumns(kind).findIndex(({ name }) => name === column),
  );
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const left = a.facts.sorts[index]!;
    const right = b.facts.sorts[index]!;
    if (left !== right) return left < right ? -sign : sign;
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
  };
}

function merged(left: readonly Entry[], right: readonly Entry[], order: Order): readonly Entry[] {
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
