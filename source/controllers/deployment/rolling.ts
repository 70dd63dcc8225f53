/** RollingUpdate: the new ReplicaSet grows and the old ones shrink, a step at a time (deployment/rolling.go). */
import type { Deployment, ReplicaSet } from '../../kubernetes/objects.ts';
import { desiredReplicas, maxSurge, maxUnavailable } from './fenceposts.ts';
import { newSetSize } from './new-replica-set.ts';
import {
  activeSets,
  allSets,
  availableOf,
  byCreation,
  type Scaling,
  type Sets,
  scaled,
  sizeOf,
  totalAvailable,
  totalSize,
} from './replica-sets.ts';

/** The next step: the new set first; the old ones only when it can not grow now. Nothing once the rollout is over. */
export function rollingStep(deployment: Deployment, sets: Sets): Scaling[] {
  const up = scaleNewSet(deployment, sets);
  return up.length > 0 ? up : scaleOldSets(deployment, sets);
}

export function scaleNewSet(deployment: Deployment, { newSet, oldSets }: Sets): Scaling[] {
  if (newSet === undefined) return [];
  const { name } = deployment.metadata;
  const desired = desiredReplicas(deployment);
  const size = sizeOf(newSet);
  if (size > desired) {
    const reason = `Deployment ${name} wants ${desired} pods and its newest ReplicaSet asks for ${size}`;
    return [{ set: newSet, replicas: desired, reason }];
  }
  const replicas = newSetSize(deployment, newSet, [...oldSets, newSet]);
  if (replicas === size) return [];
  const most = desired + maxSurge(deployment);
  const reason = `Deployment ${name} wants ${desired} pods of its newest template and may run ${most} in all`;
  return [{ set: newSet, replicas, reason }];
}

/** Pods that are not available go first; then as many as the available ones allow. */
export function scaleOldSets(deployment: Deployment, sets: Sets): Scaling[] {
  const { newSet, oldSets } = sets;
  const active = activeSets(oldSets).sort(byCreation);
  if (active.length === 0) return [];
  const least = desiredReplicas(deployment) - maxUnavailable(deployment);
  const newUnavailable = newSet === undefined ? 0 : sizeOf(newSet) - availableOf(newSet);
  const room = totalSize(allSets(sets)) - least - newUnavailable;
  if (room <= 0) return [];
  const cleanups = cleanUpUnhealthy(deployment, active, room);
  const healthier = scaled(deployment, { newSet, oldSets: active }, cleanups);
  return [...cleanups, ...scaleDownAvailable(deployment, healthier)];
}

/** Takes away pods of old sets that are not available anyway, at most `most` of them, oldest set first. */
export function cleanUpUnhealthy(
  deployment: Deployment,
  oldSets: readonly ReplicaSet[],
  most: number,
): Scaling[] {
  const reason = `Deployment ${deployment.metadata.name} replaces its old pods, those that are not available first`;
  return shrink(oldSets, most, reason, (set) => sizeOf(set) - availableOf(set));
}

/** Takes away pods of old sets down to the number that must stay available. */
export function scaleDownAvailable(deployment: Deployment, sets: Sets): Scaling[] {
  const least = desiredReplicas(deployment) - maxUnavailable(deployment);
  const available = totalAvailable(allSets(sets));
  const reason = `Deployment ${deployment.metadata.name} has ${available} available pods and needs to keep ${least}`;
  return shrink([...sets.oldSets].sort(byCreation), available - least, reason, sizeOf);
}

function shrink(
  sets: readonly ReplicaSet[],
  most: number,
  reason: string,
  removable: (set: ReplicaSet) => number,
): Scaling[] {
  const scalings: Scaling[] = [];
  let left = most;
  for (const set of sets) {
    const count = Math.min(left, removable(set), sizeOf(set));
    if (count <= 0) continue;
    scalings.push({ set, replicas: sizeOf(set) - count, reason });
    left -= count;
  }
  return scalings;
}
