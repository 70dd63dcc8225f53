import { expect, test } from 'vitest';
import { disruption } from '../../../source/controllers/disruption/disruption.ts';
import type { DisruptionBudgetStatus } from '../../../source/kubernetes/disruption-budgets.ts';
import type { Manifest, ObjectOfKind } from '../../../source/kubernetes/objects.ts';
import { timestamp } from '../../../source/kubernetes/time.ts';
import type { Outcome } from '../../../source/store/reading.ts';
import { completed, context, epoch, world } from '../../support/world.ts';

type IntOrString = number | string;

const labels = { app: 'web' };

function budget(spec: object, status: object = {}): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web', namespace: 'default', generation: 2 },
    spec: { selector: { matchLabels: labels }, ...spec },
    status,
  };
}

interface PodFields {
  readonly ready?: boolean;
  readonly leaving?: boolean;
  readonly owner?: Manifest;
  readonly name?: string;
}

function pods(count: number, { ready = true, leaving = false, owner, name = 'web' }: PodFields = {}) {
  return Array.from(
    { length: count },
    (_, index): Manifest => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${name}-${ready ? 'ready' : 'unready'}-${leaving ? 'leaving-' : ''}${index}`,
        namespace: 'default',
        labels,
        ...(leaving && { deletionTimestamp: timestamp(epoch) }),
        ...(owner && { ownerReferences: [referenceTo(owner)] }),
      },
      spec: { containers: [] },
      status: { phase: 'Running', conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
    }),
  );
}

function referenceTo(owner: Manifest) {
  const { apiVersion, kind, metadata } = completed(owner);
  return { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true };
}

function workload(kind: string, replicas: number, owner?: Manifest): Manifest {
  return {
    apiVersion: kind === 'ReplicationController' ? 'v1' : kind === 'Job' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: {
      name: `web-${kind.toLowerCase()}`,
      namespace: 'default',
      ...(owner && { ownerReferences: [referenceTo(owner)] }),
    },
    spec: { replicas },
  };
}

function reconciled(objects: readonly Manifest[], now = epoch): Outcome {
  return disruption.reconcile(context(world(...objects), now), 'default/web');
}

function statusIn({ writes = [] }: Outcome): DisruptionBudgetStatus {
  const [write] = writes;
  if (write?.verb !== 'update') throw new Error('no status was written');
  expect(write.subresource).toBe('status');
  return (write.object as ObjectOfKind['PodDisruptionBudget']).status;
}

const told = ({ events = [] }: Outcome) =>
  events.map(({ type, reason, component }) => `${component} ${type} ${reason}`);

const deployment = workload('Deployment', 10);
const replicaSet = workload('ReplicaSet', 4, deployment);
const oldReplicaSet: Manifest = {
  ...replicaSet,
  metadata: { ...replicaSet.metadata, name: 'web-old' },
};
const statefulSet = workload('StatefulSet', 3);
const controller = workload('ReplicationController', 5);

interface Row {
  readonly spec: { readonly minAvailable?: IntOrString; readonly maxUnavailable?: IntOrString };
  readonly given: readonly Manifest[];
  /** Healthy, desired, expected, allowed. */
  readonly counts: readonly [number, number, number, number];
}

test.each<[string, Row]>([
  ['a number of pods', { spec: { minAvailable: 2 }, given: pods(3), counts: [3, 2, 3, 1] }],
  ['more than there are', { spec: { minAvailable: 5 }, given: pods(3), counts: [3, 5, 3, 0] }],
  [
    'pods that are not ready do not count',
    { spec: { minAvailable: 1 }, given: [...pods(1), ...pods(2, { ready: false })], counts: [1, 1, 3, 0] },
  ],
  [
    'pods that leave do not count',
    { spec: { minAvailable: 1 }, given: [...pods(2), ...pods(2, { leaving: true })], counts: [2, 1, 4, 1] },
  ],
  [
    'a part of what the Deployment wants, rounded up',
    {
      spec: { minAvailable: '25%' },
      given: [deployment, replicaSet, ...pods(4, { owner: replicaSet })],
      counts: [4, 3, 10, 1],
    },
  ],
  [
    'two ReplicaSets of one Deployment count it once',
    {
      spec: { maxUnavailable: 1 },
      given: [
        deployment,
        replicaSet,
        oldReplicaSet,
        ...pods(6, { owner: replicaSet }),
        ...pods(4, { owner: oldReplicaSet, name: 'old' }),
      ],
      counts: [10, 9, 10, 1],
    },
  ],
  [
    'a ReplicaSet of its own',
    {
      spec: { maxUnavailable: '30%' },
      given: [workload('ReplicaSet', 4), ...pods(4, { owner: workload('ReplicaSet', 4) })],
      counts: [4, 2, 4, 2],
    },
  ],
  [
    'several controllers add up',
    {
      spec: { maxUnavailable: '50%' },
      given: [
        statefulSet,
        controller,
        ...pods(3, { owner: statefulSet }),
        ...pods(5, { owner: controller, name: 'rc' }),
      ],
      counts: [8, 4, 8, 4],
    },
  ],
  [
    'more unavailable than wanted',
    {
      spec: { maxUnavailable: 7 },
      given: [statefulSet, ...pods(3, { owner: statefulSet })],
      counts: [3, 0, 3, 3],
    },
  ],
  ['nothing to count on', { spec: { minAvailable: 0 }, given: [], counts: [0, 0, 0, 0] }],
])('%s', (_title, { spec, given, counts }) => {
  const status = statusIn(reconciled([budget(spec), ...given]));
  const { currentHealthy, desiredHealthy, expectedPods, disruptionsAllowed, conditions } = status;
  expect([currentHealthy, desiredHealthy, expectedPods, disruptionsAllowed]).toEqual(counts);
  expect(status.observedGeneration).toBe(2);
  const isAllowed = counts[3] > 0;
  expect(conditions).toEqual([
    {
      type: 'DisruptionAllowed',
      status: isAllowed ? 'True' : 'False',
      reason: isAllowed ? 'SufficientPods' : 'InsufficientPods',
      message: '',
      observedGeneration: 2,
      lastTransitionTime: timestamp(epoch),
    },
  ]);
});

test('a status that is as it should be is not written again', () => {
  const first = statusIn(reconciled([budget({ minAvailable: 1 }), ...pods(2)]));
  expect(reconciled([budget({ minAvailable: 1 }, first), ...pods(2)]).writes).toEqual([]);
});

test('the time of the transition stays while the verdict does', () => {
  const first = statusIn(reconciled([budget({ minAvailable: 1 }), ...pods(2)]));
  const later = statusIn(reconciled([budget({ minAvailable: 1 }, first), ...pods(3)], epoch + 60_000));
  expect(later).toMatchObject({
    disruptionsAllowed: 2,
    conditions: [{ lastTransitionTime: timestamp(epoch) }],
  });
});

test.each<[string, Manifest, string]>([
  ['a Job', workload('Job', 1), 'jobs.batch does not implement the scale subresource'],
  ['a DaemonSet', workload('DaemonSet', 1), 'daemonsets.apps does not implement the scale subresource'],
])('pods of %s can not be counted on', (_title, owner, why) => {
  const outcome = reconciled([budget({ maxUnavailable: 1 }), owner, ...pods(1, { owner })]);
  expect(statusIn(outcome)).toMatchObject({
    disruptionsAllowed: 0,
    conditions: [{ status: 'False', reason: 'SyncFailed', message: why }],
  });
  expect(outcome.events?.map(({ message }) => message)).toEqual([
    `Failed to calculate the number of expected pods: ${why}`,
  ]);
  expect(told(outcome)).toEqual(['controllermanager Warning CalculateExpectedPodCountFailed']);
});

test('a controller that is gone can not be asked', () => {
  const outcome = reconciled([budget({ maxUnavailable: 1 }), ...pods(1, { owner: statefulSet })]);
  expect(statusIn(outcome).conditions?.[0]?.message).toBe('found no controllers for pod "web-ready-0"');
});

test('a budget of nothing says so', () => {
  const outcome = reconciled([budget({ minAvailable: 1 })]);
  expect(told(outcome)).toEqual(['controllermanager Normal NoPods']);
  expect(outcome.events?.[0]?.message).toBe('No matching pods found');
});

test('pods that nobody controls are told of, where a share of them is wanted', () => {
  const outcome = reconciled([budget({ maxUnavailable: 1 }), ...pods(2)]);
  expect(told(outcome)).toEqual(['controllermanager Warning UnmanagedPods']);
  expect(outcome.events?.[0]?.message).toContain(
    '(selector: &LabelSelector{MatchLabels:map[string]string{app: web,},MatchExpressions:[]LabelSelectorRequirement{},})',
  );
  expect(statusIn(outcome)).toMatchObject({ expectedPods: 0, disruptionsAllowed: 0 });
});

test('an evicted pod does not count for two minutes, unless it stays after all', () => {
  const disruptedPods = { 'web-ready-0': timestamp(epoch), gone: timestamp(epoch) };
  const objects = [budget({ minAvailable: 1 }, { disruptedPods }), ...pods(3)];
  const early = reconciled(objects, epoch + 60_000);
  expect(statusIn(early)).toMatchObject({
    currentHealthy: 2,
    disruptionsAllowed: 1,
    disruptedPods: { 'web-ready-0': timestamp(epoch) },
  });
  expect(statusIn(early).disruptedPods).not.toHaveProperty('gone');
  expect(early.wakeAt).toBe(epoch + 120_001);
  const late = reconciled(objects, epoch + 120_001);
  expect(statusIn(late).currentHealthy).toBe(3);
  expect(statusIn(late).disruptedPods).toBeUndefined();
  expect(told(late)).toEqual(['controllermanager Warning NotDeleted']);
});
