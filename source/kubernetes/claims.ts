/** Adoption and release: which objects a controller counts as its own (pkg/controller/controller_ref_manager.go). */
import type { KubeObject } from './objects.ts';
import { controllerOf, controllerReference } from './owners.ts';

export interface Claims<T> {
  /** Owned and selected. */
  readonly owned: T[];
  /** Selected orphans, to be given the owner's reference. */
  readonly adopt: T[];
  /** Owned but no longer selected, to lose the owner's reference. */
  readonly release: T[];
}

/** Sorts candidates (each named once) by what their owner should do about them. */
export function claim<T extends KubeObject>(
  owner: KubeObject,
  selects: (candidate: T) => boolean,
  candidates: Iterable<T>,
): Claims<T> {
  const claims: Claims<T> = { owned: [], adopt: [], release: [] };
  const ownerDeleted = owner.metadata.deletionTimestamp !== undefined;
  for (const candidate of candidates) {
    const controller = controllerOf(candidate);
    const leaving = ownerDeleted || candidate.metadata.deletionTimestamp !== undefined;
    if (controller === undefined) {
      if (!leaving && selects(candidate)) claims.adopt.push(candidate);
    } else if (controller.uid === owner.metadata.uid) {
      if (selects(candidate)) claims.owned.push(candidate);
      else if (!leaving) claims.release.push(candidate);
    }
  }
  return claims;
}

/** A claim that changes an object, and why. */
export interface ClaimUpdate<T> {
  readonly verb: 'update';
  readonly object: T;
  readonly reason: string;
}

/** The updates by which the owner adopts and releases. */
export function claimUpdates<T extends KubeObject>(
  owner: KubeObject,
  { adopt, release }: Claims<T>,
): ClaimUpdate<T>[] {
  const own = `${owner.kind} ${owner.metadata.name}`;
  const named = ({ kind, metadata }: T) => `${kind === 'Pod' ? 'pod' : kind} ${metadata.name}`;
  return [
    ...adopt.map(
      (object): ClaimUpdate<T> => ({
        verb: 'update',
        object: adopted(object, owner),
        reason: `${own} adopts ${named(object)}, whose labels it selects`,
      }),
    ),
    ...release.map(
      (object): ClaimUpdate<T> => ({
        verb: 'update',
        object: released(object, [owner.metadata.uid]),
        reason: `${own} releases ${named(object)}, whose labels it no longer selects`,
      }),
    ),
  ];
}

export function adopted<T extends KubeObject>(object: T, owner: KubeObject): T {
  const others = (object.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== owner.metadata.uid);
  return {
    ...object,
    metadata: { ...object.metadata, ownerReferences: [...others, controllerReference(owner)] },
  };
}

/** The object without its references to these owners. */
export function released<T extends KubeObject>(object: T, ownerUids: readonly string[]): T {
  const { ownerReferences, ...metadata } = object.metadata;
  const left = ownerReferences?.filter(({ uid }) => !ownerUids.includes(uid)) ?? [];
  return { ...object, metadata: left.length === 0 ? metadata : { ...metadata, ownerReferences: left } };
}
