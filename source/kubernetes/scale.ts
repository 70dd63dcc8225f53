/** The scale subresource: one form of "how many" for all kinds that can be scaled (autoscaling/v1). */
import { type Kind, kindCan } from './kinds.ts';
import type { Metadata } from './objects.ts';

/** Kinds that have the scale subresource. */
export type ScalableKind = 'ReplicationController' | 'ReplicaSet' | 'Deployment' | 'StatefulSet';

export interface Scale {
  readonly apiVersion: 'autoscaling/v1';
  readonly kind: 'Scale';
  readonly metadata: Pick<Metadata, 'name' | 'namespace'> & Partial<Metadata>;
  readonly spec: { readonly replicas?: number };
  readonly status: { readonly replicas: number; readonly selector?: string };
}

export function isScalable(kind: Kind): kind is ScalableKind {
  return kindCan(kind, 'scale');
}
