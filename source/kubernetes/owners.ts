/** Owner references: who made an object, and who counts it as its own (apimachinery, meta/v1/controller_ref). */
import { apiVersionOf, type Kind } from './kinds.ts';
import type { KubeObject, OwnerReference } from './objects.ts';

/** The one reference with `controller: true`. */
export function controllerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find((reference) => reference.controller === true);
}

export function isControlledBy(object: KubeObject, owner: KubeObject): boolean {
  return controllerOf(object)?.uid === owner.metadata.uid;
}

/** The reference that a controller puts on what it makes or adopts. */
export function controllerReference(owner: KubeObject): OwnerReference {
  return {
    apiVersion: apiVersionOf(owner.kind as Kind),
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
