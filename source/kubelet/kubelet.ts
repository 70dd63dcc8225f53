/**
 * The kubelets of all nodes as one loop over pods: what was due on the node happens, and the pod's status follows.
 * Keys are uids of pods, so that a pod and its namesake after it are never mixed up.
 */

import type { KubeObject, Pod } from '../kubernetes/objects.ts';
import { isPodTerminal } from '../kubernetes/pods.ts';
import { isEqual } from '../lib/equal.ts';
import {
  type Change,
  type Outcome,
  type Reader,
  type ReconcileContext,
  type Reconciler,
  subject,
  type Write,
} from '../store/reading.ts';
import { admitted, withAdded } from './admit.ts';
import { Life } from './life.ts';
import { live } from './moments.ts';
import type { NodeRuntime, PodRuntime } from './runtime.ts';
import { podStatus } from './status.ts';

const noKeys: readonly string[] = [];

export const kubelet: Reconciler = {
  name: 'kubelet',
  tables: ['Pod', 'NodeRuntime', 'Service'],
  delay: 20,

  watch(change, read) {
    switch (change.table) {
      case 'Pod':
        return concernedPod(change);
      case 'NodeRuntime':
        return hasChangedVoice(change) ? podsOf(read, change.key) : noKeys;
      case 'Service':
        return change.type === 'ADDED' ? podsThatWaitForNames(read) : noKeys;
      default:
        return noKeys;
    }
  },

  actor(read, uid) {
    const pod = podOf(read.byUid(uid));
    const node = pod?.spec.nodeName ?? read.internal<PodRuntime>('PodRuntime', uid)?.node;
    return node === undefined ? 'kubelet' : `kubelet/${node}`;
  },

  reconcile(context, uid) {
    const { read } = context;
    const pod = podOf(read.byUid(uid));
    const runtime = read.internal<PodRuntime>('PodRuntime', uid);
    if (pod === undefined) return runtime === undefined ? {} : forgotten(runtime);
    const node = read.internal<NodeRuntime>('NodeRuntime', pod.spec.nodeName ?? '');
    if (node === undefined || node.silentSince !== undefined) return {};
    if (runtime !== undefined) return goOn(context, pod, runtime, node);
    if (pod.metadata.deletionTimestamp !== undefined) return { writes: [finalDelete(pod)] };
    return isPodTerminal(pod) ? {} : takeIn(context, pod, node);
  },
};

/** The kubelets' own writes ask for nothing more; they have set their next moment already. */
function concernedPod(change: Change): readonly string[] {
  const pod = subject(change, 'Pod')!;
  if (pod.spec.nodeName === undefined || change.actor.startsWith('kubelet')) return noKeys;
  return [pod.metadata.uid];
}

function hasChangedVoice({ before, after }: Change): boolean {
  const silent = (value: Change['after']) => (value as NodeRuntime | undefined)?.silentSince;
  return before === undefined || silent(before) !== silent(after);
}

function podsOf(read: Reader, node: string): readonly string[] {
  return read.podsOnNode(node).map((pod) => pod.metadata.uid);
}

function podsThatWaitForNames(read: Reader): readonly string[] {
  const waiting = (runtime: PodRuntime) =>
    Object.values(runtime.containers).some(
      ({ stage }) => stage.name === 'running' && stage.run.waitsFor !== undefined,
    );
  return read
    .internals<PodRuntime>('PodRuntime')
    .filter(waiting)
    .map((runtime) => runtime.key);
}

function podOf(object: KubeObject | undefined): Pod | undefined {
  return object?.kind === 'Pod' ? (object as Pod) : undefined;
}

function takeIn(context: ReconcileContext, pod: Pod, node: NodeRuntime): Outcome {
  const runtime = admitted(context, pod);
  const life = new Life(context, pod, runtime, node);
  life.reason = `the kubelet of ${runtime.node} takes the pod in`;
  if (runtime.failure !== undefined) life.tell('Warning', runtime.failure.reason, runtime.failure.message);
  return told(life, undefined, node, live(life, context.now));
}

function goOn(context: ReconcileContext, pod: Pod, runtime: PodRuntime, node: NodeRuntime): Outcome {
  const life = new Life(context, pod, withAdded(runtime, pod), node);
  return told(life, runtime, node, live(life, context.now));
}

/** The outcome of what was lived through. */
function told(
  life: Life,
  before: PodRuntime | undefined,
  node: NodeRuntime,
  wakeAt: number | undefined,
): Outcome {
  const { pod, runtime, reason, events } = life;
  const writes: Write[] = [];
  const status = isBusyStarting(life) ? pod.status : podStatus(life);
  if (!isEqual(status, pod.status)) {
    writes.push({ verb: 'update', subresource: 'status', object: { ...pod, status } as Pod, reason });
  }
  if (life.node !== node) writes.push({ verb: 'put', value: life.node, reason });
  if (life.isOver) {
    writes.push(finalDelete(pod));
    if (before !== undefined) writes.push({ verb: 'drop', value: before, reason });
  } else if (runtime !== before) writes.push({ verb: 'put', value: runtime, reason });
  return { writes, events, ...(wakeAt !== undefined && { wakeAt }) };
}

/** A kubelet that pulls and starts the first containers reports when it is done, not in between. */
function isBusyStarting({ pod, runtime }: Life): boolean {
  if (pod.status.startTime === undefined || runtime.stopping !== undefined || runtime.failure !== undefined)
    return false;
  return Object.values(runtime.containers).every(
    ({ stage, waiting, ended }) =>
      waiting === undefined && ended === undefined && ['waiting', 'pulling', 'starting'].includes(stage.name),
  );
}

function finalDelete(pod: Pod): Write {
  const reason = `nothing of pod ${pod.metadata.name} is left on its node`;
  return { verb: 'delete', object: pod, gracePeriodSeconds: 0, reason };
}

function forgotten(runtime: PodRuntime): Outcome {
  return { writes: [{ verb: 'drop', value: runtime, reason: 'the pod no longer exists' }] };
}
