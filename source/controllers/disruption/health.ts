/** Which pods of a budget are there to count on (disruption.go, buildDisruptedPodMap and countHealthyPods). */
import type { DisruptionBudget } from '../../kubernetes/disruption-budgets.ts';
import type { Pod } from '../../kubernetes/objects.ts';
import { isPodReady } from '../../kubernetes/pods.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import type { EventRecord } from '../../store/reading.ts';

export interface Counts {
  readonly healthy: number;
  /** Evicted pods whose deletion has not been seen yet, and since when. */
  readonly disrupted: Readonly<Record<string, string>>;
  /** When the next of them is taken to stay after all. */
  readonly recheckAt: number | undefined;
  readonly overdue: readonly EventRecord[];
}

const deletionTimeout = 120_000;

/** `now` in milliseconds since the epoch. */
export function countsOf({ metadata, status }: DisruptionBudget, pods: readonly Pod[], now: number): Counts {
  const disrupted: Record<string, string> = {};
  const overdue: EventRecord[] = [];
  let recheckAt: number | undefined;
  let healthy = 0;
  for (const pod of pods) {
    if (pod.metadata.deletionTimestamp !== undefined) continue;
    const { name } = pod.metadata;
    const since = status.disruptedPods?.[name];
    const expectedGone = (parseTimestamp(since) ?? 0) + deletionTimeout;
    if (since !== undefined && expectedGone >= now) {
      disrupted[name] = since;
      recheckAt = Math.min(recheckAt ?? expectedGone + 1, expectedGone + 1);
      continue;
    }
    if (since !== undefined) overdue.push(notDeleted(pod, metadata.namespace ?? '', metadata.name));
    if (isPodReady(pod)) healthy += 1;
  }
  return { healthy, disrupted, recheckAt, overdue };
}

function notDeleted(about: Pod, namespace: string, budget: string): EventRecord {
  return {
    about,
    type: 'Warning',
    reason: 'NotDeleted',
    message: `Pod was expected by PDB ${namespace}/${budget} to be deleted but it wasn't`,
    component: 'controllermanager',
  };
}
