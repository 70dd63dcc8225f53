/** Which of its pods a controller deletes first (ActivePods and ActivePodsWithRanks of controller_utils.go). */
import type { Pod } from './objects.ts';
import { isPodReady, podCondition } from './pods.ts';
import { parseTimestamp } from './time.ts';

export const deletionCostAnnotation = 'controller.kubernetes.io/pod-deletion-cost';

type Compare<T> = (a: T, b: T) => number;

/** A pod with the number of related pods on its node. */
export interface RankedPod {
  readonly pod: Pod;
  readonly rank: number;
}

/** Order of the Job controller: less useful pods first. Negative: `a` goes before `b`. */
export const byUsefulness: Compare<Pod> = firstDifference(
  unscheduledFirst,
  byPhase,
  notReadyFirst,
  (a, b) => (isPodReady(a) && isPodReady(b) ? later(readySince(a), readySince(b)) : 0),
  moreRestartsFirst,
  (a, b) => later(created(a), created(b)),
);

/** Order of the ReplicaSet controller at `now`, milliseconds since the epoch: ages count by their magnitude only. */
export function byUsefulnessAndRank(now: number): Compare<RankedPod> {
  const age = (time: (pod: Pod) => number | undefined) => (a: Pod, b: Pod) =>
    youngerMagnitude(a, b, time(a), time(b), now);
  const compare = firstDifference<RankedPod>(
    (a, b) => unscheduledFirst(a.pod, b.pod),
    (a, b) => byPhase(a.pod, b.pod),
    (a, b) => notReadyFirst(a.pod, b.pod),
    (a, b) => deletionCost(a.pod) - deletionCost(b.pod),
    (a, b) => b.rank - a.rank,
    (a, b) => (isPodReady(a.pod) && isPodReady(b.pod) ? age(readySince)(a.pod, b.pod) : 0),
    (a, b) => moreRestartsFirst(a.pod, b.pod),
    (a, b) => age(created)(a.pod, b.pod),
  );
  return compare;
}

function firstDifference<T>(...rules: Compare<T>[]): Compare<T> {
  return (a, b) => {
    for (const rule of rules) {
      const difference = rule(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

function unscheduledFirst(a: Pod, b: Pod): number {
  return Number(Boolean(a.spec.nodeName)) - Number(Boolean(b.spec.nodeName));
}

function byPhase(a: Pod, b: Pod): number {
  return phaseRank(a) - phaseRank(b);
}

function phaseRank(pod: Pod): number {
  return ['Pending', 'Unknown', 'Running'].indexOf(pod.status.phase ?? 'Pending');
}

function notReadyFirst(a: Pod, b: Pod): number {
  return Number(isPodReady(a)) - Number(isPodReady(b));
}

function deletionCost(pod: Pod): number {
  const cost = Number(pod.metadata.annotations?.[deletionCostAnnotation] ?? 0);
  return Number.isInteger(cost) ? cost : 0;
}

function readySince(pod: Pod): number | undefined {
  return parseTimestamp(podCondition(pod, 'Ready')?.lastTransitionTime);
}

function created(pod: Pod): number | undefined {
  return parseTimestamp(pod.metadata.creationTimestamp);
}

function moreRestartsFirst(a: Pod, b: Pod): number {
  return mostRestarts(b) - mostRestarts(a);
}

function mostRestarts(pod: Pod): number {
  return Math.max(0, ...(pod.status.containerStatuses ?? []).map(({ restartCount }) => restartCount));
}

/** No time at all first, then the later time. */
function later(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  return b - a;
}

function youngerMagnitude(
  a: Pod,
  b: Pod,
  timeA: number | undefined,
  timeB: number | undefined,
  now: number,
): number {
  if (timeA === timeB) return 0;
  if (timeA === undefined || timeB === undefined) return later(timeA, timeB);
  const difference = magnitude(now - timeA) - magnitude(now - timeB);
  return difference !== 0 ? difference : a.metadata.uid < b.metadata.uid ? -1 : 1;
}

/** Binary logarithm of an age in nanoseconds, rounded down. */
function magnitude(milliseconds: number): number {
  return milliseconds > 0 ? Math.floor(Math.log2(milliseconds * 1e6)) : -1;
}
