/** How long a Job waits after its pods failed before it makes new ones (job/backoff_utils.go). */
import type { Pod } from '../../kubernetes/objects.ts';
import { podCondition } from '../../kubernetes/pods.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';

const firstDelay = 10_000;
const longestDelay = 600_000;

export interface BackOff {
  readonly failuresAfterLastSuccess: number;
  /** Milliseconds since the epoch. */
  readonly lastFailure?: number;
}

/** From the moments at which pods succeeded and failed, in any order. */
export function backOffRecord(succeededAt: readonly number[], failedAt: readonly number[]): BackOff {
  const lastSuccess = Math.max(Number.NEGATIVE_INFINITY, ...succeededAt);
  const failures = failedAt.filter((moment) => moment > lastSuccess);
  if (failures.length === 0) return { failuresAfterLastSuccess: 0 };
  return { failuresAfterLastSuccess: failures.length, lastFailure: Math.max(...failures) };
}

/** Milliseconds until new pods may be made: the delay doubles with every failure since the last success. */
export function remainingBackOff(
  { failuresAfterLastSuccess, lastFailure }: BackOff,
  now: number,
  first = firstDelay,
  longest = longestDelay,
): number {
  if (failuresAfterLastSuccess === 0 || lastFailure === undefined) return 0;
  const delay = Math.min(longest, first * 2 ** (failuresAfterLastSuccess - 1));
  return Math.max(0, lastFailure + delay - now);
}

/** When a pod was finished, by the best evidence there is; milliseconds since the epoch. */
export function finishTime(pod: Pod): number {
  return endOfContainers(pod) ?? endOfReadiness(pod) ?? startOfDeletion(pod) ?? createdAt(pod);
}

/** The latest end, once all containers ended. */
function endOfContainers({ status }: Pod): number | undefined {
  const containers = [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])];
  const ends = containers.map(({ state }) => parseTimestamp(state?.terminated?.finishedAt));
  const known = ends.filter((end) => end !== undefined);
  return known.length === 0 || known.length < ends.length ? undefined : Math.max(...known);
}

function endOfReadiness(pod: Pod): number | undefined {
  const ready = podCondition(pod, 'Ready');
  return ready?.status === 'False' ? parseTimestamp(ready.lastTransitionTime) : undefined;
}

/** The deletion timestamp lies in the future by the grace period. */
function startOfDeletion({ metadata }: Pod): number | undefined {
  const end = parseTimestamp(metadata.deletionTimestamp);
  return end === undefined ? undefined : end - (metadata.deletionGracePeriodSeconds ?? 0) * 1000;
}

function createdAt({ metadata }: Pod): number {
  return parseTimestamp(metadata.creationTimestamp) ?? 0;
}
