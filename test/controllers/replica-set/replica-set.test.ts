import { expect, test } from 'vitest';
import { replicaSet } from '../../../source/controllers/replica-set/replica-set.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { forbidden, namespaceTerminating } from '../../../source/kubernetes/status-error.ts';
import { timestamp } from '../../../source/kubernetes/time.ts';
import type { Outcome, Write, WriteResult } from '../../../source/store/reading.ts';
import { completed, context, epoch, world } from '../../support/world.ts';

const labels = { app: 'web' };

interface SetFields {
  readonly minReadySeconds?: number;
  readonly status?: object;
  readonly metadata?: object;
}

function set(replicas: number, { minReadySeconds, status, metadata }: SetFields = {}): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'web', namespace: 'default', uid: 'uid-web', generation: 1, ...metadata },
    spec: {
      replicas,
      ...(minReadySeconds && { minReadySeconds }),
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'nginx' }] } },
    },
    status: status ?? { replicas: 0 },
  };
}

const reference = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  name: 'web',
  uid: 'uid-web',
  controller: true,
};

interface PodFields {
  readonly labels?: Record<string, string>;
  readonly owned?: boolean;
  readonly phase?: string;
  /** Seconds after the epoch. */
  readonly readyAt?: number;
  readonly deleted?: boolean;
  readonly node?: string;
}

function pod(name: string, fields: PodFields = {}): Manifest {
  const { owned = true, phase = 'Running', readyAt, deleted, node = 'node-1' } = fields;
  const ready = {
    type: 'Ready',
    status: 'True',
    lastTransitionTime: timestamp(epoch + (readyAt ?? 0) * 1000),
  };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      labels: fields.labels ?? labels,
      ...(owned && { ownerReferences: [reference] }),
      ...(deleted && { deletionTimestamp: timestamp(epoch) }),
    },
    spec: { nodeName: node },
    status: { phase, ...(readyAt !== undefined && { conditions: [ready] }) },
  };
}

function reconcile(objects: readonly Manifest[], now = epoch): Outcome {
  return replicaSet.reconcile(context(world(...objects), now), 'default/web');
}

function verbs(writes: readonly Write[] = []): string[] {
  return writes.map((write) => {
    const target =
      'object' in write ? (write.object.metadata.name ?? write.object.metadata.generateName) : '';
    return `${write.verb} ${target}${'subresource' in write && write.subresource ? ' status' : ''}`;
  });
}

test.each([
  { title: 'none of three', wanted: 3, pods: [], expected: ['create web-', 'create web-', 'create web-'] },
  { title: 'one of two', wanted: 2, pods: [pod('a')], expected: ['create web-'] },
  {
    title: 'a finished pod does not count',
    wanted: 1,
    pods: [pod('a', { phase: 'Failed' })],
    expected: ['create web-'],
  },
  {
    title: 'a terminating pod does not count',
    wanted: 1,
    pods: [pod('a', { deleted: true })],
    expected: ['create web-'],
  },
  {
    title: 'one too many: the one that is not ready',
    wanted: 1,
    pods: [pod('a', { readyAt: 0 }), pod('b')],
    expected: ['delete b'],
  },
  { title: 'all too many', wanted: 0, pods: [pod('a'), pod('b')], expected: ['delete a', 'delete b'] },
  { title: 'an orphan it selects', wanted: 1, pods: [pod('a', { owned: false })], expected: ['update a'] },
  {
    title: 'a pod it no longer selects',
    wanted: 1,
    pods: [pod('a', { labels: {} })],
    expected: ['update a'],
  },
])('pods: $title', ({ wanted, pods, expected }) => {
  expect(verbs(reconcile([set(wanted), ...pods]).writes)).toEqual(expected);
});

test('an adopted pod gets the reference of its controller, a released one loses it', () => {
  const [adopted] = reconcile([set(1), pod('a', { owned: false })]).writes!;
  expect(adopted).toMatchObject({
    object: { metadata: { ownerReferences: [{ ...reference, blockOwnerDeletion: true }] } },
    reason: 'ReplicaSet web adopts pod a, whose labels it selects',
  });
  const [released] = reconcile([set(1), pod('a', { labels: {} })]).writes!;
  expect(released).toHaveProperty('object.metadata');
  expect(released).not.toHaveProperty('object.metadata.ownerReferences');
});

test('a new pod comes from the template, names its owner and says why', () => {
  const [write] = reconcile([set(2), pod('a')]).writes!;
  expect(write).toMatchObject({
    object: {
      kind: 'Pod',
      metadata: { generateName: 'web-', namespace: 'default', labels, ownerReferences: [{ uid: 'uid-web' }] },
      spec: { containers: [{ name: 'main', image: 'nginx' }] },
    },
    reason: 'ReplicaSet web wants 2 pods and has 1',
  });
});

test('at most 500 pods are made at one go, slowly at first', () => {
  const outcome = reconcile([set(1200)]);
  expect(outcome.writes).toHaveLength(500);
  expect(outcome.slowStart).toBe(true);
});

test('a set that is being deleted makes no pods', () => {
  const { writes } = reconcile([
    set(3, { metadata: { deletionTimestamp: timestamp(epoch), finalizers: ['x'] } }),
  ]);
  expect(verbs(writes)).toEqual(['update web status']);
});

test('of the pods on a crowded node one goes first, siblings of the same Deployment included', () => {
  const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd', uid: 'uid-d', controller: true };
  const sibling = set(1, { metadata: { name: 'sibling', uid: 'uid-sibling', ownerReferences: [owner] } });
  const other = pod('other', { node: 'node-2', readyAt: 0, labels: { app: 'other' } });
  const siblingPod = {
    ...other,
    metadata: { ...other.metadata, ownerReferences: [{ ...reference, uid: 'uid-sibling' }] },
  };
  const mine = set(1, { metadata: { ownerReferences: [owner] } });
  const pods = [pod('a', { readyAt: 0 }), pod('b', { node: 'node-2', readyAt: 0 })];
  expect(verbs(reconcile([mine, sibling, siblingPod, ...pods]).writes)).toEqual(['delete b']);
});

test.each([
  { title: 'all', pods: [pod('a', { readyAt: 0 }), pod('b')], ready: 1, available: 1, labeled: 2 },
  {
    title: 'a terminating one is none',
    pods: [pod('a', { readyAt: 0 }), pod('b'), pod('c', { deleted: true })],
    ready: 1,
    available: 1,
    labeled: 2,
  },
])('status counts: $title', ({ pods, ready, available, labeled }) => {
  const [write] = reconcile([set(2), ...pods]).writes!;
  expect(write).toMatchObject({
    subresource: 'status',
    object: {
      status: {
        replicas: 2,
        fullyLabeledReplicas: labeled,
        readyReplicas: ready,
        availableReplicas: available,
        observedGeneration: 1,
      },
    },
  });
});

test('a status that is right is not written again', () => {
  const status = {
    replicas: 1,
    fullyLabeledReplicas: 1,
    readyReplicas: 1,
    availableReplicas: 1,
    observedGeneration: 1,
  };
  expect(reconcile([set(1, { status }), pod('a', { readyAt: 0 })])).toEqual({ writes: [] });
});

test('a ready pod is available after minReadySeconds, and is looked at then', () => {
  const objects = [set(1, { minReadySeconds: 10 }), pod('a', { readyAt: 0 })];
  const early = reconcile(objects, epoch + 4_000);
  expect(early.wakeAt).toBe(epoch + 10_000);
  expect(early.writes).not.toHaveProperty('0.object.status.availableReplicas');
  const late = reconcile(objects, epoch + 10_000);
  expect(late.wakeAt).toBeUndefined();
  expect(late.writes).toHaveProperty('0.object.status.availableReplicas', 1);
});

/** Results of the writes: the first `allowed` succeed, the next is refused, the rest is never tried. */
function results(
  outcome: Outcome,
  allowed: number,
  error = forbidden('Pod', 'web-', 'exceeded quota'),
): WriteResult[] {
  return outcome.writes!.map((write, index): WriteResult => {
    if (index > allowed) return { write };
    if (index === allowed) return { write, error };
    return {
      write,
      object: completed({ ...(write as { object: Manifest }).object, metadata: { name: `web-${index}` } }),
    };
  });
}

test('pods that were made are told, the refusal too, and it stays as a condition', () => {
  const outcome = reconcile([set(3)]);
  const settled = outcome.settle!(results(outcome, 1));
  expect(settled.events?.map(({ type, reason, message }) => `${type} ${reason} ${message}`)).toEqual([
    'Normal SuccessfulCreate Created pod: web-0',
    'Warning FailedCreate Error creating: pods "web-" is forbidden: exceeded quota',
  ]);
  expect(settled.writes).toHaveProperty('0.object.status.conditions', [
    {
      type: 'ReplicaFailure',
      status: 'True',
      reason: 'FailedCreate',
      message: 'pods "web-" is forbidden: exceeded quota',
      lastTransitionTime: timestamp(epoch),
    },
  ]);
});

test('once pods can be made again the failure is forgotten', () => {
  const conditions = [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: 'x' }];
  const { writes } = reconcile([set(1, { status: { replicas: 1, conditions } }), pod('a')]);
  expect(writes).not.toHaveProperty('0.object.status.conditions');
});

test('in a namespace that goes away a refusal is no news', () => {
  const outcome = reconcile([set(2)]);
  const settled = outcome.settle!(results(outcome, 0, namespaceTerminating('Pod', 'web-', 'default')));
  expect(settled.events).toEqual([]);
  expect(settled.writes).not.toHaveProperty('0.object.status.conditions');
});
