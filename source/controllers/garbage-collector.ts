/**
 * The garbage collector: objects whose owners are gone go too (pkg/controller/garbagecollector). Keys are uids.
 * Background: the owner goes at once, then its dependents. Foreground: the owner waits for those that block it.
 * Orphan: the dependents forget the owner first.
 */

import { released } from '../kubernetes/claims.ts';
import {
  foregroundFinalizer as foreground,
  orphanFinalizer as orphan,
  withoutFinalizer,
} from '../kubernetes/finalizers.ts';
import { allKinds } from '../kubernetes/kinds.ts';
import type { KubeObject, OwnerReference } from '../kubernetes/objects.ts';
import type { Change, Outcome, Reader, ReconcileContext, Reconciler, Write } from '../store/reading.ts';

export const garbageCollector: Reconciler = {
  name: 'generic-garbage-collector',
  tables: allKinds.filter((kind) => kind !== 'Event'),
  delay: 20,
  watch,
  reconcile,
};

function* watch(change: Change, read: Reader): Iterable<string> {
  const [old, current] = [asObject(change.before), asObject(change.after)];
  if (current === undefined) {
    if (old === undefined) return;
    for (const dependent of read.dependentsOf(old.metadata.uid)) yield dependent.metadata.uid;
    yield* ownersOf(old).map(({ uid }) => uid);
  } else if (old === undefined) {
    if (ownersOf(current).length > 0) yield current.metadata.uid;
  } else if (isAffected(old, current)) {
    yield current.metadata.uid;
    yield* ownersOf(old).map(({ uid }) => uid);
  }
}

function asObject(item: Change['after']): KubeObject | undefined {
  return item !== undefined && 'metadata' in item ? item : undefined;
}

function isAffected({ metadata: old }: KubeObject, { metadata: current }: KubeObject): boolean {
  return (
    old.ownerReferences !== current.ownerReferences ||
    old.deletionTimestamp !== current.deletionTimestamp ||
    old.finalizers !== current.finalizers
  );
}

function reconcile({ read }: ReconcileContext, uid: string): Outcome {
  const object = read.byUid(uid);
  if (object === undefined) return {};
  if (isHeldBy(object, orphan)) return { writes: orphaning(object, read) };
  if (isHeldBy(object, foreground)) return { writes: foregroundDeletion(object, read) };
  return { writes: collection(object, read) };
}

function isHeldBy({ metadata }: KubeObject, finalizer: string): boolean {
  return metadata.deletionTimestamp !== undefined && metadata.finalizers?.includes(finalizer) === true;
}

/** The dependents lose their owner, then the owner may go. */
function orphaning(owner: KubeObject, read: Reader): Write[] {
  const reason = `${nameOf(owner)} is deleted without what it owns`;
  const dependents = read.dependentsOf(owner.metadata.uid);
  return [
    ...dependents.map((dependent) => withoutOwners(dependent, [owner.metadata.uid], reason)),
    letGo(owner, orphan, reason),
  ];
}

/** The owner goes once no dependent blocks it; those that do are deleted first. */
function foregroundDeletion(owner: KubeObject, read: Reader): Write[] {
  const blocking = read
    .dependentsOf(owner.metadata.uid)
    .filter((dependent) =>
      ownersOf(dependent).some(
        ({ uid, blockOwnerDeletion }) => uid === owner.metadata.uid && blockOwnerDeletion,
      ),
    );
  if (blocking.length === 0) {
    return [letGo(owner, foreground, `Nothing that ${nameOf(owner)} owns is left`)];
  }
  return blocking.flatMap((dependent) => collection(dependent, read));
}

/** Deletes an object that no owner keeps. One that another owner keeps forgets those that are gone. */
function collection(object: KubeObject, read: Reader): Write[] {
  const owners = ownersOf(object);
  if (owners.length === 0 || object.metadata.deletionTimestamp !== undefined) return [];
  const leaving = owners.filter(({ uid }) => {
    const owner = read.byUid(uid);
    return owner === undefined || isHeldBy(owner, foreground);
  });
  if (leaving.length === 0) return [];
  const reason = `${leaving.map(({ kind, name }) => `${kind} ${name}`).join(', ')} is gone or going`;
  if (leaving.length < owners.length) {
    return [
      withoutOwners(
        object,
        leaving.map(({ uid }) => uid),
        reason,
      ),
    ];
  }
  const isAwaited = leaving.some(({ uid }) => read.byUid(uid) !== undefined);
  const hasDependents = read.dependentsOf(object.metadata.uid).length > 0;
  const propagationPolicy = isAwaited && hasDependents ? 'Foreground' : 'Background';
  return [
    { verb: 'delete', object, propagationPolicy, reason: `${reason}, and ${nameOf(object)} belonged to it` },
  ];
}

function withoutOwners(object: KubeObject, uids: readonly string[], reason: string): Write {
  return { verb: 'update', object: released(object, uids), reason };
}

function letGo(object: KubeObject, finalizer: string, reason: string): Write {
  return { verb: 'update', object: withoutFinalizer(object, finalizer), reason };
}

function ownersOf({ metadata }: KubeObject): readonly OwnerReference[] {
  return metadata.ownerReferences ?? [];
}

function nameOf({ kind, metadata }: KubeObject): string {
  return `${kind} ${metadata.name}`;
}
