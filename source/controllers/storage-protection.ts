/** Lets storage go that is being deleted, once nobody uses it any more (pkg/controller/volume, pvcprotection and pvprotection). */
import {
  claimProtectionFinalizer,
  volumeProtectionFinalizer,
  withoutFinalizer,
} from '../kubernetes/finalizers.ts';
import { type KubeObject, keyOf, makeKey, type Pod, splitKey } from '../kubernetes/objects.ts';
import { isPodTerminal } from '../kubernetes/pods.ts';
import {
  before,
  type Change,
  type Outcome,
  type Reader,
  type ReconcileContext,
  type Reconciler,
  subject,
} from '../store/reading.ts';

export const claimProtection: Reconciler = {
  name: 'pvc-protection-controller',
  tables: ['PersistentVolumeClaim', 'Pod'],
  *watch(change) {
    const claim = change.type === 'DELETED' ? undefined : subject(change, 'PersistentVolumeClaim');
    if (claim !== undefined) yield keyOf(claim);
    const pod = isOver(change) ? subject(change, 'Pod') : undefined;
    for (const name of pod === undefined ? [] : claimsOf(pod)) yield makeKey(pod?.metadata.namespace, name);
  },
  reconcile({ read }, key) {
    const { namespace, name } = splitKey(key);
    const claim = read.get('PersistentVolumeClaim', namespace, name);
    if (claim === undefined || !isHeld(claim, claimProtectionFinalizer)) return {};
    if (isUsed(name, namespace, read)) return {};
    return release(claim, claimProtectionFinalizer, `No pod uses claim ${name} any more`);
  },
};

export const volumeProtection: Reconciler = {
  name: 'pv-protection-controller',
  tables: ['PersistentVolume'],
  *watch(change) {
    const volume = change.type === 'DELETED' ? undefined : subject(change, 'PersistentVolume');
    if (volume !== undefined) yield volume.metadata.name;
  },
  reconcile({ read }: ReconcileContext, name: string): Outcome {
    const volume = read.get('PersistentVolume', undefined, name);
    if (volume === undefined || !isHeld(volume, volumeProtectionFinalizer)) return {};
    if (volume.status.phase === 'Bound') return {};
    return release(volume, volumeProtectionFinalizer, `Volume ${name} is bound to no claim any more`);
  },
};

/** Whether the change takes a pod away that could have used a claim. */
function isOver(change: Change): boolean {
  const [pod, old] = [subject(change, 'Pod'), before(change, 'Pod')];
  if (pod === undefined || change.type !== 'MODIFIED') return change.type === 'DELETED';
  return isPodTerminal(pod) && old !== undefined && !isPodTerminal(old);
}

/** A pod that has no node yet will not start with a claim that goes away. */
function isUsed(claim: string, namespace: string | undefined, read: Reader): boolean {
  return read
    .list('Pod', namespace)
    .some((pod) => pod.spec.nodeName !== undefined && !isPodTerminal(pod) && claimsOf(pod).includes(claim));
}

function claimsOf(pod: Pod): string[] {
  return (pod.spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    if (ephemeral !== undefined) return [`${pod.metadata.name}-${name}`];
    return persistentVolumeClaim === undefined ? [] : [persistentVolumeClaim.claimName];
  });
}

/** Whether it is being deleted, and only kept back. */
function isHeld({ metadata }: KubeObject, finalizer: string): boolean {
  return metadata.deletionTimestamp !== undefined && metadata.finalizers?.includes(finalizer) === true;
}

function release(object: KubeObject, finalizer: string, reason: string): Outcome {
  return { writes: [{ verb: 'update', object: withoutFinalizer(object, finalizer), reason }] };
}
