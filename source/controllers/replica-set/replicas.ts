/** Too few pods or too many: which to create, which to delete (manageReplicas of replica_set.go). */
import { byUsefulnessAndRank } from '../../kubernetes/deletion-order.ts';
import type { Pod } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import { podNews } from '../../kubernetes/pod-control.ts';
import { podFromTemplate } from '../../kubernetes/pod-template.ts';
import { isPodActive } from '../../kubernetes/pods.ts';
import { isNamespaceTerminating, type StatusError } from '../../kubernetes/status-error.ts';
import type { EventRecord, Reader, Write, WriteResult } from '../../store/reading.ts';
import { type Replicated, wantedReplicas } from './replicated.ts';

/** Most pods created or deleted at one go. */
const burst = 500;

export function podChanges(set: Replicated, pods: readonly Pod[], read: Reader, now: number): Write[] {
  if (set.metadata.deletionTimestamp !== undefined) return [];
  const wanted = wantedReplicas(set);
  const missing = wanted - pods.length;
  const reason = `${set.kind} ${set.metadata.name} wants ${wanted} ${wanted === 1 ? 'pod' : 'pods'} and has ${pods.length}`;
  if (missing > 0) {
    const create: Write = { verb: 'create', object: podFromTemplate(set, set.spec.template!), reason };
    return Array.from({ length: Math.min(missing, burst) }, () => create);
  }
  return podsToDelete(pods, Math.min(-missing, burst), relatedPods(set, read), now).map((pod) => ({
    verb: 'delete',
    object: pod,
    reason,
  }));
}

/** The `count` pods that are missed least. Of a crowd on one node some go before the lonely ones elsewhere. */
function podsToDelete(
  pods: readonly Pod[],
  count: number,
  related: Iterable<Pod>,
  now: number,
): readonly Pod[] {
  if (count <= 0) return [];
  if (count >= pods.length) return pods;
  const crowds = new Map<string, number>();
  for (const { spec } of related) crowds.set(spec.nodeName ?? '', (crowds.get(spec.nodeName ?? '') ?? 0) + 1);
  return pods
    .map((pod) => ({ pod, rank: crowds.get(pod.spec.nodeName ?? '') ?? 0 }))
    .sort(byUsefulnessAndRank(now))
    .slice(0, count)
    .map(({ pod }) => pod);
}

/** Active pods of all ReplicaSets of the same owner. A set without owner has none. */
function* relatedPods(set: Replicated, read: Reader): Iterable<Pod> {
  const owner = controllerOf(set);
  if (owner === undefined) return;
  for (const sibling of read.ownedBy('ReplicaSet', owner.uid)) {
    for (const pod of read.ownedBy('Pod', sibling.metadata.uid)) if (isPodActive(pod)) yield pod;
  }
}

/** What to tell about pods that were created and deleted, and the first refusal. */
export function podEvents(
  set: Replicated,
  results: readonly WriteResult[],
): { readonly events: EventRecord[]; readonly error: StatusError | undefined } {
  const told = results.filter(({ object, error }) => object ?? (error && !isNamespaceTerminating(error)));
  return {
    events: told.map((result) => podEvent(set, result)),
    error: told.find((result) => result.error)?.error,
  };
}

function podEvent(set: Replicated, { write, object, error }: WriteResult): EventRecord {
  const verb = write.verb === 'create' ? 'create' : 'delete';
  return { about: set, ...podNews(verb, object?.metadata.name ?? '', error) };
}
