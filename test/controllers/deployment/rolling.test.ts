import { expect, test } from 'vitest';
import { maxUnavailable, resolveFenceposts } from '../../../source/controllers/deployment/fenceposts.ts';
import { newSetSize } from '../../../source/controllers/deployment/new-replica-set.ts';
import {
  cleanUpUnhealthy,
  scaleDownAvailable,
  scaleNewSet,
  scaleOldSets,
} from '../../../source/controllers/deployment/rolling.ts';
import { aDeployment, aSet, sizes } from './given.ts';

test.each([
  // surge, unavailable, desired → surge, unavailable
  ['0%', '0%', 0, 0, 1],
  ['39%', '39%', 10, 4, 3],
  ['25%', '25%', 3, 1, 0],
  ['1%', '0%', 1, 1, 0],
  ['oops', '39%', 10, 0, 0],
  ['55%', 'urg', 10, 0, 0],
  [5, 1, 10, 5, 1],
])('bounds %s and %s of %i pods are %i over and %i under', (surge, unavailable, desired, over, under) => {
  expect(resolveFenceposts(surge, unavailable, desired)).toEqual({ surge: over, unavailable: under });
});

test.each([
  { replicas: 10, unavailable: 5, most: 5 },
  { replicas: 10, unavailable: 10, most: 10 },
  { replicas: 5, unavailable: 10, most: 5 },
  { replicas: 0, unavailable: 10, most: 0 },
  { replicas: 5, unavailable: '100%', most: 5 },
  { replicas: 10, unavailable: '50%', most: 5 },
])('of $replicas pods at most $most may be unavailable where $unavailable is asked for', (row) => {
  const deployment = aDeployment({ replicas: row.replicas, maxSurge: 1, maxUnavailable: row.unavailable });
  expect(maxUnavailable(deployment)).toBe(row.most);
});

test('Recreate knows no unavailability', () => {
  expect(maxUnavailable(aDeployment({ replicas: 10, strategy: 'Recreate' }))).toBe(0);
});

test.each([
  { why: 'the surge leaves no room', replicas: 1, current: 1, surge: 0, others: 5, size: 1 },
  { why: 'the wanted number is the bound', replicas: 6, current: 2, surge: 10, others: 3, size: 6 },
  { why: 'the surge is the bound', replicas: 10, current: 0, surge: 2, others: 10, size: 2 },
])('a new set of $current may have $size pods: $why', ({ replicas, current, surge, others, size }) => {
  const newSet = aSet('new', current);
  expect(newSetSize(aDeployment({ replicas, maxSurge: surge }), newSet, [newSet, aSet('old', others)])).toBe(
    size,
  );
});

test('under Recreate the new set may have all pods at once', () => {
  const newSet = aSet('new', 1);
  const deployment = aDeployment({ replicas: 3, strategy: 'Recreate' });
  expect(newSetSize(deployment, newSet, [newSet, aSet('old', 4)])).toBe(3);
});

test.each([
  { surge: 0, old: 10, current: 0, size: undefined },
  { surge: 2, old: 10, current: 0, size: 2 },
  { surge: 2, old: 5, current: 0, size: 7 },
  { surge: 2, old: 10, current: 2, size: undefined },
  { surge: 2, old: 2, current: 11, size: 10 },
])('with surge $surge and $old old pods the new set of $current goes to $size', (row) => {
  const deployment = aDeployment({ replicas: 10, maxSurge: row.surge, maxUnavailable: 1 });
  const sets = { newSet: aSet('new', row.current), oldSets: [aSet('old', row.old)] };
  expect(sizes(scaleNewSet(deployment, sets)).new).toBe(row.size);
});

test.each([
  { unavailable: 0, old: 10, oldAvailable: 10, current: 0, currentAvailable: 0, size: 9 },
  { unavailable: 2, old: 10, oldAvailable: 10, current: 0, currentAvailable: 0, size: 8 },
  { unavailable: 2, old: 10, oldAvailable: 8, current: 0, currentAvailable: 0, size: 8 },
  { unavailable: 2, old: 10, oldAvailable: 9, current: 0, currentAvailable: 0, size: 8 },
  { unavailable: 2, old: 10, oldAvailable: 0, current: 0, currentAvailable: 0, size: 8 },
  { unavailable: 2, old: 8, oldAvailable: 8, current: 2, currentAvailable: 0, size: undefined },
  { unavailable: 2, old: 8, oldAvailable: 6, current: 2, currentAvailable: 0, size: undefined },
  { unavailable: 2, old: 8, oldAvailable: 8, current: 2, currentAvailable: 2, size: 6 },
])(
  '$old old pods ($oldAvailable available) beside $current new ones ($currentAvailable) go to $size',
  (row) => {
    const deployment = aDeployment({ replicas: 10, maxSurge: 0, maxUnavailable: row.unavailable });
    const sets = {
      newSet: aSet('new', row.current, { available: row.currentAvailable }),
      oldSets: [aSet('old', row.old, { available: row.oldAvailable })],
    };
    expect(sizes(scaleOldSets(deployment, sets)).old).toBe(row.size);
  },
);

test.each([
  { available: 8, most: 1, size: 9 },
  { available: 8, most: 3, size: 8 },
  { available: 8, most: 0, size: undefined },
  { available: 10, most: 3, size: undefined },
])('of 10 old pods, $available available, a clean-up of at most $most leaves $size', (row) => {
  const deployment = aDeployment({ replicas: 10, maxSurge: 2, maxUnavailable: 2 });
  const old = [aSet('old', 10, { available: row.available })];
  expect(sizes(cleanUpUnhealthy(deployment, old, row.most)).old).toBe(row.size);
});

test('the clean-up takes from the oldest set first', () => {
  const deployment = aDeployment({ replicas: 10 });
  const old = [aSet('older', 3, { created: 1 }), aSet('younger', 3, { created: 2 })];
  expect(sizes(cleanUpUnhealthy(deployment, old, 4))).toEqual({ older: 0, younger: 2 });
});

test.each([
  { unavailable: 0, old: 10, available: 10, size: 9 },
  { unavailable: 2, old: 10, available: 10, size: 8 },
  { unavailable: 2, old: 10, available: 8, size: undefined },
  { unavailable: 2, old: 0, available: 10, size: undefined },
  { unavailable: 2, old: 1, available: 10, size: 0 },
])('$available available pods with $unavailable spare let $old old ones go to $size', (row) => {
  const deployment = aDeployment({ replicas: 10, maxSurge: 0, maxUnavailable: row.unavailable });
  const sets = { oldSets: [aSet('old', row.old, { available: row.available })] };
  expect(sizes(scaleDownAvailable(deployment, sets)).old).toBe(row.size);
});
