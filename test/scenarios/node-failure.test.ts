import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { isPodActive, isPodReady, podCondition } from '../../source/kubernetes/pods.ts';
import { deployment, pod } from '../support/manifests.ts';
import { minutes, podsOf, readyPods, seconds, until, untilReady } from '../support/waiting.ts';

const readiness = (cluster: ReturnType<typeof createCluster>, node: string) =>
  cluster.get('Node', undefined, node).status.conditions?.find((condition) => condition.type === 'Ready');

function withUnpluggedNode() {
  const cluster = createCluster();
  cluster.create(deployment('web', { replicas: 3 }));
  cluster.create(pod('alone', 'nginx:1.16', { app: 'alone' }));
  untilReady(cluster, 'app=web', 3);
  untilReady(cluster, 'app=alone', 1);
  const node = podsOf(cluster, 'app=alone')[0]!.spec.nodeName!;
  cluster.fault({ type: 'node-down', node });
  return { cluster, node };
}

test('S50: an unplugged node is noticed within its grace period, and its pods are not ready any more', () => {
  const { cluster, node } = withUnpluggedNode();
  const took = until(cluster, 'the node is not ready', () => readiness(cluster, node)?.status === 'Unknown');
  expect(took).toBeGreaterThanOrEqual(40 * seconds);
  expect(took).toBeLessThanOrEqual(56 * seconds);
  expect(readiness(cluster, node)).toMatchObject({
    reason: 'NodeStatusUnknown',
    message: 'Kubelet stopped posting node status.',
  });
  cluster.advance(1 * seconds);
  const keys = cluster
    .get('Node', undefined, node)
    .spec.taints?.map((taint) => `${taint.key}:${taint.effect}`);
  expect([...(keys ?? [])].sort()).toEqual([
    'node.kubernetes.io/unreachable:NoExecute',
    'node.kubernetes.io/unreachable:NoSchedule',
  ]);
  expect(cluster.read.podsOnNode(node)).not.toHaveLength(0);
  expect(cluster.read.podsOnNode(node).filter(isPodReady)).toEqual([]);
});

test('S30, S50: after five minutes what a controller owns has moved; a bare pod is only marked', () => {
  const { cluster, node } = withUnpluggedNode();
  cluster.advance(4.5 * minutes);
  expect(podsOf(cluster, 'app=web').every((item) => item.metadata.deletionTimestamp === undefined)).toBe(
    true,
  );
  until(cluster, 'three pods are ready elsewhere', () => readyPods(cluster, 'app=web').length === 3);
  for (const item of readyPods(cluster, 'app=web')) expect(item.spec.nodeName).not.toBe(node);
  const left = cluster.get('Pod', 'default', 'alone');
  expect(left.metadata.deletionTimestamp).toBeDefined();
  expect(podCondition(left, 'DisruptionTarget')).toMatchObject({
    status: 'True',
    reason: 'DeletionByTaintManager',
    message: 'Taint manager: deleting due to NoExecute taint',
  });
  cluster.advance(10 * minutes);
  expect(cluster.get('Pod', 'default', 'alone').spec.nodeName).toBe(node);
});

test('S50: plugged in again the node heals, and what was to go is gone', () => {
  const { cluster, node } = withUnpluggedNode();
  cluster.advance(8 * minutes);
  cluster.fault({ type: 'node-up', node });
  until(cluster, 'the node is ready', () => readiness(cluster, node)?.status === 'True');
  until(
    cluster,
    'its taints are gone',
    () => (cluster.get('Node', undefined, node).spec.taints ?? []).length === 0,
  );
  until(cluster, 'the old pods are gone', () => podsOf(cluster, 'app=alone').length === 0);
  untilReady(cluster, 'app=web', 3);
});

test('S50: plugged in again soon, nothing moves', () => {
  const { cluster, node } = withUnpluggedNode();
  const before = podsOf(cluster, 'app=web').map((item) => item.metadata.uid);
  cluster.advance(2 * minutes);
  cluster.fault({ type: 'node-up', node });
  cluster.advance(10 * minutes);
  expect(podsOf(cluster, 'app=web').map((item) => item.metadata.uid)).toEqual(before);
  expect(readyPods(cluster, 'app=web')).toHaveLength(3);
});

test('S51: a cordoned node keeps its pods and takes no new ones', () => {
  const cluster = createCluster();
  cluster.create(deployment('web', { replicas: 3 }));
  untilReady(cluster, 'app=web', 3);
  cluster.patch('Node', undefined, 'node-1', { type: 'merge', body: { spec: { unschedulable: true } } });
  cluster.patch('Deployment', 'default', 'web', { type: 'merge', body: { spec: { replicas: 9 } } });
  untilReady(cluster, 'app=web', 9);
  const onFirst = podsOf(cluster, 'app=web').filter((item) => item.spec.nodeName === 'node-1');
  expect(onFirst.filter(isPodActive)).toHaveLength(1);
});
