/** A Deployment's size changed, maybe in the middle of a rollout: every ReplicaSet gets its share (deployment/sync.go). */
import type { Deployment, ReplicaSet } from '../../kubernetes/objects.ts';
import { desiredReplicasAnnotation, maxReplicasAnnotation } from '../../kubernetes/revisions.ts';
import { desiredReplicas, isRollingUpdate, maxSurge } from './fenceposts.ts';
import {
  activeSets,
  allSets,
  availableOf,
  byCreation,
  type Scaling,
  type Sets,
  sizeOf,
  totalSize,
} from './replica-sets.ts';
import { annotatedNumber } from './revisions.ts';

/** A set with pods still remembers another size of its Deployment. */
export function isScalingEvent(deployment: Deployment, sets: Sets): boolean {
  return activeSets(allSets(sets)).some((set) => {
    const desired = annotatedNumber(set, desiredReplicasAnnotation);
    return desired !== undefined && desired !== desiredReplicas(deployment);
  });
}

export function scaleSets(deployment: Deployment, sets: Sets): Scaling[] {
  const desired = desiredReplicas(deployment);
  const only = activeOrLatest(sets);
  if (only !== undefined) {
    return sizeOf(only) === desired ? [] : [scaling(deployment, only, desired)];
  }
  if (isSaturated(deployment, sets.newSet)) {
    return activeSets(sets.oldSets).map((set) => scaling(deployment, set, 0));
  }
  return isRollingUpdate(deployment) ? scaleProportionally(deployment, sets) : [];
}

/** The one set with pods; without any, the newest. Undefined where several have pods. */
function activeOrLatest(sets: Sets): ReplicaSet | undefined {
  const active = activeSets(allSets(sets));
  if (active.length > 1) return undefined;
  return active[0] ?? sets.newSet ?? [...sets.oldSets].sort(byCreation).at(-1);
}

/** The new set has all the pods that the Deployment wants, and they are available. */
export function isSaturated(deployment: Deployment, newSet: ReplicaSet | undefined): boolean {
  if (newSet === undefined) return false;
  const desired = desiredReplicas(deployment);
  return (
    sizeOf(newSet) === desired &&
    annotatedNumber(newSet, desiredReplicasAnnotation) === desired &&
    availableOf(newSet) === desired
  );
}

/** Bigger sets get more; what rounding leaves over goes to the biggest. A set whose size stays is still named, so that
 * it remembers the new size. */
function scaleProportionally(deployment: Deployment, sets: Sets): Scaling[] {
  const active = activeSets(allSets(sets));
  const desired = desiredReplicas(deployment);
  const toAdd = (desired > 0 ? desired + maxSurge(deployment) : 0) - totalSize(active);
  active.sort(toAdd < 0 ? biggestThenOldest : biggestThenNewest);
  let left = toAdd;
  const shares = active.map((set) => {
    const share = proportion(deployment, set, left);
    left -= share;
    return share;
  });
  return active.map((set, index) => {
    const leftover = index === 0 ? left : 0;
    return scaling(deployment, set, Math.max(0, sizeOf(set) + shares[index]! + leftover));
  });
}

/** Pods to add to a set (or to take away, below zero), at most `left`. */
function proportion(deployment: Deployment, set: ReplicaSet, left: number): number {
  if (left === 0) return 0;
  const fraction = fractionOf(deployment, set);
  return left > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
}

function fractionOf(deployment: Deployment, set: ReplicaSet): number {
  const desired = desiredReplicas(deployment);
  if (desired === 0) return -sizeOf(set);
  const before = annotatedNumber(set, maxReplicasAnnotation) || (deployment.status.replicas ?? 0);
  if (before === 0) return 0;
  return Math.round((sizeOf(set) * (desired + maxSurge(deployment))) / before) - sizeOf(set);
}

function biggestThenNewest(a: ReplicaSet, b: ReplicaSet): number {
  return sizeOf(b) - sizeOf(a) || byCreation(b, a);
}

function biggestThenOldest(a: ReplicaSet, b: ReplicaSet): number {
  return sizeOf(b) - sizeOf(a) || byCreation(a, b);
}

function scaling(deployment: Deployment, set: ReplicaSet, replicas: number): Scaling {
  const { name } = deployment.metadata;
  const reason = `Deployment ${name} is to have ${desiredReplicas(deployment)} pods, ${replicas} of them in ${set.metadata.name}`;
  return { set, replicas, reason };
}
