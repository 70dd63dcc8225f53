/**
 * The taint eviction controller: pods leave a node with a NoExecute taint once they have tolerated it for as long as
 * they want to (pkg/controller/tainteviction). Keys: `pod KEY` to look at a pod, `saved KEY` for a pod whose eviction is
 * off, `node NAME` for a taint without a time.
 */
import { replaceCondition } from '../kubernetes/conditions.ts';
import { keyOf, type Node, type Pod, type Taint, type Toleration } from '../kubernetes/objects.ts';
import { podCondition } from '../kubernetes/pods.ts';
import { parseTimestamp, timestamp } from '../kubernetes/time.ts';
import { tolerates } from '../kubernetes/tolerations.ts';
import {
  before,
  type Change,
  type EventRecord,
  type Outcome,
  type Reader,
  type ReconcileContext,
  type Reconciler,
  subject,
} from '../store/reading.ts';

export const taintEviction: Reconciler = {
  name: 'taint-eviction-controller',
  tables: ['Node', 'Pod'],
  watch,
  reconcile,
};

function* watch(change: Change, read: Reader): Iterable<string> {
  if (change.type === 'DELETED') return;
  const node = subject(change, 'Node');
  if (node !== undefined) yield* podsAffected(before(change, 'Node'), node, read);
  const pod = subject(change, 'Pod');
  if (pod === undefined || !isMoved(before(change, 'Pod'), pod)) return;
  if (noExecuteTaints(read.get('Node', undefined, pod.spec.nodeName ?? '')).length > 0)
    yield `pod ${keyOf(pod)}`;
}

function* podsAffected(old: Node | undefined, node: Node, read: Reader): Iterable<string> {
  if (old?.spec.taints === node.spec.taints) return;
  const [taintsBefore, taints] = [noExecuteTaints(old), noExecuteTaints(node)];
  if (taintsBefore.length === 0 && taints.length === 0) return;
  if (taints.some(({ timeAdded }) => timeAdded === undefined)) yield `node ${node.metadata.name}`;
  for (const pod of read.podsOnNode(node.metadata.name)) {
    if (isScheduled(taintsBefore, pod) && !isScheduled(taints, pod)) yield `saved ${keyOf(pod)}`;
    // Asked in any case: a wish to look again at the old time is then forgotten.
    yield `pod ${keyOf(pod)}`;
  }
}

function isMoved(old: Pod | undefined, pod: Pod): boolean {
  return old?.spec.nodeName !== pod.spec.nodeName || old?.spec.tolerations !== pod.spec.tolerations;
}

function isScheduled(taints: readonly Taint[], pod: Pod): boolean {
  return secondsTolerated(taints, pod.spec.tolerations ?? []) !== undefined;
}

function reconcile({ read, now }: ReconcileContext, key: string): Outcome {
  const [type, name = ''] = key.split(' ');
  if (type === 'node') return stampTaints(read.get('Node', undefined, name), now);
  const pod = read.getByKey('Pod', name);
  if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) return {};
  return type === 'saved'
    ? { events: [eviction(pod, 'Cancelling deletion of')] }
    : evictInTime(pod, read, now);
}

function evictInTime(pod: Pod, read: Reader, now: number): Outcome {
  const taints = noExecuteTaints(read.get('Node', undefined, pod.spec.nodeName ?? ''));
  const seconds = secondsTolerated(taints, pod.spec.tolerations ?? []);
  if (seconds === undefined) return {};
  const due = toleratedSince(taints, pod, now) + seconds * 1000;
  if (seconds > 0 && due > now) return { wakeAt: due };
  const keys = taints.map((taint) => taint.key).join(', ');
  const reason = `Node ${pod.spec.nodeName} is tainted ${keys}, which pod ${pod.metadata.name} tolerates no longer`;
  return {
    writes: [
      { verb: 'update', subresource: 'status', object: disrupted(pod, now), reason },
      { verb: 'delete', object: pod, reason },
    ],
    events: [eviction(pod, 'Marking for deletion')],
  };
}

/** Seconds until a pod must go: 0 where a taint is not tolerated at all, undefined where it may stay for ever. */
export function secondsTolerated(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
): number | undefined {
  if (taints.length === 0) return undefined;
  const used = taints.map((taint) => tolerations.find((toleration) => tolerates(toleration, taint)));
  if (used.includes(undefined)) return 0;
  return shortest(used.map((toleration) => toleration?.tolerationSeconds));
}

/** The shortest of several tolerations, undefined where all last for ever; 0 where there are none. */
export function shortest(seconds: readonly (number | undefined)[]): number | undefined {
  if (seconds.length === 0) return 0;
  const finite = seconds.filter((each) => each !== undefined);
  return finite.length === 0 ? undefined : Math.max(0, Math.min(...finite));
}

/** When the first taint came that the pod does not tolerate for ever, or when the pod came. */
function toleratedSince(taints: readonly Taint[], pod: Pod, now: number): number {
  const tolerations = pod.spec.tolerations ?? [];
  const added = taints
    .filter((taint) => secondsTolerated([taint], tolerations) !== undefined)
    .map(({ timeAdded }) => parseTimestamp(timeAdded) ?? now);
  const bound = parseTimestamp(podCondition(pod, 'PodScheduled')?.lastTransitionTime) ?? 0;
  return Math.max(bound, Math.min(...added));
}

/** A taint that somebody set by hand gets its time, from which tolerations count. */
function stampTaints(node: Node | undefined, now: number): Outcome {
  if (node === undefined || noExecuteTaints(node).every(({ timeAdded }) => timeAdded !== undefined))
    return {};
  const taints = node.spec.taints?.map((taint) =>
    taint.effect === 'NoExecute' ? { ...taint, timeAdded: taint.timeAdded ?? timestamp(now) } : taint,
  );
  const reason = `Tolerations of the new taint on node ${node.metadata.name} count from now`;
  const object: Node = { ...node, spec: { ...node.spec, taints } };
  return { writes: [{ verb: 'update', object, reason }] };
}

function noExecuteTaints(node: Node | undefined): readonly Taint[] {
  return node?.spec.taints?.filter(({ effect }) => effect === 'NoExecute') ?? [];
}

function disrupted(pod: Pod, now: number): Pod {
  const conditions = replaceCondition(pod.status.conditions, {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'DeletionByTaintManager',
    message: 'Taint manager: deleting due to NoExecute taint',
    lastTransitionTime: timestamp(now),
  });
  return { ...pod, status: { ...pod.status, conditions: [...conditions] } } as Pod;
}

function eviction(pod: Pod, what: string): EventRecord {
  return { about: pod, type: 'Normal', reason: 'TaintManagerEviction', message: `${what} Pod ${keyOf(pod)}` };
}
