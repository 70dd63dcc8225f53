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
import { cellGap, parseFilter } from './filter.ts';
import { type Facts, factsOf } from './list-facts.ts';
import { byKey, inOrder, merged, type Order, orderOf } from './list-order.ts';
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

type Passes = (entry: Pick<Entry, 'object' | 'facts'>) => boolean;

export class ListView {
  readonly spec: ListSpec;
  readonly #passes: Passes | undefined;
  readonly #order: Order;
  /** Widest cells so far, by index in `allColumns`. */
  readonly #widths: number[];
  /** Everything in the scope by key, whether the filter lets it through or not. */
  readonly #members: Map<string, Entry>;
  #byKey: readonly Entry[];
  #sorted: readonly Entry[];
  #entries: readonly Entry[];
  /** The rows before the last changes were settled. */
  #previous: readonly Entry[];
  #pending = new Map<string, AnyObject | undefined>();

  /** `like`: the list that this one follows; what they have in common is taken over, and that one is done with. */
  constructor(spec: ListSpec, read: Reader, like?: ListView) {
    this.spec = spec;
    this.#passes = passesOf(spec);
    this.#order = orderOf(spec);
    if (like !== undefined && isSamePlace(like.spec, spec)) {
      this.#members = like.#members;
      this.#widths = like.#widths;
      this.#pending = like.#pending;
      this.#byKey = like.#byKey;
      this.#sorted = isSameSort(like.spec.sort, spec.sort) ? like.#sorted : inOrder(this.#byKey, spec);
    } else {
      this.#byKey = objectsIn(spec, read).map((object) => entryOf(spec.kind, object));
      this.#members = new Map(this.#byKey.map((entry) => [entry.key, entry]));
      this.#widths = allColumns(spec.kind).map(() => 0);
      this.#widen(this.#byKey);
      this.#sorted = inOrder(this.#byKey, spec);
    }
    this.#entries = this.#filtered();
    this.#previous = this.#entries;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** How many there are in the scope, the filtered ones included. */
  get total(): number {
    return this.#members.size;
  }

  /** The object with that key, whether the filter lets it through or not. */
  object(key: string): AnyObject | undefined {
    return this.#members.get(key)?.object;
  }

  /** Widest cell so far of a column, by its index in `allColumns`. */
  width(column: number): number {
    return this.#widths[column] ?? 0;
  }

  indexOf(key: string | undefined): number {
    return key === undefined ? -1 : this.#entries.findIndex((entry) => entry.key === key);
  }

  /** Whether the changed object belongs into the list, and the filter lets it through. */
  keeps({ after }: Change): boolean {
    const object = after as AnyObject | undefined;
    if (object === undefined || !inScope(this.spec, object)) return false;
    return this.#passes?.(entryOf(this.spec.kind, object)) ?? true;
  }

  /** Takes note of a change; `settle` puts it in its place. */
  note(change: Change): void {
    if (change.table !== this.spec.kind) return;
    const object = change.after as AnyObject | undefined;
    const member = object !== undefined && inScope(this.spec, object);
    if (!member && !this.#members.has(change.key) && !this.#pending.has(change.key)) return;
    this.#pending.set(change.key, member ? object : undefined);
  }

  settle(): void {
    if (this.#pending.size === 0) return;
    const pending = this.#pending;
    this.#pending = new Map();
    const fresh: Entry[] = [];
    for (const [key, object] of pending) {
      if (object === undefined) this.#members.delete(key);
      else fresh.push(entryOf(this.spec.kind, object));
    }
    for (const entry of fresh) this.#members.set(entry.key, entry);
    this.#widen(fresh);
    const renewed = (entries: readonly Entry[], order: Order) =>
      merged(
        entries.filter(({ key }) => !pending.has(key)),
        fresh.toSorted(order),
        order,
      );
    this.#byKey = renewed(this.#byKey, byKey);
    this.#sorted = renewed(this.#sorted, this.#order);
    this.#previous = this.#entries;
    this.#entries = this.#filtered();
  }

  /** The cursor on its object, or on the neighbour of an object that is gone. */
  place(cursor: Cursor): Cursor {
    if (cursor.atTop) return { ...this.at(0), atTop: true };
    const index = this.indexOf(cursor.key);
    if (index >= 0) return { key: cursor.key, index };
    return this.at(this.#neighbourOf(cursor.key) ?? cursor.index);
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

  #filtered(): readonly Entry[] {
    return this.#passes === undefined ? this.#sorted : this.#sorted.filter(this.#passes);
  }

  #widen(entries: readonly Entry[]): void {
    for (const { facts } of entries) {
      for (let index = 0; index < facts.widths.length; index += 1) {
        if (facts.widths[index]! > this.#widths[index]!) this.#widths[index] = facts.widths[index]!;
      }
    }
  }
}

export function isSamePlace(one: ListSpec, other: ListSpec): boolean {
  return one.kind === other.kind && one.namespace === other.namespace && one.scope === other.scope;
}

export function isSameSort(one: Sort, other: Sort): boolean {
  return one.column === other.column && one.descending === other.descending;
}

function entryOf(kind: Kind, object: AnyObject): Entry {
  return { key: keyOf(object), object, facts: factsOf(kind, object) };
}

/** Undefined where everything passes. */
function passesOf({ kind, namespace, filter, unhealthyOnly }: ListSpec): Passes | undefined {
  if (filter === '' && !unhealthyOnly) return undefined;
  const matches = parseFilter(filter);
  return ({ object, facts }) => {
    if (unhealthyOnly && isHealthy(kind, object)) return false;
    if (typeof matches !== 'function') return true;
    const place = namespace === undefined ? `${object.metadata.namespace ?? ''}${cellGap}` : '';
    return matches({ text: place + facts.text, labels: facts.labels });
  };
}

function isHealthy(kind: Kind, object: AnyObject): boolean {
  const health = rowHealth(kind, object);
  return health === 'good' || health === 'done';
}
