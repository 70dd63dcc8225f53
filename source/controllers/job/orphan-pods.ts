/** Pods whose Job is gone no longer need to be counted: takes the mark off that holds them back (syncOrphanPod). */
import { keyOf, type Pod, splitKey } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import {
  type Change,
  type Outcome,
  type Reader,
  type ReconcileContext,
  type Reconciler,
  subject,
} from '../../store/reading.ts';
import { isTracked, untracked } from './tally.ts';

export const jobOrphanPods: Reconciler = {
  name: 'job-controller',
  tables: ['Job', 'Pod'],
  watch,
  reconcile,
};

function* watch(change: Change, read: Reader): Iterable<string> {
  if (change.type === 'DELETED') {
    const gone = subject(change, 'Job');
    if (gone !== undefined) yield* read.ownedBy('Pod', gone.metadata.uid).map(keyOf);
    return;
  }
  const pod = subject(change, 'Pod');
  if (pod !== undefined && isTracked(pod) && !hasJob(pod, read)) yield keyOf(pod);
}

function reconcile({ read }: ReconcileContext, key: string): Outcome {
  const { namespace, name } = splitKey(key);
  const pod = read.get('Pod', namespace, name);
  if (pod === undefined || !isTracked(pod) || hasJob(pod, read)) return {};
  return { writes: [{ verb: 'update', object: untracked(pod), reason: `The Job of pod ${name} is gone` }] };
}

function hasJob(pod: Pod, read: Reader): boolean {
  const owner = controllerOf(pod);
  return owner !== undefined && read.byUid(owner.uid)?.kind === 'Job';
}
