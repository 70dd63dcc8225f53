import { expect, test } from 'vitest';
import {
  byUsefulness,
  byUsefulnessAndRank,
  deletionCostAnnotation,
} from '../../source/kubernetes/deletion-order.ts';
import type { Pod } from '../../source/kubernetes/objects.ts';
import { timestamp } from '../../source/kubernetes/time.ts';
import { completed, epoch } from '../support/world.ts';

const hour = 3600;
const month = 30 * 24 * hour;

interface Fields {
  readonly node?: string;
  readonly phase?: string;
  /** Seconds before now; null: ready, since nobody knows when; absent: not ready. */
  readonly readyFor?: number | null;
  readonly restarts?: readonly number[];
  /** Seconds before now. */
  readonly age?: number;
  readonly cost?: string;
}

function pod(
  name: string,
  { node = 'node', phase = 'Running', readyFor, restarts = [], age, cost }: Fields,
): Pod {
  const since =
    typeof readyFor === 'number' ? { lastTransitionTime: timestamp(epoch - readyFor * 1000) } : {};
  return completed({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      creationTimestamp: age === undefined ? '' : timestamp(epoch - age * 1000),
      ...(cost && { annotations: { [deletionCostAnnotation]: cost } }),
    },
    spec: { ...(node && { nodeName: node }) },
    status: {
      phase,
      ...(readyFor !== undefined && { conditions: [{ type: 'Ready', status: 'True', ...since }] }),
      containerStatuses: restarts.map((restartCount) => ({ restartCount })),
    },
  }) as unknown as Pod;
}

const unscheduled: Fields = { node: '', phase: 'Pending' };
const pending: Fields = { phase: 'Pending' };
const readyNow: Fields = { readyFor: 0, age: 0 };
const readyNowCreatedThen: Fields = { readyFor: 0, age: month };
const readyThen: Fields = { readyFor: month, age: month };
const readySinceUnknown: Fields = { readyFor: null };
const restarted: Fields = { ...readyNow, restarts: [9001] };

test('pods that are missed least come first', () => {
  const order = [
    pod('unscheduled', unscheduled),
    pod('pending', pending),
    pod('unknown', { phase: 'Unknown' }),
    pod('not ready', {}),
    pod('ready since unknown', { readyFor: null, restarts: [3, 0] }),
    pod('ready now', { readyFor: 0, restarts: [3, 0] }),
    pod('ready for long', { readyFor: month, restarts: [3, 0] }),
    pod('fewer restarts', { readyFor: month, restarts: [2, 1], age: 0 }),
    pod('oldest', { readyFor: month, restarts: [2, 1], age: month }),
  ];
  const shuffled = [3, 7, 0, 5, 8, 2, 6, 1, 4].map((index) => order[index]!);
  expect(shuffled.sort(byUsefulness).map(({ metadata }) => metadata.name)).toEqual(
    order.map(({ metadata }) => metadata.name),
  );
});

interface Row {
  readonly why: string;
  readonly first: Fields;
  readonly next: Fields;
  readonly ranks?: readonly [number, number];
}

const rows: readonly Row[] = [
  { why: 'it has no node, whatever the ranks', first: unscheduled, next: pending, ranks: [1, 2] },
  { why: 'pending before unknown', first: pending, next: { phase: 'Unknown' } },
  { why: 'unknown before running', first: { phase: 'Unknown' }, next: {} },
  { why: 'it is not ready', first: {}, next: readySinceUnknown },
  { why: 'its ready time is unknown', first: readySinceUnknown, next: readyNow },
  { why: 'its node is more crowded', first: readyNow, next: readySinceUnknown, ranks: [2, 1] },
  { why: 'it became ready later', first: readyNow, next: readyThen },
  {
    why: 'its node is more crowded, also against ready time',
    first: readyThen,
    next: readyNow,
    ranks: [2, 1],
  },
  { why: 'it restarted more often', first: restarted, next: readyNow },
  { why: 'its node is more crowded, also against restarts', first: readyNow, next: restarted, ranks: [2, 1] },
  { why: 'it was created later', first: readyNow, next: readyNowCreatedThen },
  {
    why: 'its node is more crowded, also against age',
    first: readyNowCreatedThen,
    next: readyNow,
    ranks: [2, 1],
  },
  { why: 'it costs less', first: { ...readyNow, cost: '10' }, next: { ...readyNow, cost: '100' } },
  { why: 'a negative cost', first: { ...readyNow, cost: '-1' }, next: readyNow },
  {
    why: 'it costs less, in spite of its lonely node',
    first: { ...readyNow, cost: '10' },
    next: { ...readyNow, cost: '100' },
    ranks: [1, 2],
  },
];

test.each(rows)('$why', ({ first, next, ranks: [a, b] = [1, 1] }) => {
  const compare = byUsefulnessAndRank(epoch);
  const [before, after] = [
    { pod: pod('first', first), rank: a },
    { pod: pod('next', next), rank: b },
  ];
  expect(compare(before, after)).toBeLessThan(0);
  expect(compare(after, before)).toBeGreaterThan(0);
});

test.each([
  ['pending', pending],
  ['unknown', { phase: 'Unknown' }],
  ['ready', readyNow],
  ['ready, old', readyNowCreatedThen],
])('a pod is no more useful than itself: %s', (_title, fields) => {
  const ranked = { pod: pod('same', fields), rank: 1 };
  expect(byUsefulnessAndRank(epoch)(ranked, ranked)).toBe(0);
});

test('ages of one magnitude count as equal, and the uid decides', () => {
  const [five, eight] = [5, 8].map((hours) => pod(`aged-${hours}`, { ...unscheduled, age: hours * hour }));
  const [low, high] = [five!, eight!].map((each, index) => ({
    pod: { ...each, metadata: { ...each.metadata, uid: `uid-${1 - index}` } },
    rank: 1,
  }));
  expect(byUsefulnessAndRank(epoch)(high!, low!)).toBeLessThan(0);
  expect(byUsefulness(five!, eight!)).toBeLessThan(0);
});
