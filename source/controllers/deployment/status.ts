/** What a Deployment reports: counts and availability (calculateStatus of deployment/sync.go). */
import { findCondition, omitZeros, withCondition } from '../../kubernetes/conditions.ts';
import type { Deployment, ReplicaSet } from '../../kubernetes/objects.ts';
import { timestamp } from '../../kubernetes/time.ts';
import { desiredReplicas, maxUnavailable } from './fenceposts.ts';
import { allSets, type Sets, sum, totalAvailable, totalPods, totalSize } from './replica-sets.ts';

export type DeploymentStatus = Deployment['status'];
export type DeploymentCondition = NonNullable<DeploymentStatus['conditions']>[number];

/** Counts and the Available condition at `now`; the other conditions stay. */
export function calculateStatus(deployment: Deployment, sets: Sets, now: number): DeploymentStatus {
  const all = allSets(sets);
  const available = totalAvailable(all);
  const { collisionCount, conditions } = deployment.status;
  return {
    ...omitZeros({
      observedGeneration: deployment.metadata.generation,
      replicas: totalPods(all),
      updatedReplicas: sets.newSet?.status.replicas ?? 0,
      readyReplicas: sum(all, (set) => set.status.readyReplicas ?? 0),
      availableReplicas: available,
      unavailableReplicas: Math.max(0, totalSize(all) - available),
      collisionCount,
    }),
    conditions: [...withCondition(conditions, availability(deployment, available, now))],
  };
}

export function condition(
  type: string,
  status: string,
  reason: string,
  message: string,
  now: number,
): DeploymentCondition {
  const time = timestamp(now);
  return { type, status, reason, message, lastUpdateTime: time, lastTransitionTime: time };
}

/** The condition of the first ReplicaSet that can not make or delete its pods, the new set's before the others'. */
export function replicaFailure(sets: Sets): DeploymentCondition | undefined {
  const own = sets.newSet && findCondition(sets.newSet.status.conditions, 'ReplicaFailure');
  const found = own ?? failureOf(sets.oldSets);
  return found && { ...found, lastUpdateTime: found.lastTransitionTime };
}

function failureOf(
  sets: readonly ReplicaSet[],
): NonNullable<ReplicaSet['status']['conditions']>[number] | undefined {
  return sets
    .map((set) => findCondition(set.status.conditions, 'ReplicaFailure'))
    .find((each) => each !== undefined);
}

function availability(deployment: Deployment, available: number, now: number): DeploymentCondition {
  return available >= desiredReplicas(deployment) - maxUnavailable(deployment)
    ? condition('Available', 'True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.', now)
    : condition(
        'Available',
        'False',
        'MinimumReplicasUnavailable',
        'Deployment does not have minimum availability.',
        now,
      );
}
