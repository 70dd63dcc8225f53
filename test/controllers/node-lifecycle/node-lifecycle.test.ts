import { expect, test } from 'vitest';
import { nodeLifecycle } from '../../../source/controllers/node-lifecycle/node-lifecycle.ts';
import type { Manifest, Node } from '../../../source/kubernetes/objects.ts';
import { microTimestamp, timestamp } from '../../../source/kubernetes/time.ts';
import { context, epoch, world } from '../../support/world.ts';

const types = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready', 'NetworkUnavailable'];
const posted = types.map((type) => ({
  type,
  status: type === 'Ready' ? 'True' : 'False',
  lastHeartbeatTime: timestamp(epoch - 60_000),
}));

function node(conditions: readonly object[] = posted, name = 'node-1'): Manifest {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name }, spec: {}, status: { conditions } };
}

/** `renewed`: seconds after the epoch; absent: on schedule. */
function lease(renewed?: number): Manifest {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: 'node-1', namespace: 'kube-node-lease' },
    spec: renewed === undefined ? {} : { renewTime: microTimestamp(epoch + renewed * 1000) },
  };
}

function pod(name: string, ready: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default' },
    spec: { nodeName: 'node-1' },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: ready }] },
  };
}

function look(objects: readonly Manifest[], seconds: number) {
  return nodeLifecycle.reconcile(context(world(...objects), epoch + seconds * 1000), 'node-1');
}

test('a node whose lease is renewed on schedule is left alone for ever', () => {
  expect(look([node(), lease()], 100_000)).toEqual({ writes: [] });
});

test.each([
  [0, 55],
  [2, 55],
  [4.999, 55],
  [5, 60],
  [-3, 50],
])(
  'a node last heard of at %f s counts as lost at the first check after 50 s, at %i s',
  (renewed, lostAt) => {
    const objects = [node(), lease(renewed)];
    expect(look(objects, renewed + 1)).toEqual({ writes: [], wakeAt: epoch + lostAt * 1000 });
    expect(look(objects, lostAt).writes).toHaveLength(1);
  },
);

test('the conditions of a lost node are unknown, in their old order, and their last heartbeats stay', () => {
  const [write] = look([node(), lease(0)], 55).writes!;
  const { conditions } = (write as unknown as { object: Node }).object.status;
  expect(conditions?.filter(({ status }) => status === 'Unknown').map(({ type }) => type)).toEqual(
    types.slice(0, 4),
  );
  expect(conditions?.find(({ type }) => type === 'Ready')).toEqual({
    type: 'Ready',
    status: 'Unknown',
    reason: 'NodeStatusUnknown',
    message: 'Kubelet stopped posting node status.',
    lastHeartbeatTime: timestamp(epoch - 60_000),
    lastTransitionTime: timestamp(epoch + 55_000),
  });
});

test('ready pods of a lost node are marked, and events tell of it', () => {
  const { writes = [], events = [] } = look([node(), lease(0), pod('a', 'True'), pod('b', 'False')], 55);
  expect(writes.slice(1)).toMatchObject([
    {
      subresource: 'status',
      object: {
        metadata: { name: 'a' },
        status: {
          conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: timestamp(epoch + 55_000) }],
        },
      },
    },
  ]);
  expect(events.map(({ about, type, reason, message }) => [about.kind, type, reason, message])).toEqual([
    ['Node', 'Normal', 'NodeNotReady', 'Node node-1 status is now: NodeNotReady'],
    ['Pod', 'Warning', 'NodeNotReady', 'Node is not ready'],
  ]);
});

test('a node that never said anything is lost a minute after it was made', () => {
  expect(look([node([])], 60)).toEqual({ writes: [], wakeAt: epoch + 65_000 });
  const [write] = look([node([])], 65).writes!;
  const { conditions } = (write as unknown as { object: Node }).object.status;
  expect(conditions).toMatchObject(
    ['Ready', ...types.slice(0, 3)].map((type) => ({
      type,
      status: 'Unknown',
      reason: 'NodeStatusNeverUpdated',
      message: 'Kubelet never posted node status.',
      lastHeartbeatTime: timestamp(epoch),
    })),
  );
});

test('a lost node is tainted at once against new pods and, being the first, against its own', () => {
  const unknown = [
    { type: 'Ready', status: 'Unknown' },
    ...['MemoryPressure', 'DiskPressure', 'PIDPressure'].map((type) => ({ type, status: 'Unknown' })),
  ];
  const { writes } = look([node(unknown), lease(0), node(posted, 'node-2')], 55);
  const timeAdded = timestamp(epoch + 55_000);
  expect(writes).toMatchObject([
    {
      object: {
        spec: {
          taints: ['NoSchedule', 'NoExecute'].map((effect) => ({
            key: 'node.kubernetes.io/unreachable',
            effect,
            timeAdded,
          })),
        },
      },
      reason: 'The taints of node node-1 follow its conditions',
    },
  ]);
});
