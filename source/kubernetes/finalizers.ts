/** Finalizers: names on an object of those who must agree before it may vanish. */
import type { KubeObject } from './objects.ts';

export function withoutFinalizer<T extends KubeObject>(object: T, finalizer: string): T {
  const { finalizers, ...metadata } = object.metadata;
  const left = finalizers?.filter((each) => each !== finalizer) ?? [];
  return { ...object, metadata: left.length === 0 ? metadata : { ...metadata, finalizers: left } };
}
