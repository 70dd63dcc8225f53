/** Parts of an object that are written by themselves: which kinds have them, and what of the object a write leaves alone. */
import { hasStatus } from '../../kubernetes/has-status.ts';
import type { StoredKind } from '../../kubernetes/kinds.ts';
import type { AnyObject, KubeObject, Manifest, Namespace, Pod } from '../../kubernetes/objects.ts';
import { noSuchResource } from '../../kubernetes/status-error.ts';
import { isEqual } from '../../lib/equal.ts';
import { keptMetadata } from '../door/metadata.ts';
import { strategyOf } from '../door/strategy.ts';

export type Part = 'status' | 'ephemeralcontainers' | 'finalize' | 'scale';

const onlyOf: Partial<Record<Part, StoredKind>> = { ephemeralcontainers: 'Pod', finalize: 'Namespace' };

/** Throws NotFound where the kind has no such part. */
export function checkPart(kind: StoredKind, part: Part | undefined): void {
  const only = part && onlyOf[part];
  const isMissing = (part === 'status' && !hasStatus(kind)) || (only !== undefined && kind !== only);
  if (isMissing) throw noSuchResource();
}

/**
 * The existing object with the status of another, and as much of the metadata as the kind's registry lets through:
 * labels, annotations and finalizers, but not the labels of a Deployment or the owners of a Pod.
 */
export function withStatusOf(next: Manifest | KubeObject, existing: AnyObject): AnyObject {
  const { status = {} } = next as { readonly status?: unknown };
  const metadata = next.metadata === existing.metadata ? existing.metadata : statusMetadata(next, existing);
  const isSame = isEqual((existing as KubeObject).status, status) && isEqual(metadata, existing.metadata);
  return isSame ? existing : ({ ...existing, metadata, status } as AnyObject);
}

function statusMetadata(next: Manifest | KubeObject, existing: AnyObject): AnyObject['metadata'] {
  const metadata = keptMetadata(next as KubeObject, existing as KubeObject);
  const written = { ...existing, metadata } as KubeObject;
  const { prepareForStatusUpdate } = strategyOf(existing.kind);
  return (prepareForStatusUpdate?.(written, existing) ?? written).metadata as AnyObject['metadata'];
}

/** The existing pod with the ephemeral containers of another. */
export function withEphemeralContainersOf(next: KubeObject, existing: KubeObject): KubeObject {
  const { ephemeralContainers } = (next as unknown as Pod).spec;
  const pod = existing as unknown as Pod;
  const { ephemeralContainers: _known, ...spec } = pod.spec;
  return { ...existing, spec: { ...spec, ...(ephemeralContainers && { ephemeralContainers }) } };
}

/** The existing namespace with the finalizers that another has in its spec. */
export function withFinalizersOf(next: KubeObject, existing: KubeObject): KubeObject {
  const { finalizers = [] } = (next as Namespace).spec;
  return { ...existing, spec: { ...(existing as Namespace).spec, finalizers } };
}
