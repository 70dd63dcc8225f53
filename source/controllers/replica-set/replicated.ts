/** What ReplicaSets and ReplicationControllers have in common. */
import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { LabelSelector } from '../../kubernetes/selectors.ts';

export type ReplicatedKind = 'ReplicaSet' | 'ReplicationController';
export type Replicated = ObjectOfKind[ReplicatedKind];

/** The older kind writes its selector as plain labels. */
export function selectorOf(set: Replicated): LabelSelector {
  return set.kind === 'ReplicaSet' ? set.spec.selector : { matchLabels: set.spec.selector };
}

export function wantedReplicas(set: Replicated): number {
  return set.spec.replicas ?? 1;
}
