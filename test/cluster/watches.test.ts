import { describe, expect, test } from 'vitest';
import type { ObjectWatch, WatchEvent, WatchOptions } from '../../source/cluster/cluster.ts';
import { createCluster } from '../../source/cluster/create.ts';
import { watchObjects } from '../../source/cluster/reading/object-watch.ts';
import { StatusError } from '../../source/kubernetes/status-error.ts';
import { smallStore } from '../support/moments.ts';

/** `ADDED a 3`: the type, the name and the resourceVersion. */
const told = (events: readonly WatchEvent[]) =>
  events.map(({ type, object: { metadata } }) =>
    [type, 'name' in metadata ? metadata.name : '-', metadata.resourceVersion].join(' '),
  );

function refusal(ask: () => unknown): [code: number, message: string] {
  try {
    ask();
  } catch (error) {
    if (error instanceof StatusError) return [error.code, error.message];
    throw error;
  }
  throw new Error('not refused');
}

function shop() {
  const small = smallStore();
  small.put(['a', 'b'], { app: 'web' });
  small.put(['c'], { app: 'api' });
  const watch = (options: WatchOptions = {}) => watchObjects(small.moments, 'Pod', options);
  return { ...small, watch };
}

describe('where a watch starts', () => {
  test.each<[WatchOptions, string[]]>([
    [{}, ['ADDED a 1', 'ADDED b 2', 'ADDED c 3', 'ADDED d 4']],
    [{ resourceVersion: '0' }, ['ADDED a 1', 'ADDED b 2', 'ADDED c 3', 'ADDED d 4']],
    [{ resourceVersion: '2' }, ['ADDED c 3', 'ADDED d 4']],
    [{ resourceVersion: '3' }, ['ADDED d 4']],
    [{ labelSelector: 'app=web' }, ['ADDED a 1', 'ADDED b 2']],
    [{ fieldSelector: 'metadata.name!=b', namespace: 'default' }, ['ADDED a 1', 'ADDED c 3', 'ADDED d 4']],
    [{ namespace: 'elsewhere' }, []],
    [
      { sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan' },
      ['ADDED a 1', 'ADDED b 2', 'ADDED c 3', 'BOOKMARK - 3', 'ADDED d 4'],
    ],
    [
      { sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan', resourceVersion: '1' },
      ['ADDED a 1', 'ADDED b 2', 'ADDED c 3', 'BOOKMARK - 3', 'ADDED d 4'],
    ],
    [
      { sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan', resourceVersion: '4' },
      ['ADDED a 1', 'ADDED b 2', 'ADDED c 3', 'ADDED d 4', 'BOOKMARK - 4'],
    ],
    [
      { sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan', allowWatchBookmarks: false },
      ['ADDED a 1', 'ADDED b 2', 'ADDED c 3', 'ADDED d 4'],
    ],
    [{ sendInitialEvents: false, resourceVersionMatch: 'NotOlderThan' }, ['ADDED d 4']],
  ])('%j tells %j', (options, expected) => {
    for (const limit of [1, 2, 3, 100]) {
      const { watch, put } = shop();
      const watcher = watch(options);
      put(['d']);
      const events: WatchEvent[] = [];
      for (let part = watcher.take(limit); part.length > 0; part = watcher.take(limit)) events.push(...part);
      expect(told(events), `taken ${limit} at a time`).toEqual(expected);
      expect(watcher.resourceVersion).toBe('4');
    }
  });

  test('the objects there were are those of the start, however late they are taken', () => {
    const { watch, put, remove } = shop();
    const watcher = watch();
    expect(told(watcher.take(1))).toEqual(['ADDED a 1']);
    put(['b'], { app: 'web', again: 'true' });
    remove('c');
    put(['aa']);
    expect(told(watcher.take())).toEqual([
      'ADDED b 2',
      'ADDED c 3',
      'MODIFIED b 4',
      'DELETED c 5',
      'ADDED aa 6',
    ]);
  });

  test('a watch from the future waits for it', () => {
    const { watch, put } = shop();
    const watcher = watch({ resourceVersion: '5' });
    put(['d', 'e']);
    expect(told(watcher.take())).toEqual([]);
    put(['f']);
    expect(told(watcher.take())).toEqual(['ADDED f 6']);
  });

  test.each<[WatchOptions, number, string]>([
    [
      { resourceVersion: 'x' },
      400,
      'resourceVersion: Invalid value: "x": strconv.ParseUint: parsing "x": invalid syntax',
    ],
    [{ labelSelector: 'a in' }, 400, "unable to parse requirement: found '' expected: '('"],
    [{ fieldSelector: 'spec.x=y' }, 400, 'field label not supported: spec.x'],
    [
      { sendInitialEvents: true },
      422,
      'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    ],
    [
      { resourceVersionMatch: 'NotOlderThan' },
      422,
      'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
    ],
  ])('%j is refused', (options, code, message) => {
    expect(refusal(() => shop().watch(options))).toEqual([code, message]);
  });

  test('what is worked out when it is read can not be watched', () => {
    const [code] = refusal(() => watchObjects(smallStore().moments, 'PodMetrics', {}));
    expect(code).toBe(405);
  });
});

describe('what a watch tells', () => {
  test('objects come and go as they begin and cease to be selected', () => {
    const { watch, put, remove, store } = shop();
    const watcher = watch({ labelSelector: 'app=web', resourceVersion: '3' });
    put(['c'], { app: 'web' });
    put(['c'], { app: 'web', size: '2' });
    put(['c'], { app: 'api', size: '2' });
    put(['c'], { app: 'api', size: '3' });
    remove('c', 'b');
    const events = watcher.take();
    expect(told(events)).toEqual(['ADDED c 4', 'MODIFIED c 5', 'DELETED c 6', 'DELETED b 9']);
    // What goes is shown as it was while it was selected.
    expect(events[2]!.object.metadata).toMatchObject({ labels: { app: 'web', size: '2' } });
    expect(events[3]!.object).toEqual({
      ...store.feed.find(2)!.after,
      metadata: expect.objectContaining({ name: 'b', resourceVersion: '9' }),
    });
  });

  test('one namespace does not hear of another', () => {
    const { watch, put } = shop();
    const watcher = watch({ namespace: 'default', resourceVersion: '3' });
    put(['x'], {}, 'default-2');
    expect(watcher.take()).toEqual([]);
    expect(watcher.resourceVersion).toBe('4');
  });

  test('a bookmark says how far the watch has come, and nothing else', () => {
    const { watch, put } = shop();
    const watcher = watch();
    put(['d']);
    watcher.take();
    expect(watcher.bookmark()).toEqual({
      type: 'BOOKMARK',
      object: { kind: 'Pod', apiVersion: 'v1', metadata: { resourceVersion: '4' } },
    });
  });

  test('the end of the initial events is marked, even where there are none', () => {
    const { moments } = smallStore();
    const watcher = watchObjects(moments, 'Deployment', {
      sendInitialEvents: true,
      resourceVersionMatch: 'NotOlderThan',
    });
    expect(watcher.take()).toEqual([
      {
        type: 'BOOKMARK',
        object: {
          kind: 'Deployment',
          apiVersion: 'apps/v1',
          metadata: { resourceVersion: '0', annotations: { 'k8s.io/initial-events-end': 'true' } },
        },
      },
    ]);
    expect(watcher.take()).toEqual([]);
  });

  test('a watch from its own resourceVersion goes on where it stood', () => {
    const { watch, put, remove } = shop();
    const first = watch({ resourceVersion: '3' });
    put(['d', 'e', 'f']);
    remove('d');
    const before = told(first.take(2));
    const second = watch({ resourceVersion: first.resourceVersion });
    expect([...before, ...told(second.take())]).toEqual([
      'ADDED d 4',
      'ADDED e 5',
      'ADDED f 6',
      'DELETED d 7',
    ]);
  });

  test('only as much of the feed is read as is taken', () => {
    const { moments, put } = shop();
    const asked: number[] = [];
    const change = (revision: number) => {
      asked.push(revision);
      return moments.change(revision);
    };
    const spied = Object.create(moments, { change: { value: change } });
    const watcher: ObjectWatch = watchObjects(spied, 'Pod', { resourceVersion: '3' });
    put(Array.from({ length: 50 }, (_, index) => `late-${index}`));
    expect(watcher.take(2)).toHaveLength(2);
    expect(asked).toEqual([4, 5]);
    expect(watcher.take(0)).toEqual([]);
    expect(asked).toHaveLength(2);
  });
});

describe('a watch that has expired', () => {
  function compacted() {
    const small = smallStore(10);
    small.put(['a', 'b']);
    const watcher = watchObjects(small.moments, 'Pod', {});
    for (let index = 0; index < 20; index += 1) small.put([`late-${index}`]);
    return { ...small, watcher };
  }

  test('because nobody took what is no longer kept', () => {
    const { watcher, moments } = compacted();
    const expected = [410, 'too old resource version: 2 (11)'];
    expect(refusal(() => watcher.take())).toEqual(expected);
    expect(refusal(() => watcher.take())).toEqual(expected);
    expect(refusal(() => watchObjects(moments, 'Pod', { resourceVersion: '10' }))[0]).toBe(410);
    expect(watchObjects(moments, 'Pod', { resourceVersion: '11' }).take()).toHaveLength(11);
  });

  test('because the cluster went back in time, though it has been further since', () => {
    const { watch, put, goBack, store } = shop();
    const { state } = store;
    const idle = watch();
    idle.take();
    put(['d', 'e']);
    const watcher = watch();
    watcher.take();
    goBack(state);
    expect(refusal(() => watcher.take())).toEqual([410, 'too old resource version: 5 (0)']);
    expect(refusal(() => idle.take())[0]).toBe(410);
    put(['x', 'y', 'z']);
    expect(refusal(() => watcher.take())[0]).toBe(410);
    expect(told(watch({ resourceVersion: '3' }).take())).toEqual(['ADDED x 4', 'ADDED y 5', 'ADDED z 6']);
  });

  test('in a cluster that is put back to a checkpoint', () => {
    const cluster = createCluster();
    const checkpoint = cluster.checkpoint();
    const watcher = cluster.follow('Namespace');
    expect(watcher.take().length).toBeGreaterThan(0);
    cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
    expect(told(watcher.take())).toEqual([expect.stringMatching(/^ADDED shop /)]);
    cluster.restore(checkpoint);
    expect(refusal(() => watcher.take())[0]).toBe(410);
  });
});
