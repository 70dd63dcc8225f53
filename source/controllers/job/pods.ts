/** Which pods a Job makes and which it deletes (manageJob of job_controller.go). */
import { byUsefulness } from '../../kubernetes/deletion-order.ts';
import type { Job, Manifest, Pod } from '../../kubernetes/objects.ts';
import { podFromTemplate } from '../../kubernetes/pod-template.ts';
import type { Write } from '../../store/reading.ts';
import {
  backOffOf,
  isSuspended,
  isTracked,
  replacesOnlyFailed,
  type Tally,
  trackingFinalizer,
  untracked,
} from './tally.ts';

/** Most pods created or deleted at one go. */
const burst = 500;

export interface PodPlan {
  readonly create: number;
  /** Pods that go without counting as failed. */
  readonly remove: readonly Pod[];
  /** Milliseconds to wait before more pods may be made. */
  readonly backOff: number;
}

export function planPods(job: Job, tally: Tally, now: number): PodPlan {
  const active = tally.active.length;
  if (job.metadata.deletionTimestamp !== undefined) return { create: 0, remove: [], backOff: 0 };
  if (isSuspended(job)) return { create: 0, remove: tally.active, backOff: 0 };
  const wanted = wantedActive(job, tally);
  if (active > wanted) {
    const remove = [...tally.active].sort(byUsefulness).slice(0, Math.min(active - wanted, burst));
    return { create: 0, remove, backOff: 0 };
  }
  const missing = wanted - active - (replacesOnlyFailed(job) ? tally.terminating : 0);
  if (missing <= 0) return { create: 0, remove: [], backOff: 0 };
  const backOff = backOffOf(tally.all, job, now);
  return { create: backOff > 0 ? 0 : Math.min(missing, burst), remove: [], backOff };
}

/** Pods that should run now. Without a number of completions none are started after the first success. */
function wantedActive(job: Job, { active, succeeded }: Tally): number {
  const { parallelism = 1, completions } = job.spec;
  if (completions === undefined) return succeeded > 0 ? active.length : parallelism;
  return Math.max(0, Math.min(parallelism, completions - succeeded));
}

export function podWrites(job: Job, tally: Tally, plan: PodPlan): Write[] {
  const creation: Write = { verb: 'create', object: jobPod(job), reason: reasonToCreate(job, tally) };
  return [
    ...Array.from({ length: plan.create }, () => creation),
    ...plan.remove.flatMap((pod) => removal(job, pod)),
  ];
}

/** Stops the pods of a Job that is over; they still count as failed. */
export function stopWrites(job: Job, pods: readonly Pod[], message: string): Write[] {
  return pods.map((pod) => ({
    verb: 'delete',
    object: pod,
    reason: `Job ${job.metadata.name} is over (${message}), so its pods are stopped`,
  }));
}

/** Takes the mark off that keeps a pod from vanishing uncounted. */
export function untrackWrite(job: Job, pod: Pod): Write[] {
  if (!isTracked(pod)) return [];
  const reason = `Job ${job.metadata.name} has counted pod ${pod.metadata.name}`;
  return [{ verb: 'update', object: untracked(pod), reason }];
}

function removal(job: Job, pod: Pod): Write[] {
  const reason = isSuspended(job)
    ? `Job ${job.metadata.name} is suspended`
    : `Job ${job.metadata.name} wants fewer pods at a time`;
  const untrack: Write[] = isTracked(pod) ? [{ verb: 'update', object: untracked(pod), reason }] : [];
  return [...untrack, { verb: 'delete', object: pod, reason }];
}

function jobPod(job: Job): Manifest {
  const pod = podFromTemplate(job, job.spec.template);
  const finalizers = [...(pod.metadata.finalizers ?? []), trackingFinalizer];
  return { ...pod, metadata: { ...pod.metadata, finalizers } };
}

function reasonToCreate(job: Job, { active, succeeded }: Tally): string {
  const { completions, parallelism = 1 } = job.spec;
  const goal = completions === undefined ? 'a success' : `${completions} completions`;
  return `Job ${job.metadata.name} wants ${goal}, ${parallelism} at a time; it has ${succeeded}, and ${active.length} pods run`;
}
