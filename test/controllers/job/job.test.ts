import { expect, test } from 'vitest';
import { job } from '../../../source/controllers/job/job.ts';
import { timestamp } from '../../../source/kubernetes/time.ts';
import { context, epoch, world } from '../../support/world.ts';
import { rig } from '../support/rig.ts';
import { type Given, jobOf, pod, suspended, sync, tracking } from './sync.ts';

interface Expected {
  readonly creations?: number;
  readonly deletions?: number;
  readonly active?: number;
  readonly ready?: number;
  readonly succeeded?: number;
  readonly failed?: number;
  readonly terminating?: number;
  readonly untracked?: number;
  /** `TYPE=STATUS REASON`. */
  readonly conditions?: readonly string[];
}

const reached = ['SuccessCriteriaMet=True CompletionsReached', 'Complete=True CompletionsReached'];
const backOff = ['FailureTarget=True BackoffLimitExceeded', 'Failed=True BackoffLimitExceeded'];
const deadline = ['FailureTarget=True DeadlineExceeded', 'Failed=True DeadlineExceeded'];

const rows: readonly (readonly [string, Given, Expected])[] = [
  ['start', { parallelism: 2, completions: 5 }, { creations: 2, active: 2 }],
  ['start of a work queue', { parallelism: 2 }, { creations: 2, active: 2 }],
  ['fewer completions than parallelism', { parallelism: 5, completions: 2 }, { creations: 2, active: 2 }],
  ['two pending', { parallelism: 2, completions: 5, pods: { pending: 2 } }, { active: 2 }],
  [
    'as many as wanted',
    { parallelism: 3, completions: 5, pods: { active: 3, ready: 2 } },
    { active: 3, ready: 2 },
  ],
  ['work queue, as many as wanted', { parallelism: 2, pods: { active: 2 } }, { active: 2 }],
  [
    'work queue after a success',
    { parallelism: 2, pods: { active: 1, succeeded: 1 } },
    { active: 1, succeeded: 1, untracked: 1 },
  ],
  [
    'work queue finished',
    { parallelism: 2, pods: { succeeded: 2 } },
    { succeeded: 2, untracked: 2, conditions: reached },
  ],
  [
    'one to refill',
    { parallelism: 2, completions: 5, pods: { active: 1, succeeded: 1 } },
    { creations: 1, active: 2, succeeded: 1, untracked: 1 },
  ],
  [
    'a refill refused',
    { parallelism: 2, completions: 5, pods: { active: 1, succeeded: 1 }, podLimit: 0 },
    { active: 1, succeeded: 1, untracked: 1 },
  ],
  [
    'too many',
    { parallelism: 2, completions: 5, pods: { active: 3 } },
    { deletions: 1, active: 2, terminating: 1, untracked: 1 },
  ],
  [
    'too many, all ready',
    { parallelism: 2, completions: 5, pods: { active: 3, ready: 3 } },
    { deletions: 1, active: 2, ready: 2, terminating: 1, untracked: 1 },
  ],
  [
    'a failure already counted',
    { parallelism: 1, completions: 1, pods: { active: 1 }, counted: { failed: 1 } },
    { active: 1, failed: 1 },
  ],
  [
    'all completions',
    { parallelism: 2, completions: 5, pods: { succeeded: 5 } },
    { succeeded: 5, untracked: 5, conditions: reached },
  ],
  [
    'counts only',
    { parallelism: 2, completions: 5, pods: { active: 2, succeeded: 2 } },
    { active: 2, succeeded: 2, untracked: 2 },
  ],
  [
    'a quota of ten pods',
    { parallelism: 100, completions: 200, podLimit: 10 },
    { creations: 10, active: 10 },
  ],
  [
    'terminating ones count as failed',
    {
      parallelism: 1,
      podReplacementPolicy: 'TerminatingOrFailed',
      pods: { active: 1, failed: 1, terminating: 1 },
    },
    { active: 1, failed: 2, terminating: 1, untracked: 2 },
  ],
  [
    'terminating ones are waited for',
    { parallelism: 1, completions: 1, podReplacementPolicy: 'Failed', pods: { terminating: 1 } },
    { terminating: 1 },
  ],
  [
    'more terminating than parallelism',
    { parallelism: 1, completions: 1, podReplacementPolicy: 'Failed', pods: { active: 2, terminating: 4 } },
    { deletions: 1, active: 1, terminating: 5, untracked: 1 },
  ],
  [
    'too many failures',
    { parallelism: 2, completions: 5, backoffLimit: 0, deleting: true, pods: { failed: 1 } },
    { failed: 1, untracked: 1, conditions: backOff },
  ],
  [
    'too many failures while a pod runs',
    { parallelism: 2, completions: 3, backoffLimit: 0, pods: { succeeded: 1, failed: 1, active: 1 } },
    { deletions: 1, succeeded: 1, failed: 2, terminating: 1, untracked: 3, conditions: backOff.slice(0, 1) },
  ],
  [
    'suspended',
    { parallelism: 2, completions: 4, suspend: true, pods: { active: 2 } },
    { deletions: 2, terminating: 2, untracked: 2, conditions: ['Suspended=True JobSuspended'] },
  ],
  [
    'suspended with ready pods',
    { parallelism: 2, completions: 4, suspend: true, pods: { active: 2, ready: 2 } },
    { deletions: 2, terminating: 2, untracked: 2, conditions: ['Suspended=True JobSuspended'] },
  ],
  [
    'resumed',
    { parallelism: 2, completions: 4, suspend: false, conditions: [suspended] },
    { creations: 2, active: 2, conditions: ['Suspended=False JobResumed'] },
  ],
  [
    'suspended while deleted',
    { parallelism: 2, completions: 4, suspend: true, deleting: true, pods: { active: 2 } },
    { active: 2, untracked: 2 },
  ],
  [
    'a false failure target is no verdict',
    {
      parallelism: 1,
      completions: 1,
      backoffLimit: 0,
      pods: { active: 1, ready: 1 },
      conditions: [{ type: 'FailureTarget', status: 'False', reason: 'ByHand' }],
    },
    { active: 1, ready: 1, conditions: ['FailureTarget=False ByHand'] },
  ],
  [
    'a false success is no verdict',
    {
      parallelism: 1,
      completions: 1,
      backoffLimit: 0,
      pods: { active: 1, ready: 1 },
      conditions: [{ type: 'SuccessCriteriaMet', status: 'False', reason: 'ByHand' }],
    },
    { active: 1, ready: 1, conditions: ['SuccessCriteriaMet=False ByHand'] },
  ],
  [
    'past its deadline',
    { parallelism: 1, completions: 2, activeDeadlineSeconds: 10, age: 15, pods: { active: 1, succeeded: 1 } },
    { deletions: 1, succeeded: 1, failed: 1, terminating: 1, untracked: 2, conditions: deadline.slice(0, 1) },
  ],
  [
    'past its deadline before any pod',
    { parallelism: 1, completions: 1, activeDeadlineSeconds: 10, age: 10 },
    { conditions: deadline },
  ],
  [
    'the limit of failures beats the deadline',
    {
      parallelism: 1,
      completions: 1,
      backoffLimit: 0,
      activeDeadlineSeconds: 1,
      age: 10,
      pods: { failed: 1 },
    },
    { failed: 1, untracked: 1, conditions: backOff },
  ],
  [
    'a suspended one has no deadline',
    { parallelism: 1, completions: 2, suspend: true, activeDeadlineSeconds: 10, age: 15 },
    { conditions: ['Suspended=True JobSuspended'] },
  ],
  [
    'restarts in place count as failures',
    {
      parallelism: 1,
      completions: 1,
      backoffLimit: 2,
      restartPolicy: 'OnFailure',
      restarts: 2,
      pods: { active: 1 },
    },
    { deletions: 1, failed: 1, terminating: 1, untracked: 1, conditions: backOff.slice(0, 1) },
  ],
  [
    'fewer restarts than the limit',
    {
      parallelism: 1,
      completions: 1,
      backoffLimit: 2,
      restartPolicy: 'OnFailure',
      restarts: 1,
      pods: { active: 1 },
    },
    { active: 1 },
  ],
];

test.each(rows)('a job: %s', (_title, given, expected) => {
  const { creations, deletions, untracked, status } = sync(given);
  const { active = 0, ready = 0, succeeded = 0, failed = 0, terminating = 0 } = status;
  const conditions = (status.conditions ?? []).map(
    ({ type, status: value, reason }) => `${type}=${value} ${reason}`,
  );
  expect({
    creations,
    deletions,
    untracked,
    active,
    ready,
    succeeded,
    failed,
    terminating,
    conditions,
  }).toEqual({
    ...{ creations: 0, deletions: 0, untracked: 0 },
    ...{ active: 0, ready: 0, succeeded: 0, failed: 0, terminating: 0, conditions: [] },
    ...expected,
  });
});

test('after a failure the next pod waits for the back-off', () => {
  const failed = {
    ...pod('failed', 'Failed'),
    metadata: { ...pod('failed', 'Failed').metadata, finalizers: [] },
  };
  const given = { parallelism: 1, completions: 1, age: 0, counted: { failed: 1 } };
  const outcome = job.reconcile(context(world(jobOf(given), failed)), 'default/j');
  expect(outcome).toMatchObject({ wakeAt: epoch + 10_000 });
  const later = job.reconcile(context(world(jobOf(given), failed), epoch + 10_000), 'default/j');
  expect(later.writes?.map(({ verb }) => verb)).toEqual(['create']);
});

test('a deadline is looked at when it comes', () => {
  const { wakeAt } = sync({
    parallelism: 1,
    completions: 1,
    activeDeadlineSeconds: 60,
    age: 15,
    pods: { active: 1 },
  });
  expect(wakeAt).toBe(epoch + 45_000);
});

test('times: a start when it starts, none while suspended, a completion when complete', () => {
  const now = timestamp(epoch);
  expect(sync({ parallelism: 1, completions: 1 }).status.startTime).toBe(now);
  expect(sync({ parallelism: 1, completions: 1, suspend: true, age: 60 }).status.startTime).toBeUndefined();
  expect(sync({ parallelism: 1, completions: 1, conditions: [suspended], age: 60 }).status.startTime).toBe(
    now,
  );
  const complete = sync({ parallelism: 1, completions: 1, age: 60, pods: { succeeded: 1 } }).status;
  expect(complete).toMatchObject({ startTime: timestamp(epoch - 60_000), completionTime: now });
});

test.each([
  ['a finished one', { completions: 1, pods: { succeeded: 1 } }, 'Normal Completed Job completed'],
  ['a suspended one', { completions: 1, suspend: true }, 'Normal Suspended Job suspended'],
  [
    'a failed one',
    { completions: 1, backoffLimit: 0, pods: { failed: 1 } },
    'Warning BackoffLimitExceeded Job has reached the specified backoff limit',
  ],
  [
    'a late one',
    { completions: 1, activeDeadlineSeconds: 1, age: 9 },
    'Warning DeadlineExceeded Job was active longer than specified deadline',
  ],
  ['a starting one', { completions: 1, parallelism: 1 }, 'Normal SuccessfulCreate Created pod: j-0'],
  [
    'a refused pod',
    { completions: 1, parallelism: 1, podLimit: 0 },
    'Warning FailedCreate Error creating: pods "j-" is forbidden: exceeded quota',
  ],
])('the event of %s', (_title, given, text) => {
  expect(sync(given).events.map(({ type, reason, message }) => `${type} ${reason} ${message}`)).toEqual([
    text,
  ]);
});

test('a job that is over is left alone', () => {
  const conditions = [{ type: 'Complete', status: 'True' }];
  expect(job.reconcile(context(world(jobOf({ completions: 1, conditions }))), 'default/j')).toEqual({});
});

test('deleting a job lets its uncounted pods go', () => {
  const cluster = rig();
  cluster.create({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'j' },
    spec: {
      parallelism: 2,
      completions: 2,
      template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'busybox' }] } },
    },
  });
  cluster.advance(1_000);
  expect(cluster.read.list('Pod').map(({ metadata }) => metadata.finalizers)).toEqual([
    [tracking],
    [tracking],
  ]);
  cluster.delete('Job', 'j', 'Background');
  cluster.advance(1_000);
  expect(cluster.read.list('Pod')).toEqual([]);
});

test('a finished job goes after its time to live', () => {
  const cluster = rig({ statusOf: () => ({ phase: 'Succeeded' }) });
  cluster.create({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'j' },
    spec: {
      ttlSecondsAfterFinished: 30,
      template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'busybox' }] } },
    },
  });
  cluster.advance(29_000);
  expect(cluster.read.list('Job')).toHaveLength(1);
  cluster.advance(2_000);
  expect([...cluster.read.list('Job'), ...cluster.read.list('Pod')]).toEqual([]);
});
