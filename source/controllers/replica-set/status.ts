/** What a ReplicaSet reports about its pods (replica_set_utils.go). */
import { omitZeros, withCondition, withoutCondition } from '../../kubernetes/conditions.ts';
import type { Pod } from '../../kubernetes/objects.ts';
import { isPodAvailable, isPodReady, podCondition } from '../../kubernetes/pods.ts';
import { semanticEqual } from '../../kubernetes/semantic-equal.ts';
import type { StatusError } from '../../kubernetes/status-error.ts';
import { parseTimestamp, timestamp } from '../../kubernetes/time.ts';
import type { Write } from '../../store/reading.ts';
import { type Replicated, wantedReplicas } from './replicated.ts';

type Status = Replicated['status'];

/** `error`: what was in the way of creating or deleting pods. Nothing where the status is as it was. */
export function statusWrites(
  set: Replicated,
  pods: readonly Pod[],
  error: StatusError | undefined,
  now: number,
): Write[] {
  const status = calculateStatus(set, pods, error, now);
  if (semanticEqual(status, set.status)) return [];
  const object = { ...set, status } as Replicated;
  const reason = `${set.kind} ${set.metadata.name} has ${pods.length} pods, ${status.readyReplicas ?? 0} of them ready`;
  return [{ verb: 'update', subresource: 'status', object, reason }];
}

function calculateStatus(
  set: Replicated,
  pods: readonly Pod[],
  error: StatusError | undefined,
  now: number,
): Status {
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  const ready = pods.filter(isPodReady);
  const available =
    minReadySeconds === 0 ? ready : ready.filter((pod) => isPodAvailable(pod, minReadySeconds, now));
  const templateLabels = Object.entries(set.spec.template?.metadata?.labels ?? {});
  const isFullyLabeled = ({ metadata }: Pod) =>
    templateLabels.every(([name, value]) => metadata.labels?.[name] === value);
  const conditions = failureConditions(set, pods, error, now);
  return {
    replicas: pods.length,
    ...omitZeros({
      fullyLabeledReplicas: pods.filter(isFullyLabeled).length,
      readyReplicas: ready.length,
      availableReplicas: available.length,
      observedGeneration: set.metadata.generation,
    }),
    ...(conditions.length > 0 && { conditions: [...conditions] }),
  } as Status;
}

/** When the next ready pod becomes available by having been ready for long enough. */
export function nextAvailability(
  set: Replicated,
  pods: readonly Pod[],
  now: number,
): { readonly wakeAt?: number } {
  const minReady = (set.spec.minReadySeconds ?? 0) * 1000;
  if (minReady === 0) return {};
  const moments = pods
    .filter(isPodReady)
    .map((pod) => (parseTimestamp(podCondition(pod, 'Ready')?.lastTransitionTime) ?? now) + minReady)
    .filter((moment) => moment > now);
  return moments.length === 0 ? {} : { wakeAt: Math.min(...moments) };
}

/** ReplicaFailure stays with its first reason until pods can be managed again. */
function failureConditions(
  set: Replicated,
  pods: readonly Pod[],
  error: StatusError | undefined,
  now: number,
): NonNullable<Status['conditions']> | readonly never[] {
  const conditions = set.status.conditions ?? [];
  if (error === undefined) return [...withoutCondition(conditions, 'ReplicaFailure')];
  if (conditions.some(({ type }) => type === 'ReplicaFailure')) return conditions;
  const reason = pods.length < wantedReplicas(set) ? 'FailedCreate' : 'FailedDelete';
  return [
    ...withCondition(conditions, {
      type: 'ReplicaFailure',
      status: 'True',
      reason,
      message: error.message,
      lastTransitionTime: timestamp(now),
    }),
  ];
}
