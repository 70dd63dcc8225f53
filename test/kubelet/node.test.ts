import { describe, expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { plugIn, unplug } from '../../source/kubelet/node.ts';
import type { NodeRuntime } from '../../source/kubelet/runtime.ts';
import { parseTimestamp } from '../../source/kubernetes/time.ts';
import { eventsOf, minutes, seconds } from '../support/waiting.ts';

const leaseOf = (cluster: ReturnType<typeof createCluster>) =>
  cluster.get('Lease', 'kube-node-lease', 'node-1');
const readyOf = (cluster: ReturnType<typeof createCluster>) =>
  cluster.get('Node', undefined, 'node-1').status.conditions?.find(({ type }) => type === 'Ready');

describe('The lease of a node', () => {
  test('is renewed every ten seconds for whoever reads it, without a write', () => {
    const cluster = createCluster();
    const before = leaseOf(cluster);
    cluster.advance(10 * minutes + 7 * seconds);
    expect(leaseOf(cluster).spec).toEqual({
      holderIdentity: 'node-1',
      leaseDurationSeconds: 40,
      renewTime: '2026-01-01T00:10:00.000000Z',
    });
    expect(leaseOf(cluster).metadata.resourceVersion).toBe(before.metadata.resourceVersion);
    expect(cluster.list('Lease').map((lease) => lease.spec.renewTime)).toContain(
      leaseOf(cluster).spec.renewTime,
    );
  });

  test('does not stand still because a client wrote it back as it was read', () => {
    const cluster = createCluster();
    cluster.update(leaseOf(cluster));
    cluster.advance(5 * minutes);
    expect(leaseOf(cluster).spec.renewTime).toBe('2026-01-01T00:05:00.000000Z');
    expect(readyOf(cluster)).toMatchObject({ status: 'True', lastHeartbeatTime: '2026-01-01T00:05:00Z' });
  });

  test('carries the last renewal while the node is silent', () => {
    const cluster = createCluster();
    cluster.advance(25 * seconds);
    cluster.fault({ type: 'node-down', node: 'node-1' });
    const unpluggedAt = cluster.now;
    cluster.advance(seconds);
    const renewedAt = parseTimestamp(leaseOf(cluster).spec.renewTime) ?? 0;
    expect(unpluggedAt - renewedAt).toBeGreaterThanOrEqual(0);
    expect(unpluggedAt - renewedAt).toBeLessThan(10 * seconds);
    cluster.advance(minutes);
    expect(parseTimestamp(leaseOf(cluster).spec.renewTime)).toBe(renewedAt);
    cluster.fault({ type: 'node-up', node: 'node-1' });
    cluster.advance(seconds);
    expect(parseTimestamp(leaseOf(cluster).spec.renewTime)).toBeGreaterThan(renewedAt);
  });
});

describe('An unplugged node', () => {
  test('posts that it is ready, and tells so, once it is plugged in again', () => {
    const cluster = createCluster();
    cluster.fault({ type: 'node-down', node: 'node-1' });
    cluster.advance(2 * minutes);
    expect(readyOf(cluster)).toMatchObject({ status: 'Unknown', reason: 'NodeStatusUnknown' });
    cluster.fault({ type: 'node-up', node: 'node-1' });
    cluster.advance(seconds);
    expect(readyOf(cluster)).toMatchObject({ status: 'True', reason: 'KubeletReady' });
    const { uid } = cluster.get('Node', undefined, 'node-1').metadata;
    expect(eventsOf(cluster, uid)).toContain('NodeReady: Node node-1 status is now: NodeReady');
  });

  test('does nothing visible to its pods until then, and then catches up', () => {
    const cluster = createCluster({ spec: { profile: 'instant' } });
    const spec = {
      nodeName: 'node-1',
      terminationGracePeriodSeconds: 5,
      containers: [{ name: 'a', image: 'busybox:1', command: ['sleep', '60'] }],
    };
    const make = (name: string) =>
      cluster.create({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name },
        spec: { ...spec, restartPolicy: 'Never' },
      });
    make('ends');
    make('deleted');
    cluster.advance(10 * seconds);
    cluster.fault({ type: 'node-down', node: 'node-1' });
    cluster.delete('Pod', 'default', 'deleted');
    make('new');
    cluster.advance(2 * minutes);
    const phaseOf = (name: string) => cluster.get('Pod', 'default', name).status.phase;
    expect(['ends', 'deleted', 'new'].map(phaseOf)).toEqual(['Running', 'Running', 'Pending']);
    cluster.fault({ type: 'node-up', node: 'node-1' });
    cluster.advance(6 * seconds);
    expect(['ends', 'new'].map(phaseOf)).toEqual(['Succeeded', 'Running']);
    expect(cluster.read.get('Pod', 'default', 'deleted')).toBeUndefined();
    const ended = cluster.get('Pod', 'default', 'ends').status.containerStatuses?.[0]?.state?.terminated;
    const created = parseTimestamp(cluster.get('Pod', 'default', 'ends').metadata.creationTimestamp) ?? 0;
    expect(parseTimestamp(ended?.finishedAt)).toBe(created + 60 * seconds);
  });
});

describe('The runtime of a node', () => {
  const runtime: NodeRuntime = {
    kind: 'NodeRuntime',
    key: 'node-1',
    images: {},
    downloadsUntil: 0,
    addresses: 0,
  };

  test('remembers since when it is silent', () => {
    expect(unplug(runtime, 'node-1', 7000)).toEqual({ ...runtime, silentSince: 7000 });
    expect(plugIn({ ...runtime, silentSince: 7000 }, 'node-1', 9000)).toEqual(runtime);
  });

  test('is the same value where nothing changes', () => {
    const silent = unplug(runtime, 'node-1', 7000);
    expect(unplug(silent, 'node-1', 9000)).toBe(silent);
    expect(plugIn(runtime, 'node-1', 9000)).toBe(runtime);
  });
});

test('pods get addresses from the range of their node, one after another', () => {
  const cluster = createCluster({ spec: { profile: 'instant' } });
  for (const name of ['a', 'b']) {
    cluster.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name },
      spec: { nodeName: 'node-1', containers: [{ name, image: 'nginx:1.16' }] },
    });
  }
  cluster.advance(seconds);
  const addresses = ['a', 'b'].map((name) => cluster.get('Pod', 'default', name).status.podIP);
  expect(new Set(addresses).size).toBe(2);
  for (const address of addresses) expect(address).toMatch(/^10\.244\.1\.\d+$/);
});
