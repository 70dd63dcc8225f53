import { expect, test } from 'vitest';
import {
  isComplete,
  isProgressing,
  isTimedOut,
  nextProgressCheck,
  pausedConditions,
  rolloutStatus,
} from '../../../source/controllers/deployment/progress.ts';
import { condition, type DeploymentStatus } from '../../../source/controllers/deployment/status.ts';
import { epoch } from '../../support/world.ts';
import { aDeployment, aSet } from './given.ts';

const status = (replicas: number, updated: number, ready: number, available: number): DeploymentStatus => ({
  replicas,
  updatedReplicas: updated,
  readyReplicas: ready,
  availableReplicas: available,
  observedGeneration: 1,
});

test.each([
  ['all up', 5, status(5, 5, 5, 5), true],
  ['not all available', 5, status(5, 5, 5, 4), false],
  ['not all updated', 5, status(5, 4, 5, 5), false],
  ['old pods still there', 1, status(2, 1, 1, 1), false],
  ['the only pod never came up', 1, status(1, 1, 0, 0), false],
  ['not observed yet', 1, { ...status(1, 1, 1, 1), observedGeneration: 0 }, false],
])('complete: %s', (_title, replicas, given, expected) => {
  expect(isComplete(aDeployment({ replicas }), given)).toBe(expected);
});

test.each([
  ['nothing moved', status(10, 4, 4, 4), status(10, 4, 4, 4), false],
  ['more updated', status(10, 4, 4, 4), status(10, 6, 4, 4), true],
  ['old pods went', status(10, 4, 6, 6), status(8, 4, 6, 6), true],
  ['fewer updated', status(10, 7, 3, 3), status(10, 6, 3, 3), false],
  ['more ready', status(10, 10, 9, 8), status(10, 10, 10, 8), true],
  ['more available', status(10, 10, 10, 9), status(10, 10, 10, 10), true],
])('progressing: %s', (_title, before, after, expected) => {
  expect(isProgressing(before, after)).toBe(expected);
});

test.each([
  { title: 'no deadline', deadline: undefined, reason: '', age: 11, timedOut: false },
  { title: 'over', deadline: 10, reason: '', age: 11, timedOut: true },
  { title: 'not yet', deadline: 10, reason: '', age: 9, timedOut: false },
  { title: 'just at it', deadline: 10, reason: '', age: 10, timedOut: false },
  {
    title: 'the rollout was complete',
    deadline: 10,
    reason: 'NewReplicaSetAvailable',
    age: 11,
    timedOut: false,
  },
  { title: 'it had timed out', deadline: 10, reason: 'ProgressDeadlineExceeded', age: 1, timedOut: true },
])('timed out: $title', ({ deadline, reason, age, timedOut }) => {
  const deployment = aDeployment({ spec: { progressDeadlineSeconds: deadline } });
  const conditions = [condition('Progressing', 'True', reason, '', epoch)];
  expect(isTimedOut(deployment, conditions, epoch + age * 1000)).toBe(timedOut);
});

test.each([
  { title: 'no condition', given: status(3, 3, 3, 1), conditions: [], check: undefined },
  { title: 'complete', given: status(3, 3, 3, 3), conditions: [['True', '']], check: undefined },
  {
    title: 'failed',
    given: status(3, 3, 0, 0),
    conditions: [['False', 'ProgressDeadlineExceeded']],
    check: undefined,
  },
  { title: 'stuck', given: status(3, 3, 3, 1), conditions: [['True', '']], check: 61_000 },
])('the deadline of 60 s is looked at in time: $title', ({ given, conditions, check }) => {
  const deployment = aDeployment({
    replicas: 3,
    strategy: 'Recreate',
    spec: { progressDeadlineSeconds: 60 },
  });
  const stated = conditions.map(([value, reason]) => condition('Progressing', value!, reason!, '', epoch));
  const at = nextProgressCheck(deployment, { ...given, conditions: stated });
  expect(at === undefined ? undefined : at - epoch).toBe(check);
});

test('a stuck rollout fails after its deadline, and names the ReplicaSet', () => {
  const conditions = [condition('Progressing', 'True', 'ReplicaSetUpdated', '', epoch)];
  const deployment = aDeployment({
    replicas: 3,
    spec: { progressDeadlineSeconds: 60 },
    status: { ...status(4, 1, 3, 3), conditions },
  });
  const sets = { newSet: aSet('web-new', 1), oldSets: [aSet('web-old', 3, { available: 3 })] };
  const { conditions: after } = rolloutStatus(deployment, sets, epoch + 61_000);
  expect(after?.find(({ type }) => type === 'Progressing')).toMatchObject({
    status: 'False',
    reason: 'ProgressDeadlineExceeded',
    message: 'ReplicaSet "web-new" has timed out progressing.',
  });
});

test.each([
  { paused: true, reason: 'ReplicaSetUpdated', after: 'DeploymentPaused' },
  { paused: false, reason: 'DeploymentPaused', after: 'DeploymentResumed' },
  { paused: true, reason: 'ProgressDeadlineExceeded', after: 'ProgressDeadlineExceeded' },
  { paused: false, reason: 'ReplicaSetUpdated', after: 'ReplicaSetUpdated' },
])('paused $paused after $reason says $after', ({ paused, reason, after }) => {
  const deployment = aDeployment({
    spec: { paused, progressDeadlineSeconds: 600 },
    status: { conditions: [condition('Progressing', 'True', reason, '', epoch)] },
  });
  expect(pausedConditions(deployment, epoch).map((each) => each.reason)).toEqual([after]);
});

test('a failure of a ReplicaSet shows on its Deployment and goes with it', () => {
  const failing = {
    ...aSet('web-new', 3),
    status: {
      replicas: 0,
      conditions: [
        { type: 'ReplicaFailure', status: 'True' as const, reason: 'FailedCreate', message: 'no quota' },
      ],
    },
  };
  const failed = rolloutStatus(aDeployment({ replicas: 3 }), { newSet: failing, oldSets: [] }, epoch);
  const isFailure = ({ type }: { type: string }) => type === 'ReplicaFailure';
  expect(failed.conditions?.find(isFailure)).toMatchObject({ status: 'True', message: 'no quota' });
  const healed = { newSet: aSet('web-new', 3), oldSets: [] };
  const after = rolloutStatus(aDeployment({ replicas: 3, status: failed }), healed, epoch);
  expect(after.conditions?.find(isFailure)).toBeUndefined();
});
