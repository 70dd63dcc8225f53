/**
 * The objects of a kind as they were at an earlier revision, worked out by undoing the changes that came after it.
 * Nothing is kept for that: who reads a list in parts holds a revision and a key.
 */
import type { Kind } from '../../kubernetes/kinds.ts';
import { type AnyObject, type KubeObject, keyOf } from '../../kubernetes/objects.ts';
import { compareText } from '../../lib/compare-text.ts';
import type { Change } from '../../store/reading.ts';

/** What paging and watching know of the cluster. */
export interface Moments {
  /** Revision of the newest change. */
  readonly revision: number;
  /** The first revision after which all changes are kept. */
  readonly oldest: number;
  /** How often the cluster went back in time: positions of an earlier epoch are worth nothing. */
  readonly epoch: number;
  /** All objects of a kind as they are stored, by key. */
  now(kind: Kind, namespace?: string): readonly AnyObject[];
  /** The change with this revision; undefined where it is not kept. */
  change(revision: number): Change | undefined;
  /**
   * A stored object as a client reads it at this moment. Signs of life of machines are written nowhere and make no
   * events; lists, pages and watches all show them as they stand when they are read.
   */
  asRead<T extends KubeObject>(object: T): T;
}

/** A kind, in one namespace or everywhere. */
export interface Place {
  readonly kind: Kind;
  readonly namespace: string | undefined;
}

/** A part of a list at one moment. */
export interface Moment {
  /** By key, one at a time. */
  readonly objects: Iterable<AnyObject>;
  readonly count: number;
}

/** What the keys in a place begin with. */
export function prefixOf({ namespace }: Place): string {
  return namespace === undefined ? '' : `${namespace}/`;
}

/** The objects whose keys are not before `start`. The changes after the revision must all be kept. */
export function momentAt(moments: Moments, place: Place, revision: number, start: string): Moment {
  const current = moments.now(place.kind, place.namespace);
  const from = start === '' ? 0 : firstNotBefore(current, start);
  const undone = undoneBy(moments, place, revision, start);
  const returned: [key: string, object: AnyObject][] = [];
  let hidden = 0;
  for (const [key, { before, after }] of undone) {
    if (before !== undefined) returned.push([key, before]);
    if (after !== undefined) hidden += 1;
  }
  returned.sort(([one], [other]) => compareText(one, other));
  return {
    objects: merged(current, from, undone, returned),
    count: current.length - from - hidden + returned.length,
  };
}

/** One object that changed since: what it was then, and what it is. */
interface Undone {
  readonly before: AnyObject | undefined;
  after: AnyObject | undefined;
}

function undoneBy(
  moments: Moments,
  place: Place,
  revision: number,
  start: string,
): ReadonlyMap<string, Undone> {
  const undone = new Map<string, Undone>();
  const prefix = prefixOf(place);
  for (let each = revision + 1; each <= moments.revision; each += 1) {
    const { table, key, before, after } = moments.change(each)!;
    if (table !== place.kind || key < start || !key.startsWith(prefix)) continue;
    const known = undone.get(key);
    if (known === undefined) undone.set(key, { before: before as AnyObject, after: after as AnyObject });
    else known.after = after as AnyObject;
  }
  return undone;
}

function* merged(
  current: readonly AnyObject[],
  from: number,
  undone: ReadonlyMap<string, Undone>,
  returned: readonly (readonly [key: string, object: AnyObject])[],
): Generator<AnyObject> {
  let next = 0;
  for (let index = from; index < current.length; index += 1) {
    const object = current[index]!;
    if (undone.size === 0) {
      yield object;
      continue;
    }
    const key = keyOf(object);
    while (next < returned.length && returned[next]![0] < key) yield returned[next++]![1];
    if (!undone.has(key)) yield object;
  }
  while (next < returned.length) yield returned[next++]![1];
}

/** Where in a list by key the first object stands whose key is not before `start`. */
function firstNotBefore(objects: readonly AnyObject[], start: string): number {
  let low = 0;
  let high = objects.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keyOf(objects[middle]!) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
