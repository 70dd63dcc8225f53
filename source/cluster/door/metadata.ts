/** What an update does to an object's metadata. */
import type { Kind } from '../../kubernetes/kinds.ts';
import type { AnyObject, KubeObject, Metadata } from '../../kubernetes/objects.ts';
import { isEqual } from '../../lib/equal.ts';
import { isGenerational, strategyOf } from './strategy.ts';

/** Identity and the marks of deletion are the server's; a client can not change them. */
export function keptMetadata(next: KubeObject, existing: KubeObject): Metadata {
  const {
    namespace,
    uid,
    creationTimestamp,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    generation,
    resourceVersion,
    managedFields,
  } = existing.metadata;
  return {
    // A client that leaves the owners of fields out does not mean to forget them.
    ...(managedFields !== undefined && { managedFields }),
    ...next.metadata,
    ...(isEmptyList(next.metadata.managedFields) && { managedFields }),
    ...(namespace !== undefined && { namespace }),
    uid,
    creationTimestamp,
    resourceVersion,
    ...(generation !== undefined && { generation }),
    ...(deletionTimestamp !== undefined && { deletionTimestamp }),
    ...(deletionGracePeriodSeconds !== undefined && { deletionGracePeriodSeconds }),
  };
}

/** The generation counts changes of what is asked for. */
export function withGeneration(next: KubeObject, existing: KubeObject): AnyObject {
  const { generation } = next.metadata;
  if (generation === undefined || !isGenerational(next.kind)) return next as AnyObject;
  const { counted = ({ spec }: KubeObject) => spec } = strategyOf(next.kind as Kind);
  if (isEqual(counted(next), counted(existing))) return next as AnyObject;
  return { ...next, metadata: { ...next.metadata, generation: generation + 1 } } as AnyObject;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
