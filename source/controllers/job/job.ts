/** The Job controller: pods that run to completion (pkg/controller/job). Completion modes other than NonIndexed and
 * pod failure policies are not simulated. */
import { finishedCondition } from '../../kubernetes/jobs.ts';
import { type Job, keyOf, makeKey, type Pod, splitKey } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import { podNews } from '../../kubernetes/pod-control.ts';
import { isPodReady } from '../../kubernetes/pods.ts';
import { semanticEqual } from '../../kubernetes/semantic-equal.ts';
import { isNamespaceTerminating } from '../../kubernetes/status-error.ts';
import {
  before,
  type Change,
  type EventRecord,
  type Outcome,
  type Reader,
  type ReconcileContext,
  type Reconciler,
  subject,
  type Write,
  type WriteResult,
} from '../../store/reading.ts';
import { planPods, podWrites, stopWrites, untrackWrite } from './pods.ts';
import { type Counts, jobEvents, jobStatus } from './status.ts';
import { isTracked, type Tally, tallyOf } from './tally.ts';
import { completion, deadlineOf, failureOrEarlierVerdict, type Verdict } from './verdict.ts';

export const job: Reconciler = {
  name: 'job-controller',
  tables: ['Job', 'Pod'],
  delay: 50,
  watch,
  reconcile,
};

function* watch(change: Change): Iterable<string> {
  const own = subject(change, 'Job');
  if (own !== undefined) yield keyOf(own);
  for (const pod of [before(change, 'Pod'), subject(change, 'Pod')]) {
    const owner = pod && controllerOf(pod);
    if (owner?.kind === 'Job') yield makeKey(pod?.metadata.namespace, owner.name);
  }
}

function reconcile({ read, now }: ReconcileContext, key: string): Outcome {
  const { namespace, name } = splitKey(key);
  const found = read.get('Job', namespace, name);
  if (found === undefined || finishedCondition(found) !== undefined) return {};
  const tally = tallyOf(found, podsOf(found, read));
  const verdict = failureOrEarlierVerdict(found, tally, now);
  const plan = planPods(found, tally, now);
  const writes =
    verdict === undefined ? podWrites(found, tally, plan) : stopWrites(found, tally.active, verdict.message);
  const wakeAt = wakeTime(found, verdict === undefined ? plan.backOff : 0, now);
  const settle = (results: readonly WriteResult[]) => ({
    ...conclude(found, tally, verdict, results, read, now),
    ...(wakeAt !== undefined && { wakeAt }),
  });
  return writes.length === 0
    ? settle([])
    : { writes, slowStart: plan.create > 0 && verdict === undefined, settle };
}

function podsOf(found: Job, read: Reader): readonly Pod[] {
  return read
    .ownedBy('Pod', found.metadata.uid)
    .filter((pod) => controllerOf(pod)?.uid === found.metadata.uid);
}

/** Counts, judges and reports once the pods were made or deleted. */
function conclude(
  found: Job,
  tally: Tally,
  earlier: Verdict | undefined,
  results: readonly WriteResult[],
  read: Reader,
  now: number,
): { writes: Write[]; events: EventRecord[] } {
  const moved = countsAfter(tally, results);
  const verdict = earlier ?? completion(found, moved.succeeded, moved.active);
  const counts = verdict === undefined ? moved : { ...moved, failed: tally.failed + unfinished(tally) };
  const status = jobStatus(found, counts, verdict, now);
  const update: Write = {
    verb: 'update',
    subresource: 'status',
    object: { ...found, status } as Job,
    reason: `Job ${found.metadata.name} has ${counts.active} pods at work, ${counts.succeeded} succeeded, ${counts.failed} failed`,
  };
  return {
    writes: [
      ...(semanticEqual(status, found.status) ? [] : [update]),
      ...countedPods(found, tally, verdict).flatMap((pod) => {
        const current = read.get('Pod', pod.metadata.namespace, pod.metadata.name);
        return current === undefined ? [] : untrackWrite(found, current);
      }),
    ],
    events: [...results.flatMap((result) => podEvent(found, result)), ...jobEvents(found, status)],
  };
}

/** Once a Job is over, whatever still runs of it counts as failed. */
function unfinished({ all, newlySucceeded, newlyFailed }: Tally): number {
  return all.filter(isTracked).length - newlySucceeded.length - newlyFailed.length;
}

/** Pods that no longer need to be kept for counting; all of them once the Job is over. */
function countedPods(found: Job, tally: Tally, verdict: Verdict | undefined): readonly Pod[] {
  const isOver = verdict !== undefined || found.metadata.deletionTimestamp !== undefined;
  return isOver ? tally.all : [...tally.newlySucceeded, ...tally.newlyFailed];
}

function countsAfter(tally: Tally, results: readonly WriteResult[]): Counts {
  const done = results.filter(({ object }) => object !== undefined);
  const created = done.filter(({ write }) => write.verb === 'create').length;
  const deleted = done.flatMap(({ write }) => (write.verb === 'delete' ? [write.object as Pod] : []));
  const readyDeleted = deleted.filter((pod) => tally.active.includes(pod) && isPodReady(pod)).length;
  return {
    active: tally.active.length + created - deleted.length,
    ready: tally.ready - readyDeleted,
    terminating: tally.terminating + deleted.length,
    succeeded: tally.succeeded,
    failed: tally.failed,
  };
}

function podEvent(found: Job, { write, object, error }: WriteResult): EventRecord[] {
  if (write.verb !== 'create' && write.verb !== 'delete') return [];
  if (error === undefined ? object === undefined : isNamespaceTerminating(error)) return [];
  return [{ about: found, ...podNews(write.verb, object?.metadata.name ?? '', error) }];
}

function wakeTime(found: Job, backOff: number, now: number): number | undefined {
  const moments = [deadlineOf(found), backOff > 0 ? now + backOff : undefined].filter(
    (moment) => moment !== undefined && moment > now,
  ) as number[];
  return moments.length === 0 ? undefined : Math.min(...moments);
}
