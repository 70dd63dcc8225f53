import { expect, test } from 'vitest';
import { maxSurge } from '../../../source/controllers/deployment/fenceposts.ts';
import { isSaturated, isScalingEvent, scaleSets } from '../../../source/controllers/deployment/scale.ts';
import { desiredReplicasAnnotation, maxReplicasAnnotation } from '../../../source/kubernetes/revisions.ts';
import { aDeployment, aSet } from './given.ts';

interface Row {
  readonly title: string;
  readonly before: number;
  readonly after: number;
  readonly surgeBefore?: number;
  readonly surge?: number;
  readonly newSet?: number;
  readonly oldSets: readonly number[];
  /** Sizes of the new set and of the old ones afterwards. */
  readonly expected: readonly (number | undefined)[];
}

const rows: readonly Row[] = [
  { title: 'one set grows', before: 10, after: 12, newSet: 10, oldSets: [], expected: [12] },
  { title: 'one set shrinks', before: 10, after: 5, newSet: 10, oldSets: [], expected: [5] },
  { title: 'shares grow', before: 5, after: 10, newSet: 2, oldSets: [3], expected: [4, 6] },
  { title: 'shares shrink', before: 5, after: 3, newSet: 2, oldSets: [3], expected: [1, 2] },
  { title: 'a small set goes', before: 9, after: 4, newSet: 8, oldSets: [1], expected: [4, 0] },
  { title: 'three shrink', before: 13, after: 8, newSet: 2, oldSets: [8, 3], expected: [1, 5, 2] },
  {
    title: 'the rest goes to the first of equals',
    before: 3,
    after: 2,
    newSet: 1,
    oldSets: [1, 1],
    expected: [1, 1, 0],
  },
  { title: 'all go', before: 6, after: 0, newSet: 3, oldSets: [2, 1], expected: [0, 0, 0] },
  {
    title: 'a surge is shared too',
    before: 10,
    after: 20,
    surgeBefore: 2,
    surge: 2,
    newSet: 6,
    oldSets: [6],
    expected: [11, 11],
  },
  { title: 'old sets only', before: 10, after: 14, oldSets: [7, 3], expected: [undefined, 10, 4] },
];

test.each(rows)('$before pods to $after: $title', (row) => {
  const deployment = aDeployment({
    replicas: row.after,
    maxSurge: row.surge ?? 0,
    maxUnavailable: row.surge === undefined ? 0 : 1,
  });
  const annotations = {
    [desiredReplicasAnnotation]: String(row.before),
    [maxReplicasAnnotation]: String(row.before + (row.surgeBefore ?? 0)),
  };
  const oldSets = row.oldSets.map((size, index) =>
    aSet(`old-${index}`, size, { annotations, created: 10 - index }),
  );
  const newSet = row.newSet === undefined ? undefined : aSet('new', row.newSet, { annotations, created: 20 });
  const scalings = scaleSets(deployment, { newSet, oldSets });
  const size = (set: typeof newSet) =>
    set && (scalings.findLast((each) => each.set === set)?.replicas ?? set.spec.replicas);
  expect(maxSurge(deployment)).toBe(row.surge ?? 0);
  expect([size(newSet), ...oldSets.map(size)]).toEqual(row.expected);
});

test('a set that missed its change of size gets it, the others keep theirs', () => {
  const remembers = (size: number) => ({
    [desiredReplicasAnnotation]: String(size),
    [maxReplicasAnnotation]: String(size),
  });
  const late = aSet('old-0', 1, { annotations: remembers(3), created: 2 });
  const sets = {
    newSet: aSet('new', 2, { annotations: remembers(5), created: 3 }),
    oldSets: [late, aSet('old-1', 1, { annotations: remembers(5), created: 1 })],
  };
  const scalings = scaleSets(aDeployment({ replicas: 5 }), sets);
  const moved = scalings.filter(({ set, replicas }) => set.spec.replicas !== replicas);
  expect(moved).toMatchObject([{ set: late, replicas: 2 }]);
});

test('a new set with all its pods asked for but none available leaves the old ones alone', () => {
  const annotations = { [desiredReplicasAnnotation]: '2', [maxReplicasAnnotation]: '3' };
  const newSet = aSet('new', 2, { annotations, available: 0 });
  const deployment = aDeployment({ replicas: 2, maxSurge: 1, maxUnavailable: 1 });
  const scalings = scaleSets(deployment, { newSet, oldSets: [aSet('old', 1, { annotations })] });
  expect(isSaturated(deployment, newSet)).toBe(false);
  expect(scalings.filter(({ set, replicas }) => set.spec.replicas !== replicas)).toEqual([]);
});

test('once the new set is saturated the old ones lose their pods', () => {
  const annotations = { [desiredReplicasAnnotation]: '2' };
  const newSet = aSet('new', 2, { annotations, available: 2 });
  const scalings = scaleSets(aDeployment({ replicas: 2 }), {
    newSet,
    oldSets: [aSet('old', 1, { annotations })],
  });
  expect(scalings).toMatchObject([{ set: { metadata: { name: 'old' } }, replicas: 0 }]);
});

test.each([
  ['3', 3, 3, false],
  ['3', 5, 3, true],
  ['3', 5, 0, false],
  [undefined, 5, 3, false],
])(
  'a set that remembers %s of %i wanted pods, with %i of its own: resized %s',
  (remembered, wanted, size, expected) => {
    const annotations: Record<string, string> =
      remembered === undefined ? {} : { [desiredReplicasAnnotation]: remembered };
    const sets = { newSet: aSet('new', size, { annotations }), oldSets: [] };
    expect(isScalingEvent(aDeployment({ replicas: wanted }), sets)).toBe(expected);
  },
);
