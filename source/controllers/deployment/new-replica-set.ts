/** The ReplicaSet of a Deployment's current template: how it is made, and how big it may be. */
import type { Deployment, ReplicaSet } from '../../kubernetes/objects.ts';
import { controllerReference } from '../../kubernetes/owners.ts';
import { templateHash, templateHashLabel } from '../../kubernetes/template-hash.ts';
import { desiredReplicas, isRollingUpdate, maxSurge } from './fenceposts.ts';
import { type Sets, sizeOf, totalSize } from './replica-sets.ts';
import { nextRevision, withRevision, withSizeAnnotations } from './revisions.ts';

/** The sets with the revision of the new one brought up to date, where it exists. */
export function withCurrentRevision(deployment: Deployment, sets: Sets): Sets {
  if (sets.newSet === undefined) return sets;
  const revised = withRevision(deployment, sets.newSet, nextRevision(sets.oldSets));
  const { minReadySeconds } = deployment.spec;
  if ((minReadySeconds ?? 0) === (revised.spec.minReadySeconds ?? 0)) return { ...sets, newSet: revised };
  return { ...sets, newSet: { ...revised, spec: { ...revised.spec, minReadySeconds } } };
}

/** The sets with a draft of the new one, of the size it may have at once. */
export function withNewSet(deployment: Deployment, { oldSets }: Sets): Sets {
  const empty = draft(deployment);
  const replicas = newSetSize(deployment, empty, [...oldSets, empty]);
  const sized = withSizeAnnotations(deployment, { ...empty, spec: { ...empty.spec, replicas } });
  return { newSet: withRevision(deployment, sized, nextRevision(oldSets)), oldSets };
}

/** Size the new set may have now: the wanted one, or as much as the surge leaves room for. */
export function newSetSize(deployment: Deployment, newSet: ReplicaSet, sets: readonly ReplicaSet[]): number {
  const desired = desiredReplicas(deployment);
  if (!isRollingUpdate(deployment)) return desired;
  const room = desired + maxSurge(deployment) - totalSize(sets);
  return room <= 0 ? sizeOf(newSet) : sizeOf(newSet) + Math.min(room, desired - sizeOf(newSet));
}

/** A draft has not been created yet. */
export function isDraft(set: ReplicaSet): boolean {
  return set.metadata.uid === '';
}

function draft(deployment: Deployment): ReplicaSet {
  const { name, namespace } = deployment.metadata;
  const { selector, template, minReadySeconds } = deployment.spec;
  const hash = { [templateHashLabel]: templateHash(template, deployment.status.collisionCount) };
  const labels = { ...template.metadata?.labels, ...hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${name}-${hash[templateHashLabel]}`,
      ...(namespace !== undefined && { namespace }),
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
      labels,
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas: 0,
      ...(minReadySeconds !== undefined && { minReadySeconds }),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, ...hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
    status: { replicas: 0 },
  };
}
