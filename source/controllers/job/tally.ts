/** The pods of a Job, sorted by what they count for. A pod is counted once: its finalizer says it was not yet. */
import { withoutFinalizer } from '../../kubernetes/finalizers.ts';
import type { Job, Pod } from '../../kubernetes/objects.ts';
import { isPodActive, isPodReady, isPodTerminal } from '../../kubernetes/pods.ts';
import { backOffRecord, finishTime, remainingBackOff } from './back-off.ts';

export const trackingFinalizer = 'batch.kubernetes.io/job-tracking';

export interface Tally {
  readonly all: readonly Pod[];
  readonly active: readonly Pod[];
  readonly ready: number;
  /** Being deleted and not finished yet. */
  readonly terminating: number;
  /** Finished since the last count. */
  readonly newlySucceeded: readonly Pod[];
  readonly newlyFailed: readonly Pod[];
  /** All that succeeded or failed, counted before or now. */
  readonly succeeded: number;
  readonly failed: number;
}

export function tallyOf(job: Job, pods: readonly Pod[]): Tally {
  const active = pods.filter(isPodActive);
  const uncounted = pods.filter(isTracked);
  const newlySucceeded = uncounted.filter(({ status }) => status.phase === 'Succeeded');
  const newlyFailed = uncounted.filter((pod) => countsAsFailed(job, pod));
  return {
    all: pods,
    active,
    ready: active.filter(isPodReady).length,
    terminating: pods.filter((pod) => pod.metadata.deletionTimestamp !== undefined && !isPodTerminal(pod))
      .length,
    newlySucceeded,
    newlyFailed,
    succeeded: (job.status.succeeded ?? 0) + newlySucceeded.length,
    failed: (job.status.failed ?? 0) + newlyFailed.length,
  };
}

export function isTracked(pod: Pod): boolean {
  return pod.metadata.finalizers?.includes(trackingFinalizer) === true;
}

export function untracked(pod: Pod): Pod {
  return withoutFinalizer(pod, trackingFinalizer);
}

/** Whether a pod that is being deleted is replaced only once it is gone. */
export function replacesOnlyFailed(job: Job): boolean {
  return job.spec.podReplacementPolicy === 'Failed';
}

export function isSuspended(job: Job): boolean {
  return job.spec.suspend === true;
}

/** Milliseconds until the Job may make new pods. */
export function backOffOf(pods: readonly Pod[], job: Job, now: number): number {
  const succeededAt = pods.filter(({ status }) => status.phase === 'Succeeded').map(finishTime);
  const failedAt = pods.filter((pod) => countsAsFailed(job, pod)).map(finishTime);
  return remainingBackOff(backOffRecord(succeededAt, failedAt), now);
}

function countsAsFailed(job: Job, { metadata, status }: Pod): boolean {
  if (status.phase === 'Failed') return true;
  const isGoing = metadata.deletionTimestamp !== undefined && status.phase !== 'Succeeded';
  return isGoing && !replacesOnlyFailed(job);
}
