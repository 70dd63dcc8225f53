/** A store that keeps few changes, as lists and watches see it. */
import type { Moments } from '../../source/cluster/reading/moments.ts';
import { createStore, type Store } from '../../source/store/store.ts';
import { pod } from './manifests.ts';
import { completed, epoch, testSettings } from './world.ts';

export interface SmallStore {
  readonly moments: Moments;
  readonly store: Store;
  /** Creates pods, or replaces them with other labels. */
  put(names: readonly string[], labels?: Record<string, string>, namespace?: string): void;
  remove(...names: readonly string[]): void;
  /** Goes back in time to a state of the store. */
  goBack(state: Store['state']): void;
}

export function smallStore(feedLimit = 1000): SmallStore {
  const store = createStore(testSettings, feedLimit);
  const cause = { time: epoch, actor: 'test' };
  let trips = 0;
  const moments: Moments = {
    get revision() {
      return store.revision;
    },
    get oldest() {
      return store.feed.oldest ?? store.revision;
    },
    get epoch() {
      return trips;
    },
    now: (kind, namespace) => store.read.list(kind, namespace),
    change: (revision) => store.feed.find(revision),
    asRead: (object) => object,
  };
  return {
    moments,
    store,
    put: (names, labels = {}, namespace = 'default') =>
      void store.transact(cause, (transaction) => {
        for (const name of names) {
          const manifest = pod(name, 'nginx:1.16', labels);
          transaction.put(completed({ ...manifest, metadata: { ...manifest.metadata, namespace } }), 'put');
        }
      }),
    remove: (...names) =>
      void store.transact(cause, (transaction) => {
        for (const name of names) transaction.remove('Pod', `default/${name}`, 'removed');
      }),
    goBack: (state) => {
      trips += 1;
      store.restore(state);
    },
  };
}
