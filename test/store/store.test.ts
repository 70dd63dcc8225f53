import { expect, test } from 'vitest';
import type { Pod } from '../../source/kubernetes/objects.ts';
import { createStore, type Store } from '../../source/store/store.ts';
import { completed, epoch, testSettings } from '../support/world.ts';

const cause = { time: epoch, actor: 'test' };

function pod(name: string, fields: { labels?: Record<string, string>; node?: string; owner?: string } = {}) {
  const { labels = {}, node, owner } = fields;
  return completed({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      labels,
      ...(owner && {
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: owner, uid: owner }],
      }),
    },
    spec: { containers: [], ...(node && { nodeName: node }) },
  });
}

function put(store: Store, ...pods: ReturnType<typeof pod>[]) {
  return store.transact(cause, (transaction) => {
    for (const object of pods) transaction.put(object, 'given');
  });
}

const names = (pods: readonly Pod[]) => pods.map((item) => item.metadata.name);

test('every write raises the revision and carries its cause', () => {
  const store = createStore(testSettings);
  put(store, pod('a'));
  const changes = store.transact({ time: epoch + 5, actor: 'kubelet/node-1', trigger: 1 }, (transaction) => {
    transaction.put({ ...pod('a'), status: { phase: 'Running' } }, 'its container started');
    transaction.put(pod('b'), 'made');
    transaction.remove('Pod', 'default/a', 'gone');
    transaction.remove('Pod', 'default/never', 'not there');
  });
  expect(changes.map(({ revision, type, key }) => [revision, type, key])).toEqual([
    [2, 'MODIFIED', 'default/a'],
    [3, 'ADDED', 'default/b'],
    [4, 'DELETED', 'default/a'],
  ]);
  expect(changes[0]).toMatchObject({
    time: epoch + 5,
    actor: 'kubelet/node-1',
    reason: 'its container started',
    trigger: 1,
    before: { metadata: { resourceVersion: '1' } },
    after: { metadata: { resourceVersion: '2' } },
  });
  expect(store.state.revision).toBe(4);
  expect(names(store.read.list('Pod'))).toEqual(['b']);
});

test('a transaction that throws leaves the very same state', () => {
  const store = createStore(testSettings);
  put(store, pod('a'));
  const { state } = store;
  expect(() =>
    store.transact(cause, (transaction) => {
      transaction.put(pod('b'), 'made');
      throw new Error('refused');
    }),
  ).toThrow('refused');
  expect(store.state).toBe(state);
  expect(store.feed.find(2)).toBeUndefined();
});

test('stored objects are frozen to the bottom, and those that did not change keep their identity', () => {
  const store = createStore(testSettings);
  put(store, pod('a', { labels: { app: 'web' } }), pod('b'));
  const first = store.read.get('Pod', 'default', 'a')!;
  put(store, { ...pod('b'), status: { phase: 'Running' } });
  expect(store.read.get('Pod', 'default', 'a')).toBe(first);
  expect(Object.isFrozen(first.metadata.labels)).toBe(true);
  expect(() => {
    first.metadata.labels!.app = 'other';
  }).toThrow(TypeError);
});

test('indexes follow every change', () => {
  const store = createStore(testSettings);
  put(
    store,
    pod('a', { labels: { app: 'web', tier: 'front' }, node: 'node-1', owner: 'rs-1' }),
    pod('b', { labels: { app: 'web' }, node: 'node-1', owner: 'rs-1' }),
    pod('c', { labels: { app: 'db' }, owner: 'rs-2' }),
  );
  expect(names(store.read.podsOnNode('node-1'))).toEqual(['a', 'b']);
  expect(names(store.read.podsWithLabels('default', { app: 'web' }))).toEqual(['a', 'b']);
  expect(names(store.read.podsWithLabels('default', { app: 'web', tier: 'front' }))).toEqual(['a']);
  expect(names(store.read.podsWithLabels('other', { app: 'web' }))).toEqual([]);
  expect(names(store.read.ownedBy('Pod', 'rs-1'))).toEqual(['a', 'b']);
  expect(store.read.byUid('uid-pod-default-c')?.metadata.name).toBe('c');

  put(store, pod('a', { labels: { app: 'db' }, node: 'node-2', owner: 'rs-2' }));
  store.transact(cause, (transaction) => transaction.remove('Pod', 'default/b', 'gone'));
  expect(names(store.read.podsOnNode('node-1'))).toEqual([]);
  expect(names(store.read.podsOnNode('node-2'))).toEqual(['a']);
  expect(names(store.read.podsWithLabels('default', { app: 'web' }))).toEqual([]);
  expect(names(store.read.ownedBy('Pod', 'rs-2'))).toEqual(['a', 'c']);
  expect(store.read.byUid('uid-pod-default-b')).toBeUndefined();
});

test('a list keeps its identity until one of its members changes', () => {
  const store = createStore(testSettings);
  put(store, pod('a', { node: 'node-1' }), pod('b', { node: 'node-2' }));
  const onFirst = store.read.podsOnNode('node-1');
  put(store, { ...pod('b', { node: 'node-2' }), status: { phase: 'Running' } });
  expect(store.read.podsOnNode('node-1')).toBe(onFirst);
  put(store, { ...pod('a', { node: 'node-1' }), status: { phase: 'Running' } });
  expect(store.read.podsOnNode('node-1')).not.toBe(onFirst);
});

test('going back to a state brings back its objects, its indexes and the feed as it was', () => {
  const store = createStore(testSettings);
  put(store, pod('a', { node: 'node-1' }));
  const { state } = store;
  put(store, pod('b', { node: 'node-1' }));
  store.restore(state);
  expect(names(store.read.podsOnNode('node-1'))).toEqual(['a']);
  expect(store.feed.find(1)?.key).toBe('default/a');
  expect(store.feed.find(2)).toBeUndefined();
  expect(put(store, pod('c'))[0]?.revision).toBe(2);
});

test('the feed answers what came after a revision, and says so when it no longer knows', () => {
  const store = createStore(testSettings, 10);
  for (let index = 0; index < 25; index += 1) put(store, pod(`p${index}`));
  expect(store.feed.since(23, 25).map((change) => change.revision)).toEqual([24, 25]);
  expect(store.feed.since(25, 25)).toEqual([]);
  expect(() => store.feed.since(2, 25)).toThrow('too old resource version: 2');
  expect(store.feed.find(1)).toBeUndefined();
  expect(store.feed.find(25)?.key).toBe('default/p24');
});
