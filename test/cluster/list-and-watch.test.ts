import { expect, test } from 'vitest';
import type { ListOptions, ObjectWatch, WatchEvent } from '../../source/cluster/cluster.ts';
import { createCluster } from '../../source/cluster/create.ts';
import type { LocalCluster } from '../../source/cluster/local-cluster.ts';
import type { Kind } from '../../source/kubernetes/kinds.ts';
import { type AnyObject, keyOf } from '../../source/kubernetes/objects.ts';
import { fc } from '../support/properties.ts';
import { carryOut, request } from '../support/random-requests.ts';

const interests: readonly (readonly [Kind, ListOptions])[] = [
  ['Pod', {}],
  ['Pod', { namespace: 'default', labelSelector: 'app in (web,api)' }],
  ['Pod', { labelSelector: '!app' }],
  ['Pod', { fieldSelector: 'status.phase=Running' }],
  ['Pod', { fieldSelector: 'spec.nodeName!=node-1,status.phase!=Failed', namespace: 'default' }],
  ['Deployment', { labelSelector: 'app!=web' }],
  ['ReplicaSet', { fieldSelector: 'status.replicas!=0' }],
  ['Job', {}],
  ['Event', { namespace: 'default', fieldSelector: 'type=Warning' }],
  ['Node', { fieldSelector: 'spec.unschedulable=false' }],
  ['Lease', {}],
  ['Namespace', {}],
];

/** Signs of life are worked out when an object is read, and make no events. */
function withoutSignsOfLife(object: AnyObject): unknown {
  return JSON.parse(
    JSON.stringify(object, (name, value) =>
      name === 'lastHeartbeatTime' || name === 'renewTime' ? undefined : value,
    ),
  );
}

/** A client that keeps a copy of what it watches, and checks every event against it. */
class Mirror {
  readonly #objects = new Map<string, AnyObject>();
  readonly #watch: ObjectWatch;
  #newest = 0;
  events = 0;

  constructor(watch: ObjectWatch, listed: readonly AnyObject[] = []) {
    this.#watch = watch;
    for (const object of listed) this.#objects.set(keyOf(object), object);
  }

  take(limit?: number): number {
    const events = this.#watch.take(limit);
    for (const event of events) this.#apply(event);
    this.events += events.length;
    expect(this.#newest).toBeLessThanOrEqual(Number(this.#watch.resourceVersion));
    return events.length;
  }

  #apply(event: WatchEvent): void {
    if (event.type === 'BOOKMARK') throw new Error('nobody asked for a bookmark');
    const { type, object } = event;
    const key = keyOf(object);
    const revision = Number(object.metadata.resourceVersion);
    expect(this.#objects.has(key), `${type} ${key}`).toBe(type !== 'ADDED');
    // What was there at the start comes in the order of the keys, everything else in the order of the feed.
    if (type !== 'ADDED') expect(revision).toBeGreaterThan(this.#newest);
    this.#newest = Math.max(this.#newest, revision);
    if (type === 'DELETED') this.#objects.delete(key);
    else this.#objects.set(key, object);
  }

  get contents(): unknown[] {
    const sorted = [...this.#objects].sort(([one], [other]) => (one < other ? -1 : 1));
    return sorted.map(([, object]) => withoutSignsOfLife(object));
  }
}

/** A client that takes a list in pages, as slowly as it likes. */
class SlowReader {
  readonly expected: readonly unknown[];
  readonly #read: unknown[] = [];
  readonly #next: (mark?: string) => string | undefined;
  #mark: string | undefined;

  constructor(cluster: LocalCluster, kind: Kind, options: ListOptions, limit: number) {
    this.expected = cluster.list(kind, options).map(withoutSignsOfLife);
    this.#next = (mark) => {
      const page = cluster.page(kind, { ...options, limit, ...(mark !== undefined && { continue: mark }) });
      this.#read.push(...page.items.map(withoutSignsOfLife));
      return page.continue;
    };
    this.#mark = this.#next();
  }

  /** False once it has seen the whole list, which then must be that of its beginning. */
  turn(): boolean {
    if (this.#mark !== undefined) this.#mark = this.#next(this.#mark);
    if (this.#mark !== undefined) return true;
    expect(this.#read).toEqual(this.expected);
    return false;
  }
}

const interest = fc.integer({ min: 0, max: interests.length - 1 });
const limit = fc.integer({ min: 1, max: 12 });
const step = fc.record({ request, watcher: interest, limit, reads: fc.option(interest, { freq: 3 }) });

test('what a client keeps by watching is what a fresh list shows, however slowly it takes', () => {
  let events = 0;
  let finished = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.array(step, { minLength: 8, maxLength: 30 }),
      (seed, steps) => {
        const cluster = createCluster({ spec: { seed } });
        const mirrors = interests.map(([kind, options], index) =>
          mirrorOf(cluster, kind, options, index % 2 === 0),
        );
        let readers: SlowReader[] = [];
        for (const { request, watcher, limit, reads } of steps) {
          carryOut(cluster, request);
          mirrors[watcher]!.take(limit);
          if (reads !== null) readers.push(new SlowReader(cluster, ...interests[reads]!, limit));
          const open = readers.filter((reader) => reader.turn());
          finished += readers.length - open.length;
          readers = open;
        }
        for (const reader of readers) while (reader.turn());
        for (const [index, mirror] of mirrors.entries()) {
          while (mirror.take(1 + (index % 4)) > 0);
          const [kind, options] = interests[index]!;
          expect(mirror.contents, `${kind} ${JSON.stringify(options)}`).toEqual(
            cluster.list(kind, options).map(withoutSignsOfLife),
          );
          events += mirror.events;
        }
      },
    ),
    { numRuns: 40 },
  );
  expect(events).toBeGreaterThan(3_000);
  expect(finished).toBeGreaterThan(50);
});

/** By a watch that tells what there is, or by a list and a watch from its moment. */
function mirrorOf(cluster: LocalCluster, kind: Kind, options: ListOptions, isListed: boolean): Mirror {
  if (!isListed) return new Mirror(cluster.follow(kind, options));
  const { items, resourceVersion } = cluster.page(kind, options);
  return new Mirror(cluster.follow(kind, { ...options, resourceVersion }), items);
}
