/** The revisions of a deployment: one ReplicaSet each, found by owner and told apart by pod template. */
import type { Deployment, KubeObject, PodTemplateSpec, ReplicaSet } from '../kubernetes/objects.ts';
import { isControlledBy } from '../kubernetes/owners.ts';
import { semanticEqual } from '../kubernetes/semantic-equal.ts';
import type { Reader } from '../store/reading.ts';

export const revisionAnnotation = 'deployment.kubernetes.io/revision';
export const changeCauseAnnotation = 'kubernetes.io/change-cause';
const hashLabel = 'pod-template-hash';

export interface Revisions {
  /** The ReplicaSet whose template is the deployment's present one. */
  readonly current: ReplicaSet | undefined;
  readonly old: readonly ReplicaSet[];
  /** All, oldest revision first. */
  readonly all: readonly ReplicaSet[];
}

export function revisionsOf(deployment: Deployment, read: Reader): Revisions {
  const all = read
    .ownedBy('ReplicaSet', deployment.metadata.uid)
    .filter((set) => isControlledBy(set, deployment))
    .sort((one, other) => revisionOf(one) - revisionOf(other));
  const current = all.find((set) => sameTemplate(set.spec.template, deployment.spec.template));
  return { current, old: all.filter((set) => set !== current), all };
}

/** 0 where a controller has not numbered it yet. */
export function revisionOf({ metadata }: KubeObject): number {
  return Number(metadata.annotations?.[revisionAnnotation] ?? 0);
}

/** Equal but for the label that the controller adds. */
export function sameTemplate(one: PodTemplateSpec | undefined, other: PodTemplateSpec | undefined): boolean {
  return semanticEqual(withoutHash(one), withoutHash(other));
}

/** The template as its author wrote it. */
export function withoutHash(template: PodTemplateSpec | undefined): PodTemplateSpec {
  const { [hashLabel]: _, ...labels } = template?.metadata?.labels ?? {};
  return { ...template, metadata: { ...template?.metadata, labels } };
}
