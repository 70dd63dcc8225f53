import { expect, test } from 'vitest';
import type { Cluster, DeleteOptions } from '../../../source/cluster/cluster.ts';
import { createCluster } from '../../../source/cluster/create.ts';
import type { Manifest, Pod } from '../../../source/kubernetes/objects.ts';
import { podCondition } from '../../../source/kubernetes/pods.ts';
import { pod } from '../../support/manifests.ts';
import { refusal } from '../../support/refusal.ts';

const blocked = "Cannot evict pod as it would violate the pod's disruption budget.";

function budget(name: string, spec: object = {}): Manifest {
  const selector = { matchLabels: { app: 'web' } };
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: { minAvailable: 1, selector, ...spec },
  };
}

interface Given {
  readonly budgets?: readonly Manifest[];
  readonly budgetStatus?: object;
  readonly phase?: string;
  readonly ready?: boolean;
}

const open = { observedGeneration: 1, disruptionsAllowed: 1, currentHealthy: 2, desiredHealthy: 1 };
const shut = { observedGeneration: 1, disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 1 };

/** A cluster in which nothing happens by itself, with one pod `web` on a node. */
function given({ budgets = [], budgetStatus = open, phase = 'Running', ready = true }: Given = {}): Cluster {
  const cluster = createCluster({ reconcilers: [] });
  const made = cluster.create(pod('web', 'nginx:1.16', { app: 'web' })) as Pod;
  cluster.bind('default', 'web', 'node-1');
  const conditions = [
    { type: 'Ready', status: ready ? 'True' : 'False', lastTransitionTime: '2026-01-01T00:00:00Z' },
  ];
  const { resourceVersion: _old, ...metadata } = made.metadata;
  const running = { ...made, metadata, status: { phase, conditions } } as Manifest;
  cluster.update(running, { subresource: 'status' });
  for (const each of budgets) {
    const stored = cluster.create(each);
    const observed = { ...stored, status: budgetStatus } as Manifest;
    cluster.update(observed, { subresource: 'status' });
  }
  return cluster;
}

const web = (cluster: Cluster) => cluster.get('Pod', 'default', 'web');
const budgetOf = (cluster: Cluster, name = 'web') => cluster.get('PodDisruptionBudget', 'default', name);

test('without a budget the pod is marked and deleted with the given options', () => {
  const cluster = given();
  cluster.evict('default', 'web', { gracePeriodSeconds: 7 });
  expect(web(cluster).metadata.deletionGracePeriodSeconds).toBe(7);
  expect(podCondition(web(cluster), 'DisruptionTarget')).toMatchObject({
    status: 'True',
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
  });
});

test('a budget that allows one more disruption is spent in the same step', () => {
  const cluster = given({ budgets: [budget('web')] });
  cluster.evict('default', 'web');
  expect(web(cluster).metadata.deletionTimestamp).toBeDefined();
  expect(budgetOf(cluster).status).toMatchObject({
    disruptionsAllowed: 0,
    disruptedPods: { web: '2026-01-01T00:00:00Z' },
    conditions: [{ type: 'DisruptionAllowed', status: 'False', reason: 'InsufficientPods', message: '' }],
  });
});

test.each([
  [
    'is used up',
    shut,
    { message: 'The disruption budget web needs 1 healthy pods and has 1 currently' },
    undefined,
  ],
  [
    'was not looked at yet',
    { observedGeneration: 0 },
    { message: 'The disruption budget web is still being processed by the server.' },
    10,
  ],
  [
    'could not be worked out',
    {
      ...shut,
      conditions: [
        {
          type: 'DisruptionAllowed',
          status: 'False',
          reason: 'SyncFailed',
          message: 'found no controllers for pod "web"',
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
    },
    {
      message:
        'The disruption budget web does not allow evicting pods currently because it failed sync: found no controllers for pod "web"',
    },
    undefined,
  ],
])('a budget that %s refuses, and nothing changes', (_title, budgetStatus, cause, retryAfterSeconds) => {
  const cluster = given({ budgets: [budget('web')], budgetStatus });
  const { revision } = cluster;
  const error = refusal(() => cluster.evict('default', 'web'));
  expect(error).toMatchObject({ code: 429, reason: 'TooManyRequests', message: blocked });
  expect(error.details?.causes).toEqual([{ reason: 'DisruptionBudget', ...cause }]);
  expect(error.details?.retryAfterSeconds).toBe(retryAfterSeconds);
  expect(cluster.revision).toBe(revision);
});

test('two budgets for one pod are more than the subresource can do', () => {
  const cluster = given({ budgets: [budget('web'), budget('other')] });
  expect(refusal(() => cluster.evict('default', 'web'))).toMatchObject({
    code: 500,
    message:
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
  });
});

test.each(['Succeeded', 'Failed', 'Pending'])('a pod that is %s asks no budget', (phase) => {
  const cluster = given({ budgets: [budget('web')], budgetStatus: shut, phase });
  cluster.evict('default', 'web');
  expect(cluster.read.get('Pod', 'default', 'web')?.metadata.deletionTimestamp ?? 'gone').toBeTruthy();
  expect(budgetOf(cluster).status).toMatchObject(shut);
});

test('a pod that is leaving asks no budget', () => {
  const cluster = given({ budgets: [budget('web')], budgetStatus: shut });
  cluster.delete('Pod', 'default', 'web');
  cluster.evict('default', 'web', { gracePeriodSeconds: 0 });
  expect(cluster.read.get('Pod', 'default', 'web')).toBeUndefined();
});

test.each([
  ['IfHealthyBudget', { ...shut, currentHealthy: 1, desiredHealthy: 1 }, true],
  ['IfHealthyBudget', { ...shut, currentHealthy: 0, desiredHealthy: 1 }, false],
  ['IfHealthyBudget', { ...shut, currentHealthy: 0, desiredHealthy: 0 }, false],
  [undefined, { ...shut, currentHealthy: 2, desiredHealthy: 2 }, true],
  ['AlwaysAllow', { ...shut, currentHealthy: 0, desiredHealthy: 3 }, true],
])('with the policy %s and %j a pod that is not ready goes: %s', (policy, budgetStatus, isAllowed) => {
  const spec = policy === undefined ? {} : { unhealthyPodEvictionPolicy: policy };
  const cluster = given({ budgets: [budget('web', spec)], budgetStatus, ready: false });
  if (isAllowed) cluster.evict('default', 'web');
  else expect(refusal(() => cluster.evict('default', 'web')).message).toBe(blocked);
  expect(web(cluster).metadata.deletionTimestamp !== undefined).toBe(isAllowed);
  expect(budgetOf(cluster).status).toMatchObject(budgetStatus);
});

test.each<[string, DeleteOptions, RegExp]>([
  ['uid', { uid: 'other' }, /^Operation cannot be fulfilled on Pod "web": the UID in the precondition/],
  [
    'resourceVersion',
    { resourceVersion: '1' },
    /on Pod "web": the ResourceVersion in the precondition \(1\)/,
  ],
])('another %s is a conflict, and the budget is not spent', (_title, options, message) => {
  const cluster = given({ budgets: [budget('web')] });
  const error = refusal(() => cluster.evict('default', 'web', options));
  expect(error).toMatchObject({ code: 409, message: expect.stringMatching(message) });
  expect(budgetOf(cluster).status).toMatchObject(open);
});

test('the current resourceVersion is no conflict, though the mark raises it', () => {
  const cluster = given({ budgets: [budget('web')] });
  cluster.evict('default', 'web', { resourceVersion: web(cluster).metadata.resourceVersion });
  expect(web(cluster).metadata.deletionTimestamp).toBeDefined();
});

test('a dry run changes nothing, and is refused like a real one', () => {
  const allowed = given({ budgets: [budget('web')] });
  const { revision } = allowed;
  allowed.evict('default', 'web', { dryRun: true });
  expect(allowed.revision).toBe(revision);
  const refused = given({ budgets: [budget('web')], budgetStatus: shut });
  expect(refusal(() => refused.evict('default', 'web', { dryRun: true })).message).toBe(blocked);
});

test('a pod that is not there can not be evicted', () => {
  expect(refusal(() => given().evict('default', 'other')).message).toBe('pods "other" not found');
});
