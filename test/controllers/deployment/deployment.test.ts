import { expect, test } from 'vitest';
import { oldPodsRunning } from '../../../source/controllers/deployment/recreate.ts';
import { sortSets } from '../../../source/controllers/deployment/replica-sets.ts';
import type { Pod } from '../../../source/kubernetes/objects.ts';
import { deployment } from '../../support/manifests.ts';
import { condition, type Rig, rig } from '../support/rig.ts';
import { aDeployment, aSet, template } from './given.ts';

const other = { ...template, spec: { containers: [{ name: 'main', image: 'nginx:1.17' }] } };

test('of several sets with the current template the oldest is the new one', () => {
  const owned = [
    aSet('new', 1, { created: 60 }),
    aSet('different', 1, { created: -60, template: other }),
    aSet('duplicate', 1, { created: 0 }),
  ];
  const { newSet, oldSets } = sortSets(aDeployment(), owned);
  expect(newSet?.metadata.name).toBe('duplicate');
  expect(oldSets.map(({ metadata }) => metadata.name)).toEqual(['new', 'different']);
});

test.each([
  { title: 'the status counts one', pods: 1, phases: [[]], running: true },
  { title: 'none', pods: 0, phases: [[]], running: false },
  { title: 'finished ones', pods: 0, phases: [['Failed', 'Succeeded']], running: false },
  { title: 'a pending one', pods: 0, phases: [['Pending']], running: true },
  { title: 'an unknown one', pods: 0, phases: [['Unknown']], running: true },
  { title: 'one of another set', pods: 0, phases: [['Failed'], [], ['Running']], running: true },
])('old pods run ($running): $title', ({ pods, phases, running }) => {
  const sets = phases.map((_, index) => aSet(`old-${index}`, 0, { pods }));
  const podsOf = (set: (typeof sets)[number]) =>
    phases[sets.indexOf(set)]!.map((phase) => ({ status: { phase } }) as Pod);
  expect(oldPodsRunning(sets, podsOf)).toBe(running);
});

function roll(fields: Parameters<typeof deployment>[1], options: Parameters<typeof rig>[0] = {}): Rig {
  const cluster = rig(options);
  cluster.create(deployment('web', fields));
  cluster.advance(10_000);
  return cluster;
}

function setImage(cluster: Rig, image: string): void {
  cluster.edit('Deployment', 'web', (found) => ({
    ...found,
    spec: {
      ...found.spec,
      template: { ...found.spec.template, spec: { containers: [{ name: 'main', image }] } },
    },
  }));
  cluster.advance(10_000);
}

/** `+1` for a new set that grew by one, `-1` for an old one that shrank. */
function steps(cluster: Rig): string[] {
  return cluster
    .events('web')
    .map((text) => /from (\d+) to (\d+)/.exec(text)!)
    .map(([, from, to]) =>
      Number(to) > Number(from) ? `+${Number(to) - Number(from)}` : `${Number(to) - Number(from)}`,
    );
}

function setsOf(cluster: Rig): Record<string, number> {
  return Object.fromEntries(
    cluster.read
      .list('ReplicaSet')
      .map(({ metadata, spec }) => [
        metadata.annotations?.['deployment.kubernetes.io/revision'] ?? '',
        spec.replicas ?? 1,
      ]),
  );
}

test.each([
  { replicas: 2, maxUnavailable: '1%', maxSurge: '0%', order: ['-1', '+1', '-1', '+1'] },
  { replicas: 1, maxUnavailable: '1%', maxSurge: '0%', order: ['-1', '+1'] },
  { replicas: 1, maxUnavailable: '25%', maxSurge: '1%', order: ['+1', '-1'] },
  { replicas: 1, maxUnavailable: '0%', maxSurge: '1%', order: ['+1', '-1'] },
])('$replicas pods with $maxUnavailable down and $maxSurge over roll as $order', (row) => {
  const { replicas, maxUnavailable, maxSurge, order } = row;
  const strategy = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable, maxSurge } };
  const cluster = roll({ replicas, strategy });
  setImage(cluster, 'nginx:1.17');
  expect(steps(cluster)).toEqual([`+${replicas}`, ...order]);
  expect(setsOf(cluster)).toEqual({ 1: 0, 2: replicas });
});

test('a rollout ends complete, with its revision on the Deployment', () => {
  const cluster = roll({});
  setImage(cluster, 'nginx:1.17');
  const found = cluster.read.get('Deployment', 'default', 'web')!;
  expect(found.metadata.annotations).toEqual({ 'deployment.kubernetes.io/revision': '2' });
  expect(found.status).toMatchObject({
    replicas: 3,
    updatedReplicas: 3,
    availableReplicas: 3,
    observedGeneration: 2,
  });
  expect(found.status.conditions?.map(({ type, status, reason }) => `${type}=${status} ${reason}`)).toEqual([
    'Available=True MinimumReplicasAvailable',
    'Progressing=True NewReplicaSetAvailable',
  ]);
});

test('a former template takes its old ReplicaSet again and raises its revision', () => {
  const cluster = roll({});
  setImage(cluster, 'nginx:1.17');
  setImage(cluster, 'nginx:1.16');
  expect(setsOf(cluster)).toEqual({ 2: 0, 3: 3 });
  const reused = cluster.read.list('ReplicaSet').find(({ spec }) => spec.replicas === 3)!;
  expect(reused.metadata.annotations?.['deployment.kubernetes.io/revision-history']).toBe('1');
});

test('Recreate stops every old pod before it starts a new one', () => {
  const cluster = roll({ strategy: { type: 'Recreate' } });
  setImage(cluster, 'nginx:1.17');
  expect(steps(cluster)).toEqual(['+3', '-3', '+3']);
});

test('a broken image stops at the bounds, fails after the deadline and heals by going back', () => {
  const cluster = roll(
    { spec: { progressDeadlineSeconds: 60 } },
    {
      statusOf: (pod, now) =>
        pod.spec.containers[0]!.image === 'nginx:broken'
          ? { phase: 'Pending' }
          : { phase: 'Running', conditions: [condition('Ready', 'True', now)] },
    },
  );
  setImage(cluster, 'nginx:broken');
  expect(setsOf(cluster)).toEqual({ 1: 3, 2: 1 });
  cluster.advance(60_000);
  const progressing = () =>
    cluster.read
      .get('Deployment', 'default', 'web')
      ?.status.conditions?.find(({ type }) => type === 'Progressing');
  expect(progressing()).toMatchObject({ status: 'False', reason: 'ProgressDeadlineExceeded' });
  setImage(cluster, 'nginx:1.16');
  expect(setsOf(cluster)).toEqual({ 2: 0, 3: 3 });
  expect(progressing()).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' });
});

test('a paused Deployment scales but does not roll; resumed it does', () => {
  const cluster = roll({});
  const set = (spec: object) => {
    cluster.edit('Deployment', 'web', (found) => ({ ...found, spec: { ...found.spec, ...spec } }));
    cluster.advance(10_000);
  };
  set({ paused: true });
  setImage(cluster, 'nginx:1.17');
  set({ replicas: 5 });
  expect(setsOf(cluster)).toEqual({ 1: 5 });
  const conditions = cluster.read.get('Deployment', 'default', 'web')!.status.conditions;
  expect(conditions?.find(({ type }) => type === 'Progressing')?.reason).toBe('DeploymentPaused');
  set({ paused: false });
  expect(setsOf(cluster)).toEqual({ 1: 0, 2: 5 });
});

test('only so many old ReplicaSets are kept', () => {
  const cluster = roll({ spec: { revisionHistoryLimit: 1 } });
  for (const tag of ['1.17', '1.18', '1.19']) setImage(cluster, `nginx:${tag}`);
  expect(setsOf(cluster)).toEqual({ 3: 0, 4: 3 });
});

test('a ReplicaSet that its labels select is adopted, and released when they no longer do', () => {
  const cluster = rig();
  cluster.create({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'lonely', labels: { app: 'web' } },
    spec: { replicas: 0, selector: { matchLabels: { app: 'web' } }, template },
  });
  cluster.create(deployment('web', { replicas: 1 }));
  cluster.advance(1_000);
  const owners = () =>
    cluster.read.get('ReplicaSet', 'default', 'lonely')?.metadata.ownerReferences?.map(({ name }) => name);
  expect(owners()).toEqual(['web']);
  cluster.edit('ReplicaSet', 'lonely', (set) => ({ ...set, metadata: { ...set.metadata, labels: {} } }));
  cluster.advance(1_000);
  expect(owners()).toBeUndefined();
});

test('where another ReplicaSet has the name, the hash is moved on', () => {
  const named = (cluster: Rig) => cluster.read.list('ReplicaSet').map(({ metadata }) => metadata.name);
  const [taken] = named(roll({ replicas: 1 }));
  const cluster = rig();
  cluster.create({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: taken },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: 'other' } },
      template: { ...template, metadata: { labels: { app: 'other' } } },
    },
  });
  cluster.create(deployment('web', { replicas: 1 }));
  cluster.advance(5_000);
  expect(cluster.read.get('Deployment', 'default', 'web')?.status).toMatchObject({
    collisionCount: 1,
    readyReplicas: 1,
  });
  expect(named(cluster)).toHaveLength(2);
});
