/** What a Job reports: counts, times and conditions. */
import { findCondition, holds, omitZeros, withCondition } from '../../kubernetes/conditions.ts';
import type { JobCondition } from '../../kubernetes/jobs.ts';
import type { Job } from '../../kubernetes/objects.ts';
import { timestamp } from '../../kubernetes/time.ts';
import type { EventRecord } from '../../store/reading.ts';
import { isSuspended } from './tally.ts';
import { interimCondition, type Verdict } from './verdict.ts';

export interface Counts {
  readonly active: number;
  readonly ready: number;
  readonly terminating: number;
  readonly succeeded: number;
  readonly failed: number;
}

type Status = Job['status'];

/** The status after this look. A verdict is announced at once and final when no pod is left. */
export function jobStatus(job: Job, counts: Counts, verdict: Verdict | undefined, now: number): Status {
  const conditions =
    verdict === undefined ? suspension(job, now) : verdictConditions(job, verdict, isEmpty(counts), now);
  const { active, succeeded, failed, ready, terminating } = counts;
  const startTime = startTimeOf(job, conditions, now);
  const isComplete = findCondition(conditions, 'Complete') !== undefined;
  return {
    ...(startTime !== undefined && { startTime }),
    ...(isComplete && { completionTime: timestamp(now) }),
    ...omitZeros({ active, succeeded, failed }),
    ready,
    terminating,
    ...(conditions.length > 0 && { conditions: [...conditions] }),
  } as Status;
}

/** News about a Job: what this status says that the one before did not. */
export function jobEvents(job: Job, status: Status): EventRecord[] {
  const news = (status.conditions ?? []).filter(({ type, status: value }) => {
    return findCondition(job.status.conditions, type)?.status !== value;
  });
  return news.flatMap((condition) => eventAbout(job, condition));
}

function eventAbout(job: Job, { type, status, reason = '', message = '' }: JobCondition): EventRecord[] {
  switch (type) {
    case 'Complete':
      return [{ about: job, type: 'Normal', reason: 'Completed', message: 'Job completed' }];
    case 'Failed':
      return [{ about: job, type: 'Warning', reason, message }];
    case 'Suspended':
      return [{ about: job, type: 'Normal', reason: status === 'True' ? 'Suspended' : 'Resumed', message }];
    default:
      return [];
  }
}

function verdictConditions(
  job: Job,
  verdict: Verdict,
  isOver: boolean,
  now: number,
): readonly JobCondition[] {
  const { type, reason, message } = verdict;
  const named = (name: string): JobCondition => ({
    type: name,
    status: 'True',
    reason,
    message,
    ...stamped(now),
  });
  const announced = withCondition(job.status.conditions, named(interimCondition[type]));
  return isOver ? withCondition(announced, named(type)) : announced;
}

function isEmpty({ ready, terminating }: Counts): boolean {
  return ready === 0 && terminating === 0;
}

/** A Job that never was suspended says nothing about it. */
function suspension(job: Job, now: number): readonly JobCondition[] {
  const { conditions = [] } = job.status;
  if (job.metadata.deletionTimestamp !== undefined) return conditions;
  if (isSuspended(job)) {
    return withCondition(conditions, {
      type: 'Suspended',
      status: 'True',
      reason: 'JobSuspended',
      message: 'Job suspended',
      ...stamped(now),
    });
  }
  if (!holds(conditions, 'Suspended')) return conditions;
  return withCondition(conditions, {
    type: 'Suspended',
    status: 'False',
    reason: 'JobResumed',
    message: 'Job resumed',
    ...stamped(now),
  });
}

/** A suspended Job has none; a resumed one starts anew. */
function startTimeOf(job: Job, conditions: readonly JobCondition[], now: number): string | undefined {
  if (isSuspended(job)) return undefined;
  const wasSuspended = holds(job.status.conditions, 'Suspended');
  const isResumed = wasSuspended && findCondition(conditions, 'Suspended')?.status === 'False';
  return isResumed ? timestamp(now) : (job.status.startTime ?? timestamp(now));
}

function stamped(now: number): { lastProbeTime: string; lastTransitionTime: string } {
  return { lastProbeTime: timestamp(now), lastTransitionTime: timestamp(now) };
}
