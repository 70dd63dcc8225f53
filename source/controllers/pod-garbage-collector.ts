/**
 * The pod garbage collector: pods that no kubelet will ever clean up (pkg/controller/podgc). Keys: `node NAME SINCE`
 * for a node that is missing since that moment, `pod KEY` for a deleted pod without a node, `terminated` for all
 * finished pods.
 */
import { replaceCondition } from '../kubernetes/conditions.ts';
import { keyOf, type Pod } from '../kubernetes/objects.ts';
import { isPodTerminal } from '../kubernetes/pods.ts';
import { timestamp } from '../kubernetes/time.ts';
import {
  before,
  type Change,
  type Outcome,
  type Reader,
  type ReconcileContext,
  type Reconciler,
  subject,
  type Write,
} from '../store/reading.ts';

const period = 20_000;
const quarantine = 40_000;
const terminatedPodThreshold = 12_500;

export const podGarbageCollector: Reconciler = {
  name: 'pod-garbage-collector',
  tables: ['Node', 'Pod'],
  watch,
  reconcile,
};

function* watch(change: Change, read: Reader): Iterable<string> {
  const node = subject(change, 'Node');
  if (node !== undefined && change.type === 'DELETED') yield `node ${node.metadata.name} ${change.time}`;
  const pod = change.type === 'DELETED' ? undefined : subject(change, 'Pod');
  if (pod === undefined) return;
  const { nodeName } = pod.spec;
  if (nodeName === undefined) {
    if (pod.metadata.deletionTimestamp !== undefined) yield `pod ${keyOf(pod)}`;
  } else if (before(change, 'Pod')?.spec.nodeName !== nodeName && isMissing(nodeName, read)) {
    yield `node ${nodeName} ${change.time}`;
  }
  if (isPodTerminal(pod) && read.list('Pod').length > terminatedPodThreshold) yield 'terminated';
}

function reconcile({ read, now }: ReconcileContext, key: string): Outcome {
  const [type, name = '', since] = key.split(' ');
  switch (type) {
    case 'node':
      return collectFromNode(name, Number(since), read, now);
    case 'pod':
      return { writes: collectUnscheduled(read.getByKey('Pod', name)) };
    default:
      return { writes: collectTerminated(read.list('Pod')) };
  }
}

/** A node may come back soon: its pods are left alone for a while. */
function collectFromNode(name: string, since: number, read: Reader, now: number): Outcome {
  if (!isMissing(name, read)) return {};
  const due = nextTick(since, read.settings.startTime) + quarantine;
  if (now < due) return { wakeAt: due };
  return { writes: read.podsOnNode(name).flatMap((pod) => collectOrphan(pod, name, now)) };
}

/** The collector looks every so often, counted from the start of the cluster. */
function nextTick(moment: number, start: number): number {
  return start + Math.ceil((moment - start) / period) * period;
}

function collectOrphan(pod: Pod, nodeName: string, now: number): Write[] {
  const reason = `Node ${nodeName} of pod ${pod.metadata.name} no longer exists`;
  const conditions = replaceCondition(pod.status.conditions, {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'DeletionByPodGC',
    message: 'PodGC: node no longer exists',
    lastTransitionTime: timestamp(now),
  });
  const phase = isPodTerminal(pod) ? pod.status.phase : 'Failed';
  const object = { ...pod, status: { ...pod.status, phase, conditions: [...conditions] } } as Pod;
  return [{ verb: 'update', subresource: 'status', object, reason }, forced(pod, reason)];
}

function collectUnscheduled(pod: Pod | undefined): Write[] {
  if (pod?.metadata.deletionTimestamp === undefined || pod.spec.nodeName !== undefined) return [];
  return [forced(pod, `Pod ${pod.metadata.name} was deleted before it had a node`)];
}

function collectTerminated(pods: readonly Pod[]): Write[] {
  const terminated = pods
    .filter(isPodTerminal)
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const reason = `More than ${terminatedPodThreshold} finished pods are kept`;
  return terminated
    .sort((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1))
    .slice(0, Math.max(0, terminated.length - terminatedPodThreshold))
    .map((pod) => forced(pod, reason));
}

function forced(pod: Pod, reason: string): Write {
  return { verb: 'delete', object: pod, gracePeriodSeconds: 0, reason };
}

function isMissing(nodeName: string, read: Reader): boolean {
  return read.get('Node', undefined, nodeName) === undefined;
}
