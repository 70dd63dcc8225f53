/**
 * The ReplicaSet controller: keeps the wanted number of pods of one template (pkg/controller/replicaset). The older
 * ReplicationController is kept by the same loop under its own name.
 */
import { type Claims, claim, claimUpdates } from '../../kubernetes/claims.ts';
import { type KubeObject, keyOf, makeKey, type Pod, splitKey } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import { isPodActive, isPodReady } from '../../kubernetes/pods.ts';
import { matchesSelector } from '../../kubernetes/selectors.ts';
import { selectorOf } from '../../kubernetes/workloads.ts';
import type { Change, Outcome, Reader, ReconcileContext, Reconciler } from '../../store/reading.ts';
import { before, subject } from '../../store/reading.ts';
import { podChanges, podEvents } from './replicas.ts';
import type { Replicated, ReplicatedKind } from './replicated.ts';
import { nextAvailability, statusWrites } from './status.ts';

export const replicaSet = replicaController('ReplicaSet', 'replicaset-controller');
export const replicationController = replicaController('ReplicationController', 'replication-controller');

function replicaController(kind: ReplicatedKind, name: string): Reconciler {
  return {
    name,
    tables: [kind, 'Pod'],
    // Pods start in droves; one look every so often counts them all.
    delay: 100,
    watch: (change, read) => watch(kind, change, read),
    reconcile: (context, key) => reconcile(kind, context, key),
  };
}

function* watch(kind: ReplicatedKind, change: Change, read: Reader): Iterable<string> {
  const own = subject(change, kind);
  if (own !== undefined) {
    if (isNews(before(change, kind), own)) yield keyOf(own);
    return;
  }
  if (change.table !== 'Pod') return;
  const [old, current] = [before(change, 'Pod'), change.after as Pod | undefined];
  if (old !== undefined && current !== undefined && !matters(old, current)) return;
  if (old !== undefined) yield* keepersOf(kind, old, read);
  if (current !== undefined) yield* keepersOf(kind, current, read);
}

/** A set's own status is no news to it. */
function isNews(old: Replicated | undefined, current: Replicated): boolean {
  return old === undefined || old.spec !== current.spec || !sameMetadata(old, current);
}

function sameMetadata({ metadata: a }: KubeObject, { metadata: b }: KubeObject): boolean {
  return (
    a.labels === b.labels &&
    a.ownerReferences === b.ownerReferences &&
    a.deletionTimestamp === b.deletionTimestamp
  );
}

/** Whether a pod's change can change what its keeper counts. */
function matters(old: Pod, current: Pod): boolean {
  return (
    !sameMetadata(old, current) ||
    old.status.phase !== current.status.phase ||
    isPodReady(old) !== isPodReady(current)
  );
}

/** Its controller; of an orphan every set that may adopt it. */
function* keepersOf(kind: ReplicatedKind, pod: Pod, read: Reader): Iterable<string> {
  const controller = controllerOf(pod);
  if (controller !== undefined) {
    if (controller.kind === kind) yield makeKey(pod.metadata.namespace, controller.name);
    return;
  }
  for (const set of read.list(kind, pod.metadata.namespace)) {
    if (matchesSelector(selectorOf(set), pod.metadata.labels)) yield keyOf(set);
  }
}

function reconcile(kind: ReplicatedKind, context: ReconcileContext, key: string): Outcome {
  const { namespace, name } = splitKey(key);
  const { read, now } = context;
  const set = read.get(kind, namespace, name);
  if (set === undefined) return {};
  const claims = claimPods(set, read);
  if (claims.adopt.length + claims.release.length > 0) return { writes: claimUpdates(set, claims) };
  const writes = podChanges(set, claims.owned, read, now);
  if (writes.length === 0) {
    return {
      writes: statusWrites(set, claims.owned, undefined, now),
      ...nextAvailability(set, claims.owned, now),
    };
  }
  return {
    writes,
    slowStart: writes[0]?.verb === 'create',
    settle: (results) => {
      const current = read.get(kind, namespace, name) ?? set;
      const { owned } = claimPods(current, read);
      const { events, error } = podEvents(set, results);
      return {
        events,
        writes: statusWrites(current, owned, error, now),
        ...nextAvailability(current, owned, now),
      };
    },
  };
}

/** Pods that finished or are on their way out count for nobody. */
function claimPods(set: Replicated, read: Reader): Claims<Pod> {
  const selector = selectorOf(set);
  const owned = read.ownedBy('Pod', set.metadata.uid);
  const orphans = read
    .podsWithLabels(set.metadata.namespace ?? '', selector?.matchLabels ?? {})
    .filter((pod) => controllerOf(pod) === undefined);
  return claim(
    set,
    (pod) => matchesSelector(selector, pod.metadata.labels),
    [...owned, ...orphans].filter(isPodActive),
  );
}
