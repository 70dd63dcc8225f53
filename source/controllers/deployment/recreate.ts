/** Recreate: every old pod goes before the first new one comes (deployment/recreate.go). */
import type { Deployment, Pod, ReplicaSet } from '../../kubernetes/objects.ts';
import { isPodTerminal } from '../../kubernetes/pods.ts';
import { desiredReplicas } from './fenceposts.ts';
import { activeSets, type Scaling, sizeOf, totalPods } from './replica-sets.ts';

export function scaleAwayOldSets(deployment: Deployment, oldSets: readonly ReplicaSet[]): Scaling[] {
  const reason = `Deployment ${deployment.metadata.name} stops its old pods before it starts new ones`;
  return activeSets(oldSets).map((set) => ({ set, replicas: 0, reason }));
}

/** Pods being deleted still run; only finished ones do not count. */
export function oldPodsRunning(
  oldSets: readonly ReplicaSet[],
  podsOf: (set: ReplicaSet) => readonly Pod[],
): boolean {
  if (totalPods(oldSets) > 0) return true;
  return oldSets.some((set) => podsOf(set).some((pod) => !isPodTerminal(pod)));
}

export function scaleUpNewSet(deployment: Deployment, newSet: ReplicaSet): Scaling[] {
  const replicas = desiredReplicas(deployment);
  if (sizeOf(newSet) === replicas) return [];
  const reason = `Deployment ${deployment.metadata.name} wants ${replicas} pods and its old ones are gone`;
  return [{ set: newSet, replicas, reason }];
}
