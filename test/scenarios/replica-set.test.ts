import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { isControlledBy } from '../../source/kubernetes/owners.ts';
import { pod, replicaSet } from '../support/manifests.ts';
import { eventsOf, podsOf, seconds, until, untilReady } from '../support/waiting.ts';

function withReplicaSet(replicas = 3) {
  const cluster = createCluster();
  cluster.create(replicaSet('web', replicas));
  untilReady(cluster, 'app=web', replicas);
  return cluster;
}

const namesOf = (cluster: ReturnType<typeof createCluster>) =>
  podsOf(cluster, 'app=web').map((item) => item.metadata.name);

test('S22: three replicas stand on three nodes', () => {
  const cluster = withReplicaSet();
  const nodes = podsOf(cluster, 'app=web').map((item) => item.spec.nodeName);
  expect([...nodes].sort()).toEqual(['node-1', 'node-2', 'node-3']);
});

test('S23: a deleted pod is replaced, and the events say so', () => {
  const cluster = withReplicaSet();
  const [victim] = podsOf(cluster, 'app=web');
  cluster.delete('Pod', 'default', victim!.metadata.name);
  untilReady(cluster, 'app=web', 3);
  cluster.advance(1 * seconds);
  expect(namesOf(cluster)).not.toContain(victim!.metadata.name);
  const set = cluster.get('ReplicaSet', 'default', 'web');
  const events = eventsOf(cluster, set.metadata.uid);
  expect(events).toHaveLength(4);
  for (const event of events) expect(event).toMatch(/^SuccessfulCreate: Created pod: web-[a-z0-9]{5}$/);
  expect(set.status).toMatchObject({
    replicas: 3,
    readyReplicas: 3,
    availableReplicas: 3,
    fullyLabeledReplicas: 3,
  });
});

test('S25: one pod too many with the same label is deleted, one that was there before is adopted', () => {
  const cluster = createCluster();
  cluster.create(pod('early', 'nginx:1.16', { app: 'web' }));
  cluster.advance(30 * seconds);
  cluster.create(replicaSet('web', 3));
  untilReady(cluster, 'app=web', 3);
  const set = cluster.get('ReplicaSet', 'default', 'web');
  expect(isControlledBy(cluster.get('Pod', 'default', 'early'), set)).toBe(true);
  cluster.create(pod('late', 'nginx:1.16', { app: 'web' }));
  untilReady(cluster, 'app=web', 3);
  expect(namesOf(cluster)).toContain('early');
  expect(namesOf(cluster)).not.toContain('late');
});

test('S26: a pod that loses its label is left alone and replaced; with the label back it is adopted again', () => {
  const cluster = withReplicaSet();
  const [first] = podsOf(cluster, 'app=web');
  const { name } = first!.metadata;
  cluster.patch('Pod', 'default', name, { type: 'merge', body: { metadata: { labels: { app: null } } } });
  untilReady(cluster, 'app=web', 3);
  expect(cluster.get('Pod', 'default', name).metadata.ownerReferences ?? []).toEqual([]);
  cluster.patch('Pod', 'default', name, { type: 'merge', body: { metadata: { labels: { app: 'web' } } } });
  cluster.advance(1 * seconds);
  untilReady(cluster, 'app=web', 3);
  expect(eventsOf(cluster, cluster.get('ReplicaSet', 'default', 'web').metadata.uid).at(-1)).toMatch(
    /^SuccessfulDelete: Deleted pod: /,
  );
});

test('S27: scaling makes and removes pods', () => {
  const cluster = withReplicaSet();
  cluster.patch('ReplicaSet', 'default', 'web', { type: 'merge', body: { spec: { replicas: 5 } } });
  untilReady(cluster, 'app=web', 5);
  cluster.patch('ReplicaSet', 'default', 'web', { type: 'merge', body: { spec: { replicas: 0 } } });
  until(cluster, 'no pods', () => namesOf(cluster).length === 0);
});

test('S54: what a deleted ReplicaSet owned goes with it, or stays where it is orphaned', () => {
  const cluster = withReplicaSet();
  cluster.delete('ReplicaSet', 'default', 'web', { propagationPolicy: 'Orphan' });
  until(
    cluster,
    'the ReplicaSet is gone',
    () => cluster.list('ReplicaSet', { namespace: 'default' }).length === 0,
  );
  cluster.advance(60 * seconds);
  expect(podsOf(cluster, 'app=web')).toHaveLength(3);
  cluster.create(replicaSet('web', 3));
  cluster.advance(10 * seconds);
  const set = cluster.get('ReplicaSet', 'default', 'web');
  expect(podsOf(cluster, 'app=web').map((item) => isControlledBy(item, set))).toEqual([true, true, true]);
  cluster.delete('ReplicaSet', 'default', 'web');
  until(cluster, 'its pods are gone', () => podsOf(cluster, 'app=web').length === 0);
});
