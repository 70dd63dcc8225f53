/** What ReplicaSets and ReplicationControllers have in common. */
import type { ObjectOfKind } from '../../kubernetes/objects.ts';

export type ReplicatedKind = 'ReplicaSet' | 'ReplicationController';
export type Replicated = ObjectOfKind[ReplicatedKind];

export function wantedReplicas(set: Replicated): number {
  return set.spec.replicas ?? 1;
}
