/** Lets virtual time pass from event to event until something holds; fails with a sentence where it never does. */
import type { Cluster } from '../../source/cluster/cluster.ts';
import type { Pod } from '../../source/kubernetes/objects.ts';
import { isPodActive, isPodReady } from '../../source/kubernetes/pods.ts';

export const seconds = 1000;
export const minutes = 60_000;

/** Virtual milliseconds that it took. */
export function until(cluster: Cluster, what: string, holds: () => boolean, within = 5 * minutes): number {
  const start = cluster.now;
  while (!holds()) {
    const next = cluster.nextEventTime;
    if (next === undefined || next > start + within) {
      throw new Error(`${what}: not within ${within / 1000} s`);
    }
    cluster.advance(Math.max(1, next - cluster.now));
  }
  return cluster.now - start;
}

export function podsOf(cluster: Cluster, labelSelector: string): readonly Pod[] {
  return cluster.list('Pod', { namespace: 'default', labelSelector });
}

export function readyPods(cluster: Cluster, labelSelector: string): readonly Pod[] {
  return podsOf(cluster, labelSelector).filter((pod) => isPodActive(pod) && isPodReady(pod));
}

export function untilReady(cluster: Cluster, labelSelector: string, count: number, within?: number): number {
  const holds = () =>
    readyPods(cluster, labelSelector).length === count && podsOf(cluster, labelSelector).length === count;
  return until(cluster, `${count} ready pods with ${labelSelector}`, holds, within);
}

/** Messages of the events about an object, oldest first. */
export function eventsOf(cluster: Cluster, uid: string): readonly string[] {
  return [...cluster.read.eventsAbout(uid)]
    .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
    .map((event) => `${event.reason}: ${event.message}`);
}
