/** Small worlds for unit tests: a reader over hand-written objects, and a context to reconcile in. */
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { timestamp } from '../../source/kubernetes/time.ts';
import { RandomStreams } from '../../source/lib/random.ts';
import type { InternalValue, Reader, ReconcileContext, Settings } from '../../source/store/reading.ts';
import { createStore } from '../../source/store/store.ts';

/** The moment at which tests start: 2026-01-01T00:00:00Z in milliseconds since the epoch. */
export const epoch = Date.UTC(2026, 0, 1);

export const testSettings: Settings = { seed: 1, profile: 'instant', startTime: epoch, images: [] };

/** A reader that holds these objects. Uid, creation time, spec and status are filled in where they are missing. */
export function world(...objects: readonly (Manifest | InternalValue)[]): Reader {
  return worldWith(testSettings, ...objects);
}

export function worldWith(settings: Settings, ...objects: readonly (Manifest | InternalValue)[]): Reader {
  const store = createStore(settings);
  store.transact({ time: epoch, actor: 'test' }, (transaction) => {
    for (const object of objects) {
      if ('metadata' in object) transaction.put(completed(object), 'given');
      else transaction.putInternal(object, 'given');
    }
  });
  return store.read;
}

export function completed(manifest: Manifest) {
  const { name = 'unnamed', namespace } = manifest.metadata;
  return {
    spec: {},
    status: {},
    ...manifest,
    metadata: {
      uid: `uid-${manifest.kind.toLowerCase()}-${namespace ?? ''}-${name}`,
      resourceVersion: '1',
      creationTimestamp: timestamp(epoch),
      ...manifest.metadata,
      name,
    },
  };
}

/** A context at `now` (default: the epoch) with a fixed seed and no latencies. */
export function context(read: Reader, now = epoch): ReconcileContext {
  const streams = new RandomStreams(1);
  return { read, now, random: (stream) => streams.next(stream), latency: () => 0 };
}
