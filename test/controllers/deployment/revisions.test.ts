import { expect, test } from 'vitest';
import {
  nextRevision,
  setsPastHistory,
  withRevision,
} from '../../../source/controllers/deployment/revisions.ts';
import { revisionAnnotation, revisionHistoryAnnotation } from '../../../source/kubernetes/revisions.ts';
import { aDeployment, aSet } from './given.ts';

test.each([
  {
    title: 'three empty sets, one kept',
    sets: [
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    limit: 1,
    deleted: 2,
  },
  {
    title: 'only sets without pods go',
    sets: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    limit: 0,
    deleted: 1,
  },
  {
    title: 'two empty sets, none kept',
    sets: [
      [0, 0],
      [0, 0],
    ],
    limit: 0,
    deleted: 2,
  },
  {
    title: 'sets with pods stay',
    sets: [
      [1, 1],
      [1, 1],
    ],
    limit: 0,
    deleted: 0,
  },
  { title: 'more allowed than there are', sets: [[0, 0]], limit: 10, deleted: 0 },
])('history: $title', ({ sets, limit, deleted }) => {
  const old = sets.map(([spec, pods], index) => aSet(`web-${index}`, spec!, { pods }));
  expect(setsPastHistory(aDeployment({ spec: { revisionHistoryLimit: limit } }), old)).toHaveLength(deleted);
});

test('a set that is being deleted is not deleted again', () => {
  const old = [aSet('web-1', 0, { deleted: true })];
  expect(setsPastHistory(aDeployment({ spec: { revisionHistoryLimit: 0 } }), old)).toEqual([]);
});

test('without a limit all history is kept', () => {
  expect(setsPastHistory(aDeployment(), [aSet('web-1', 0), aSet('web-2', 0)])).toEqual([]);
});

test.each([
  { title: 'younger', revisions: ['1', undefined], deleted: 'web-1' },
  { title: 'older', revisions: [undefined, '2'], deleted: 'web-0' },
])('a set without revision counts as the lowest, also when it is $title', ({ revisions, deleted }) => {
  const old = revisions.map((revision, index) =>
    aSet(`web-${index}`, 0, {
      created: index * 60,
      ...(revision && { annotations: { [revisionAnnotation]: revision } }),
    }),
  );
  const past = setsPastHistory(aDeployment({ spec: { revisionHistoryLimit: 1 } }), old);
  expect(past.map(({ metadata }) => metadata.name)).toEqual([deleted]);
});

test('old sets with pods use up the history, but do not go themselves', () => {
  const old = [1, 1, 0].map((size, index) =>
    aSet(`web-${index}`, size, { annotations: { [revisionAnnotation]: String(index + 1) } }),
  );
  expect(setsPastHistory(aDeployment({ spec: { revisionHistoryLimit: 1 } }), old)).toEqual([]);
});

test('the next revision is one over the highest', () => {
  const sets = ['3', '7', '5'].map((revision) =>
    aSet(`r${revision}`, 0, { annotations: { [revisionAnnotation]: revision } }),
  );
  expect(nextRevision(sets)).toBe(8);
  expect(nextRevision([])).toBe(1);
});

test('a reused set gets a higher revision, remembers its former ones and takes the annotations', () => {
  const set = aSet('web-1', 0, {
    annotations: { [revisionAnnotation]: '1', [revisionHistoryAnnotation]: '0' },
  });
  const deployment = aDeployment({
    annotations: {
      'kubernetes.io/change-cause': 'undo',
      [revisionAnnotation]: '2',
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
    },
  });
  expect(withRevision(deployment, set, 3).metadata.annotations).toEqual({
    [revisionAnnotation]: '3',
    [revisionHistoryAnnotation]: '0,1',
    'kubernetes.io/change-cause': 'undo',
  });
});

test('a revision never falls', () => {
  const set = aSet('web-1', 0, { annotations: { [revisionAnnotation]: '4' } });
  expect(withRevision(aDeployment(), set, 3).metadata.annotations).toEqual({ [revisionAnnotation]: '4' });
});
