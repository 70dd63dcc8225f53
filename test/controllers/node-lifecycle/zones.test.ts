import { expect, test } from 'vitest';
import {
  nextEviction,
  zoneEvictionRate,
  zoneState,
} from '../../../source/controllers/node-lifecycle/zones.ts';
import type { Node } from '../../../source/kubernetes/objects.ts';
import { timestamp } from '../../../source/kubernetes/time.ts';
import { completed, epoch } from '../../support/world.ts';

test.each([
  [1, 1, 'Normal'],
  [1, 2, 'Normal'],
  [2, 3, 'PartialDisruption'],
  [3, 3, 'Normal'],
  [4, 5, 'PartialDisruption'],
  [9, 11, 'PartialDisruption'],
  [10, 12, 'Normal'],
  [46, 56, 'Normal'],
  [45, 55, 'PartialDisruption'],
  [90, 10, 'Normal'],
  [0, 1, 'FullDisruption'],
  [0, 10, 'FullDisruption'],
  [1, 0, 'Normal'],
])('a zone of %i ready and %i lost nodes is in state %s', (ready, lost, state) => {
  expect(zoneState(ready, lost)).toBe(state);
});

test.each([
  ['Normal', 10, 0.1],
  ['Normal', 100, 0.1],
  ['PartialDisruption', 50, 0],
  ['PartialDisruption', 51, 0.01],
  ['FullDisruption', 10, 0.1],
] as const)('in state %s with %i nodes %f nodes a second are evicted', (state, size, rate) => {
  expect(zoneEvictionRate(state, size)).toBe(rate);
});

interface Fields {
  readonly ready?: string;
  readonly zone?: string;
  /** Seconds after the epoch at which its pods were told to go. */
  readonly evictedAt?: number;
}

function node(name: string, { ready = 'True', zone = 'a', evictedAt }: Fields = {}): Node {
  const taint = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' };
  return completed({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'topology.kubernetes.io/zone': zone } },
    spec:
      evictedAt === undefined
        ? {}
        : { taints: [{ ...taint, timeAdded: timestamp(epoch + evictedAt * 1000) }] },
    status: { conditions: [{ type: 'Ready', status: ready }] },
  }) as unknown as Node;
}

const lost = node('lost', { ready: 'Unknown' });
const well = [node('w1'), node('w2'), node('w3')];

test('the first lost node is evicted at once, the next ten seconds later', () => {
  expect(nextEviction(lost, [lost, ...well])).toBeLessThanOrEqual(epoch);
  const earlier = node('earlier', { ready: 'Unknown', evictedAt: 3 });
  expect(nextEviction(lost, [lost, earlier, ...well])).toBe(epoch + 13_000);
});

test('another zone has its own pace', () => {
  const elsewhere = node('elsewhere', { ready: 'Unknown', zone: 'b', evictedAt: 3 });
  expect(nextEviction(lost, [lost, elsewhere, ...well])).toBeLessThanOrEqual(epoch);
});

test('a small zone that lost most of its nodes evicts nothing', () => {
  const many = ['l2', 'l3', 'l4'].map((name) => node(name, { ready: 'Unknown' }));
  expect(nextEviction(lost, [lost, ...many, node('w1')])).toBe('never');
});

test('with every node lost evictions are taken back', () => {
  expect(nextEviction(lost, [lost, node('l2', { ready: 'False', zone: 'b' })])).toBe('suspended');
});
