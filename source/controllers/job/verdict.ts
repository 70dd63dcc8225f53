/** Whether a Job is over, and why: too many failures, its deadline, or all completions (syncJob of job_controller.go). */
import { findCondition } from '../../kubernetes/conditions.ts';
import type { Job, Pod } from '../../kubernetes/objects.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import { isSuspended, type Tally } from './tally.ts';

export interface Verdict {
  readonly type: 'Complete' | 'Failed';
  readonly reason: string;
  readonly message: string;
}

const completed: Verdict = {
  type: 'Complete',
  reason: 'CompletionsReached',
  message: 'Reached expected number of succeeded pods',
};

/** The condition that announces a verdict before the last pods are gone. */
export const interimCondition = { Complete: 'SuccessCriteriaMet', Failed: 'FailureTarget' } as const;

/** A verdict that stood before, or a failure that is due now. Pods that still run are then stopped. */
export function failureOrEarlierVerdict(job: Job, tally: Tally, now: number): Verdict | undefined {
  return (
    announced(job, 'Failed') ??
    announced(job, 'Complete') ??
    (exceedsBackOffLimit(job, tally)
      ? failure('BackoffLimitExceeded', 'Job has reached the specified backoff limit')
      : undefined) ??
    (isPastDeadline(job, now)
      ? failure('DeadlineExceeded', 'Job was active longer than specified deadline')
      : undefined)
  );
}

/** All completions; without a number of them, one success is enough once the other pods ended. */
export function completion(job: Job, succeeded: number, active: number): Verdict | undefined {
  const { completions } = job.spec;
  const isEnough = completions === undefined ? succeeded > 0 : succeeded >= completions;
  return isEnough && active === 0 ? completed : undefined;
}

/** Milliseconds since the epoch; undefined where there is no deadline or it does not run. */
export function deadlineOf(job: Job): number | undefined {
  const { activeDeadlineSeconds } = job.spec;
  const start = parseTimestamp(job.status.startTime);
  if (activeDeadlineSeconds === undefined || start === undefined || isSuspended(job)) return undefined;
  return start + activeDeadlineSeconds * 1000;
}

function isPastDeadline(job: Job, now: number): boolean {
  const deadline = deadlineOf(job);
  return deadline !== undefined && now >= deadline;
}

function announced(job: Job, type: Verdict['type']): Verdict | undefined {
  const found = findCondition(job.status.conditions, interimCondition[type]);
  if (found?.status !== 'True') return undefined;
  return { type, reason: found.reason ?? '', message: found.message ?? '' };
}

function exceedsBackOffLimit(job: Job, { failed, all }: Tally): boolean {
  const limit = job.spec.backoffLimit ?? 6;
  return (
    failed > limit || (job.spec.template.spec?.restartPolicy === 'OnFailure' && restartsReach(limit, all))
  );
}

/** Where containers start again in place, their restarts count as failures. */
function restartsReach(limit: number, pods: readonly Pod[]): boolean {
  const restarts = pods
    .filter(({ status }) => status.phase === 'Running' || status.phase === 'Pending')
    .flatMap(({ status }) => [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])])
    .reduce((total, { restartCount }) => total + restartCount, 0);
  return limit === 0 ? restarts > 0 : restarts >= limit;
}

function failure(reason: string, message: string): Verdict {
  return { type: 'Failed', reason, message };
}
