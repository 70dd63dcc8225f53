/** Finalizers: names on an object of those who must agree before it may vanish. */
import type { KubeObject } from './objects.ts';

/** The garbage collector deletes what the object owns before it lets it go. */
export const foregroundFinalizer = 'foregroundDeletion';
/** The garbage collector frees what the object owns before it lets it go. */
export const orphanFinalizer = 'orphan';
/** In the spec of a namespace: it goes once it is empty. */
export const namespaceFinalizer = 'kubernetes';

export function withoutFinalizer<T extends KubeObject>(object: T, finalizer: string): T {
  const { finalizers, ...metadata } = object.metadata;
  const left = finalizers?.filter((each) => each !== finalizer) ?? [];
  return { ...object, metadata: left.length === 0 ? metadata : { ...metadata, finalizers: left } };
}

/** Keep storage that is in use. */
export const claimProtectionFinalizer = 'kubernetes.io/pvc-protection';
export const volumeProtectionFinalizer = 'kubernetes.io/pv-protection';
