import { expect, test } from 'vitest';
import type { Score } from '../../../source/controllers/scheduler/plugin.ts';
import { balancedScore } from '../../../source/controllers/scheduler/scores/balanced-allocation.ts';
import { leastAllocatedScore } from '../../../source/controllers/scheduler/scores/least-allocated.ts';
import { nodeAffinityScore } from '../../../source/controllers/scheduler/scores/node-affinity.ts';
import { spreadScore } from '../../../source/controllers/scheduler/scores/spread.ts';
import { taintScore } from '../../../source/controllers/scheduler/scores/taints.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { cycleOf, node, podWith } from '../../support/scheduling.ts';

const resources = (cpu: number, memory: number) => ({ cpu, memory });

test.each([
  ['an empty node', resources(4000, 10000), {}, {}, 100],
  ['a smaller one', resources(4000, 10000), {}, resources(3000, 5000), 37],
  ['a larger one', resources(6000, 10000), {}, resources(3000, 5000), 50],
  ['used by others', resources(10000, 20000), resources(6000, 5000), {}, 57],
  ['too much CPU counts nothing', resources(4000, 10000), resources(3000, 0), resources(3000, 0), 50],
  ['too much CPU, half the memory', resources(4000, 10000), resources(3000, 5000), resources(3000, 0), 25],
  ['no capacity', {}, resources(3000, 0), {}, 0],
])('least allocated: %s', (_title, capacity, used, requested, score) => {
  expect(leastAllocatedScore(capacity, used, requested)).toBe(score);
});

test.each([
  [[0.75, 0.5], 87],
  [[0.6, 0.5], 95],
  [[0.6, 0.25], 82],
  [[0.6, 0.2], 80],
  [[1, 0.5], 75],
  [[0.8571428571428571, 0.125, 0.5], 70],
  [[0.8571428571428571, 0.125], 63],
])('balanced allocation of %j is %i', (fractions, score) => {
  expect(balancedScore(fractions)).toBe(score);
});

function rate(score: Score['rate'], ...objects: readonly Manifest[]): readonly number[] {
  const cycle = cycleOf(...objects);
  return score(cycle, cycle.all);
}

const prefer = (key: string, value: string) => ({ key, value, effect: 'PreferNoSchedule' });
const tolerate = (key: string, value: string) => ({ ...prefer(key, value), operator: 'Equal' });

test.each([
  [
    'a tolerated one beats an untolerated one',
    [tolerate('foo', 'bar')],
    [[prefer('foo', 'bar')], [prefer('foo', 'blah')]],
    [100, 0],
  ],
  [
    'all are tolerated',
    [tolerate('cpu', 'arm64'), tolerate('disk', 'ssd')],
    [[], [prefer('cpu', 'arm64')], [prefer('cpu', 'arm64'), prefer('disk', 'ssd')]],
    [100, 100, 100],
  ],
  [
    'the more untolerated, the lower',
    [tolerate('foo', 'bar')],
    [[], [prefer('cpu', 'arm64')], [prefer('cpu', 'arm64'), prefer('disk', 'ssd')]],
    [100, 50, 0],
  ],
])('taints: %s', (_title, tolerations, taintsOfNodes, expected) => {
  const nodes = taintsOfNodes.map((taints, index) => node(`n${index}`, {}, { spec: { taints } }));
  expect(rate(taintScore, ...nodes, podWith('incoming', { tolerations }))).toEqual(expected);
});

const preference = (weight: number, key: string, value: string) => ({
  weight,
  preference: { matchExpressions: [{ key, operator: 'In', values: [value] }] },
});

test.each([
  ['nothing preferred', [], [0, 0, 0]],
  ['no node matches', [preference(2, 'foo', 'other')], [0, 0, 0]],
  ['one node matches', [preference(2, 'foo', 'bar')], [100, 0, 100]],
  ['two preferences', [preference(2, 'foo', 'bar'), preference(3, 'key', 'value')], [40, 60, 100]],
])('preferred node affinity: %s', (_title, terms, expected) => {
  const affinity = { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: terms } };
  const nodes = [
    node('a', { foo: 'bar' }),
    node('b', { key: 'value' }),
    node('c', { foo: 'bar', key: 'value' }),
  ];
  expect(rate(nodeAffinityScore, ...nodes, podWith('incoming', { affinity }))).toEqual(expected);
});

/** Existing pods as counts per host `2 1 0 3`; the last `failed` nodes did not pass the filters. */
function spreadOverHosts(counts: readonly number[], maxSkew: number, failed = 0, pods: object = {}) {
  const constraint = {
    topologyKey: 'kubernetes.io/hostname',
    maxSkew,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchExpressions: [{ key: 'foo', operator: 'Exists' }] },
  };
  const nodes = counts.map((_, index) => node(`n${index}`, { 'kubernetes.io/hostname': `n${index}` }));
  const existing = counts.flatMap((count, index) =>
    Array.from({ length: count }, (_, number) =>
      podWith(`p${index}-${number}`, { nodeName: `n${index}` }, { labels: { foo: '' }, ...pods }),
    ),
  );
  const incoming = podWith('incoming', { topologySpreadConstraints: [constraint] }, { labels: { foo: '' } });
  const cycle = cycleOf(...nodes, ...existing, incoming);
  return spreadScore(cycle, cycle.all.slice(0, counts.length - failed));
}

test.each([
  ['nobody there', [0, 0], 1, 0, [100, 100]],
  ['one candidate only', [2, 1], 1, 1, [100]],
  ['the same everywhere', [1, 1], 1, 0, [100, 100]],
  ['2/1/0/3', [2, 1, 0, 3], 1, 0, [20, 60, 100, 0]],
  ['2/1/0/3 with more skew allowed', [2, 1, 0, 3], 2, 0, [33, 66, 100, 16]],
  ['4/3/2/1', [4, 3, 2, 1], 3, 0, [44, 66, 77, 100]],
  ['4/2/1 and one that was filtered out', [4, 2, 1, 3], 1, 1, [33, 83, 100]],
])('topology spread score: %s', (_title, counts, maxSkew, failed, expected) => {
  expect(spreadOverHosts(counts, maxSkew, failed)).toEqual(expected);
});

test('pods on their way out do not count', () => {
  const gone = { deletionTimestamp: '2026-01-01T00:00:30Z' };
  expect(spreadOverHosts([1, 1], 1, 0, gone)).toEqual([100, 100]);
});

test('a pod of a ReplicaSet is spread over hosts without asking for it', () => {
  const selector = { matchLabels: { app: 'web' } };
  const set = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'web', namespace: 'default', uid: 'rs' },
    spec: { selector },
  };
  const ownerReferences = [
    { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: 'rs', controller: true },
  ];
  const metadata = { labels: { app: 'web' }, ownerReferences };
  const nodes = ['a', 'b'].map((name) => node(name, { 'kubernetes.io/hostname': name }));
  const existing = podWith('first', { nodeName: 'a' }, metadata);
  const [onFirst, onSecond] = rate(spreadScore, ...nodes, set, existing, podWith('incoming', {}, metadata));
  expect(onSecond).toBeGreaterThan(onFirst!);
});
