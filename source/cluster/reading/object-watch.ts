/**
 * Watches: positions in the change feed, seen through the namespace and the selectors of one client (apiserver,
 * storage/cacher). A watch holds nothing but its position; each `take` reads on from there, in the order of the feed.
 */
import { apiVersionOf, isStored, type Kind, kinds } from '../../kubernetes/kinds.ts';
import { type AnyObject, keyOf } from '../../kubernetes/objects.ts';
import { methodNotAllowed, tooOld } from '../../kubernetes/status-error.ts';
import type { Change } from '../../store/reading.ts';
import type { ObjectWatch, WatchEvent, WatchOptions } from '../cluster.ts';
import { type Moments, momentAt, type Place, prefixOf } from './moments.ts';
import { checkWatchOptions, parseRevision } from './options.ts';
import { type Selection, selectionOf } from './selection.ts';

/** Throws BadRequest for a resourceVersion or a selector that is none, Expired (410) where the start is no longer kept. */
export function watchObjects(moments: Moments, kind: Kind, options: WatchOptions): ObjectWatch {
  const isSelected = selectionOf(kind, options);
  checkWatchOptions(options);
  if (!isStored(kind)) throw methodNotAllowed('watch', kind);
  const wanted = parseRevision(options.resourceVersion ?? '');
  const { sendInitialEvents = wanted === 0, allowWatchBookmarks = true } = options;
  const isFromNow = wanted === 0 || options.sendInitialEvents === true;
  const position = isFromNow ? moments.revision : wanted;
  if (position < moments.oldest) throw tooOld(position, moments.oldest);
  const namespace = kinds[kind].namespaced ? options.namespace : undefined;
  return new FeedWatch(moments, { kind, namespace }, isSelected, {
    position,
    ...(sendInitialEvents && { nextKey: '' }),
    ...(options.sendInitialEvents && allowWatchBookmarks && { bookmarkAfter: wanted }),
  });
}

interface Position {
  /** Revision up to which everything was taken. */
  readonly position: number;
  /** The first of the objects there were at `position` that is still to come; undefined: none. */
  readonly nextKey?: string;
  /** The initial events end with a bookmark, once the watch has come to this revision. */
  readonly bookmarkAfter?: number;
}

const initialEventsEnd = { 'k8s.io/initial-events-end': 'true' };

class FeedWatch implements ObjectWatch {
  readonly #moments: Moments;
  readonly #place: Place;
  readonly #isSelected: Selection;
  readonly #epoch: number;
  #position: number;
  #nextKey: string | undefined;
  #bookmarkAfter: number | undefined;

  constructor(moments: Moments, place: Place, isSelected: Selection, start: Position) {
    this.#moments = moments;
    this.#place = place;
    this.#isSelected = isSelected;
    this.#epoch = moments.epoch;
    this.#position = start.position;
    this.#nextKey = start.nextKey;
    this.#bookmarkAfter = start.bookmarkAfter;
  }

  get resourceVersion(): string {
    return String(this.#position);
  }

  take(limit = Number.POSITIVE_INFINITY): readonly WatchEvent[] {
    const { epoch, oldest } = this.#moments;
    if (epoch !== this.#epoch || this.#position < oldest) throw tooOld(this.#position, oldest);
    const events: WatchEvent[] = [];
    if (limit <= 0) return events;
    for (const event of this.#next()) {
      events.push(event);
      if (events.length >= limit) break;
    }
    return events;
  }

  bookmark(annotations?: Readonly<Record<string, string>>): WatchEvent {
    const { kind } = this.#place;
    const metadata = { resourceVersion: this.resourceVersion, ...(annotations && { annotations }) };
    return { type: 'BOOKMARK', object: { kind, apiVersion: apiVersionOf(kind), metadata } };
  }

  /** The position moves before an event is handed out, so that the reader can stop after any of them. */
  *#next(): Generator<WatchEvent> {
    if (this.#nextKey !== undefined) yield* this.#initial(this.#nextKey);
    while (this.#position < this.#moments.revision) {
      if (this.#isBookmarkDue) yield this.#endOfInitialEvents();
      const change = this.#moments.change(this.#position + 1)!;
      this.#position += 1;
      const event = this.#eventOf(change);
      if (event !== undefined) yield event;
    }
    if (this.#isBookmarkDue) yield this.#endOfInitialEvents();
  }

  *#initial(start: string): Generator<WatchEvent> {
    const { objects } = momentAt(this.#moments, this.#place, this.#position, start);
    for (const object of objects) {
      if (this.#isSelected?.(object) === false) continue;
      this.#nextKey = `${keyOf(object)}\0`;
      yield { type: 'ADDED', object: this.#moments.asRead(object) };
    }
    this.#nextKey = undefined;
  }

  get #isBookmarkDue(): boolean {
    return this.#bookmarkAfter !== undefined && this.#position >= this.#bookmarkAfter;
  }

  #endOfInitialEvents(): WatchEvent {
    this.#bookmarkAfter = undefined;
    return this.bookmark(initialEventsEnd);
  }

  /** What the client is told of a change: it sees objects come and go as they begin and cease to be selected. */
  #eventOf({ table, key, revision, ...change }: Change): WatchEvent | undefined {
    if (table !== this.#place.kind || !key.startsWith(prefixOf(this.#place))) return undefined;
    const before = this.#seen(change.before as AnyObject | undefined);
    const after = this.#seen(change.after as AnyObject | undefined);
    if (after !== undefined) {
      const object = this.#moments.asRead(after);
      return { type: before === undefined ? 'ADDED' : 'MODIFIED', object };
    }
    if (before === undefined) return undefined;
    // The last that was selected, as of the change that took it away.
    const metadata = { ...before.metadata, resourceVersion: String(revision) };
    return { type: 'DELETED', object: this.#moments.asRead({ ...before, metadata } as AnyObject) };
  }

  #seen(object: AnyObject | undefined): AnyObject | undefined {
    return object !== undefined && this.#isSelected?.(object) !== false ? object : undefined;
  }
}
