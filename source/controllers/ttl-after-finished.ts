/** Deletes finished Jobs after their ttlSecondsAfterFinished (pkg/controller/ttlafterfinished). */
import { finishedCondition } from '../kubernetes/jobs.ts';
import { keyOf, splitKey } from '../kubernetes/objects.ts';
import { parseTimestamp } from '../kubernetes/time.ts';
import {
  type Change,
  type Outcome,
  type ReconcileContext,
  type Reconciler,
  subject,
} from '../store/reading.ts';

export const ttlAfterFinished: Reconciler = {
  name: 'ttl-after-finished-controller',
  tables: ['Job'],
  watch,
  reconcile,
};

function* watch(change: Change): Iterable<string> {
  const job = subject(change, 'Job');
  if (job?.spec.ttlSecondsAfterFinished !== undefined) yield keyOf(job);
}

function reconcile({ read, now }: ReconcileContext, key: string): Outcome {
  const { namespace, name } = splitKey(key);
  const job = read.get('Job', namespace, name);
  const ttl = job?.spec.ttlSecondsAfterFinished;
  if (job === undefined || ttl === undefined || job.metadata.deletionTimestamp !== undefined) return {};
  const finished = parseTimestamp(finishedCondition(job)?.lastTransitionTime);
  if (finished === undefined) return {};
  const end = finished + ttl * 1000;
  if (end > now) return { wakeAt: end };
  const reason = `Job ${name} finished ${ttl} seconds ago and is kept no longer`;
  return { writes: [{ verb: 'delete', object: job, propagationPolicy: 'Foreground', reason }] };
}
