/** The revisions of a deployment: one ReplicaSet each, found by owner and told apart by pod template. */
import type { Deployment, ReplicaSet } from '../kubernetes/objects.ts';
import { isControlledBy } from '../kubernetes/owners.ts';
import { revisionOf } from '../kubernetes/revisions.ts';
import { sameTemplate } from '../kubernetes/template-hash.ts';
import type { Reader } from '../store/reading.ts';

interface Revisions {
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
