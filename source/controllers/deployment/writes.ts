/** A plan as writes: what has to change in the store to get there. */
import type { Deployment, Manifest, ReplicaSet } from '../../kubernetes/objects.ts';
import { revisionAnnotation } from '../../kubernetes/revisions.ts';
import { semanticEqual } from '../../kubernetes/semantic-equal.ts';
import type { Write } from '../../store/reading.ts';
import { isDraft } from './new-replica-set.ts';
import type { Plan } from './plan.ts';
import { allSets } from './replica-sets.ts';

export function writesOf(deployment: Deployment, stored: readonly ReplicaSet[], plan: Plan): Write[] {
  const wanted = allSets(plan.sets);
  return [
    ...wanted.filter(isDraft).map((set) => creation(deployment, set)),
    ...revisionWrite(deployment, plan.sets.newSet),
    ...wanted.filter((set) => isChanged(set, stored)).map((set) => change(deployment, set, plan)),
    ...plan.deletions.map((set) => deletion(deployment, set)),
  ];
}

function creation(deployment: Deployment, { status: _, ...set }: ReplicaSet): Write {
  const { name, namespace, labels, annotations, ownerReferences } = set.metadata;
  const object: Manifest = { ...set, metadata: { name, namespace, labels, annotations, ownerReferences } };
  return {
    verb: 'create',
    object,
    reason: `Deployment ${deployment.metadata.name} has no ReplicaSet of its current pod template yet`,
  };
}

/** The Deployment carries the revision of its newest set. */
function revisionWrite(deployment: Deployment, newSet: ReplicaSet | undefined): Write[] {
  const revision = newSet?.metadata.annotations?.[revisionAnnotation];
  const { annotations, name } = deployment.metadata;
  if (revision === undefined || annotations?.[revisionAnnotation] === revision) return [];
  const metadata = {
    ...deployment.metadata,
    annotations: { ...annotations, [revisionAnnotation]: revision },
  };
  return [
    {
      verb: 'update',
      object: { ...deployment, metadata },
      reason: `Deployment ${name} is at revision ${revision}`,
    },
  ];
}

function isChanged(set: ReplicaSet, stored: readonly ReplicaSet[]): boolean {
  const before = stored.find(({ metadata }) => metadata.uid === set.metadata.uid);
  return before !== undefined && before !== set && !semanticEqual(before, set);
}

function change(deployment: Deployment, set: ReplicaSet, plan: Plan): Write {
  const scaling = plan.scalings.findLast((each) => each.set.metadata.uid === set.metadata.uid);
  const reason =
    scaling?.reason ??
    `ReplicaSet ${set.metadata.name} holds the current template of Deployment ${deployment.metadata.name}`;
  return { verb: 'update', object: set, reason };
}

function deletion(deployment: Deployment, set: ReplicaSet): Write {
  const limit = deployment.spec.revisionHistoryLimit;
  return {
    verb: 'delete',
    object: set,
    propagationPolicy: 'Background',
    reason: `Deployment ${deployment.metadata.name} keeps ${limit} old ReplicaSets, and ${set.metadata.name} is older`,
  };
}
