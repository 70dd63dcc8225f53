import { describe, expect, test } from 'vitest';
import type { Cluster } from '../../../source/cluster/cluster.ts';
import { createCluster } from '../../../source/cluster/create.ts';
import type { Pod } from '../../../source/kubernetes/objects.ts';
import { podCondition } from '../../../source/kubernetes/pods.ts';
import { replicaSet } from '../../support/manifests.ts';
import { eventsOf, minutes, podsOf, seconds } from '../../support/waiting.ts';

function created(cluster: Cluster, name: string, spec: object): () => Pod {
  const containers = [{ name: 'a', image: 'nginx:1.16', resources: { requests: { cpu: '3' } } }];
  cluster.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { containers, ...spec } });
  return () => cluster.get('Pod', 'default', name);
}

const failuresOf = (cluster: Cluster, { metadata }: Pod) =>
  cluster.read.eventsAbout(metadata.uid).filter(({ reason }) => reason === 'FailedScheduling');

describe('A pod that fits', () => {
  test('is bound, and told where', () => {
    const cluster = createCluster();
    const pod = created(cluster, 'p', { nodeSelector: { 'kubernetes.io/hostname': 'node-2' } });
    cluster.advance(50);
    expect(pod().spec.nodeName).toBe('node-2');
    expect(podCondition(pod(), 'PodScheduled')?.status).toBe('True');
    expect(eventsOf(cluster, pod().metadata.uid)[0]).toBe(
      'Scheduled: Successfully assigned default/p to node-2',
    );
  });

  test('of another scheduler, or with gates, is let be', () => {
    const cluster = createCluster();
    const other = created(cluster, 'other', { schedulerName: 'mine' });
    const gated = created(cluster, 'gated', { schedulingGates: [{ name: 'example.com/wait' }] });
    cluster.advance(minutes);
    expect([other().spec.nodeName, gated().spec.nodeName]).toEqual([undefined, undefined]);
  });

  test('stands beside its fellows on nodes of their own', () => {
    const cluster = createCluster();
    cluster.create(replicaSet('web', 3));
    cluster.advance(seconds);
    const nodes = podsOf(cluster, 'app=web').map((pod) => pod.spec.nodeName);
    expect(nodes.sort()).toEqual(['node-1', 'node-2', 'node-3']);
  });
});

describe('A pod that fits nowhere', () => {
  const message =
    '0/4 nodes are available: 1 node(s) had untolerated taint(s), 3 Insufficient cpu. no new claims to deallocate, preemption: 0/4 nodes are available: 1 Preemption is not helpful for scheduling, 3 No preemption victims found for incoming pod.';

  function crowded() {
    const cluster = createCluster();
    for (const node of ['node-1', 'node-2', 'node-3']) created(cluster, `on-${node}`, { nodeName: node });
    cluster.advance(10 * seconds);
    return { cluster, pod: created(cluster, 'late', {}) };
  }

  test('says why, as a condition and as an event', () => {
    const { cluster, pod } = crowded();
    cluster.advance(seconds);
    expect(podCondition(pod(), 'PodScheduled')).toMatchObject({
      status: 'False',
      reason: 'Unschedulable',
      message,
    });
    expect(failuresOf(cluster, pod()).map((event) => event.message)).toEqual([message]);
  });

  test('is not tried again and again', () => {
    const { cluster, pod } = crowded();
    cluster.advance(4 * minutes);
    expect(failuresOf(cluster, pod())[0]?.count).toBe(1);
    cluster.advance(2 * minutes);
    expect(failuresOf(cluster, pod())[0]?.count).toBe(2);
  });

  test('gets the place that another pod leaves', () => {
    const { cluster, pod } = crowded();
    cluster.advance(5 * seconds);
    cluster.delete('Pod', 'default', 'on-node-2');
    cluster.advance(5 * seconds);
    expect(pod().spec.nodeName).toBe('node-2');
  });

  test('gets a place on a node that changes to its liking', () => {
    const cluster = createCluster();
    const pod = created(cluster, 'p', { nodeSelector: { disk: 'ssd' } });
    cluster.advance(5 * seconds);
    expect(pod().spec.nodeName).toBeUndefined();
    cluster.patch('Node', undefined, 'node-3', {
      type: 'merge',
      body: { metadata: { labels: { disk: 'ssd' } } },
    });
    cluster.advance(2 * seconds);
    expect(pod().spec.nodeName).toBe('node-3');
  });

  test('waits for its back-off between two tries, however often something changes', () => {
    const { cluster, pod } = crowded();
    cluster.advance(seconds / 10);
    for (let change = 0; change < 50; change += 1) {
      cluster.patch('Node', undefined, 'node-1', {
        type: 'merge',
        body: { metadata: { labels: { change: `${change}` } } },
      });
      cluster.advance(seconds / 10);
    }
    expect(failuresOf(cluster, pod())[0]?.count).toBeLessThanOrEqual(4);
  });
});
