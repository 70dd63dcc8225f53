/** What several loops and printers ask of a pod (k8s.io/kubernetes/pkg/api/v1/pod, controller_utils). */
import { findCondition, holds } from './conditions.ts';
import type { Container, Pod } from './objects.ts';
import { parseTimestamp } from './time.ts';

export type PodCondition = NonNullable<Pod['status']['conditions']>[number];

export function podCondition(pod: Pod, type: string): PodCondition | undefined {
  return findCondition(pod.status.conditions, type);
}

export function isPodReady(pod: Pod): boolean {
  return holds(pod.status.conditions, 'Ready');
}

/** An init container that keeps running beside the others. */
export function isSidecar({ restartPolicy }: Pick<Container, 'restartPolicy'>): boolean {
  return restartPolicy === 'Always';
}

/** Succeeded or Failed: none of its containers will run again. */
export function isPodTerminal(pod: Pod): boolean {
  return pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
}

/** Counts for its controller: neither finished nor being deleted. */
export function isPodActive(pod: Pod): boolean {
  return !isPodTerminal(pod) && pod.metadata.deletionTimestamp === undefined;
}

/** Ready for at least minReadySeconds at `now` (milliseconds since the epoch). */
export function isPodAvailable(pod: Pod, minReadySeconds: number, now: number): boolean {
  const ready = podCondition(pod, 'Ready');
  if (ready?.status !== 'True') return false;
  if (minReadySeconds === 0) return true;
  const since = parseTimestamp(ready.lastTransitionTime);
  return since !== undefined && since + minReadySeconds * 1000 <= now;
}
