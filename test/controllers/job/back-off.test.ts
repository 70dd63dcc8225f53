import { expect, test } from 'vitest';
import { backOffRecord, finishTime, remainingBackOff } from '../../../source/controllers/job/back-off.ts';
import type { Pod } from '../../../source/kubernetes/objects.ts';
import { timestamp } from '../../../source/kubernetes/time.ts';
import { completed, epoch } from '../../support/world.ts';

test.each([
  { title: 'one failure', succeeded: [], failed: [0], failures: 1 },
  { title: 'two failures', succeeded: [], failed: [0, -1], failures: 2 },
  { title: 'a success after two failures', succeeded: [0], failed: [-2, -1], failures: 0 },
  { title: 'two failures, a success, two failures', succeeded: [-2], failed: [0, -4, -3, -1], failures: 2 },
  { title: 'success and failure at once', succeeded: [0], failed: [0], failures: 0 },
  { title: 'one success', succeeded: [0], failed: [], failures: 0 },
  { title: 'nothing yet', succeeded: [], failed: [], failures: 0 },
])('failures after the last success: $title', ({ succeeded, failed, failures }) => {
  expect(backOffRecord(succeeded, failed)).toEqual({
    failuresAfterLastSuccess: failures,
    ...(failures > 0 && { lastFailure: 0 }),
  });
});

test.each([
  { failures: 0, first: 5, longest: 700, seconds: 0 },
  { failures: 1, first: 5, longest: 700, seconds: 5 },
  { failures: 3, first: 5, longest: 700, seconds: 20 },
  { failures: 8, first: 5, longest: 700, seconds: 640 },
  { failures: 9, first: 5, longest: 700, seconds: 700 },
])('after $failures failures a Job waits $seconds s, where the first delay is $first s', (row) => {
  const record = { failuresAfterLastSuccess: row.failures, lastFailure: epoch };
  expect(remainingBackOff(record, epoch, row.first * 1000, row.longest * 1000)).toBe(row.seconds * 1000);
});

test.each([
  [1, 10],
  [4, 80],
  [5, 160],
  [7, 600],
  [10, 600],
  [11, 600],
])('after %i failures the delay is %i s by default', (failures, seconds) => {
  expect(remainingBackOff({ failuresAfterLastSuccess: failures, lastFailure: epoch }, epoch)).toBe(
    seconds * 1000,
  );
});

test('time that passed since the failure counts', () => {
  const record = { failuresAfterLastSuccess: 1, lastFailure: epoch };
  expect(remainingBackOff(record, epoch + 4_000)).toBe(6_000);
  expect(remainingBackOff(record, epoch + 11_000)).toBe(0);
});

type End = number | 'running' | 'untold';

/** Seconds after the epoch, or none. */
interface Row {
  readonly title: string;
  readonly containers: readonly End[];
  readonly init?: readonly End[];
  readonly ready?: readonly [string, number];
  readonly deleted?: number;
  readonly grace?: number;
  readonly end: number;
}

const rows: readonly Row[] = [
  { title: 'the last container to end', containers: [-1, 0, -2], end: 0 },
  { title: 'an init container that ended later', containers: [-1], init: [0], end: 0 },
  { title: 'the deletion of a running pod', containers: ['running'], deleted: 0, end: 0 },
  {
    title: 'the deletion, without its grace period',
    containers: ['running'],
    deleted: 0,
    grace: 30,
    end: -30,
  },
  { title: 'the end of readiness', containers: ['untold'], ready: ['False', 0], end: 0 },
  {
    title: 'the start of readiness is no end',
    containers: ['untold'],
    ready: ['True', -30],
    deleted: 0,
    end: 0,
  },
  { title: 'its creation, for want of better', containers: ['untold'], end: -60 },
];

test.each(rows)('a pod finished at: $title', ({ containers, init = [], ready, deleted, grace, end }) => {
  const at = (seconds: number) => timestamp(epoch + seconds * 1000);
  const status = (each: End) => ({
    state:
      each === 'running'
        ? { running: {} }
        : { terminated: each === 'untold' ? {} : { finishedAt: at(each) } },
  });
  const pod = completed({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'p',
      creationTimestamp: at(-60),
      ...(deleted !== undefined && { deletionTimestamp: at(deleted) }),
      ...(grace !== undefined && { deletionGracePeriodSeconds: grace }),
    },
    status: {
      containerStatuses: containers.map(status),
      initContainerStatuses: init.map(status),
      ...(ready && { conditions: [{ type: 'Ready', status: ready[0], lastTransitionTime: at(ready[1]) }] }),
    },
  }) as unknown as Pod;
  expect(finishTime(pod)).toBe(epoch + end * 1000);
});
