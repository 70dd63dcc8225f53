/** What becomes of a node that is not heard any more, and of its pods (monitorNodeHealth). */
import { findCondition } from '../../kubernetes/conditions.ts';
import type { Node, Pod } from '../../kubernetes/objects.ts';
import { isPodReady, podCondition } from '../../kubernetes/pods.ts';
import { timestamp } from '../../kubernetes/time.ts';
import type { EventRecord, Outcome, Write } from '../../store/reading.ts';

type NodeCondition = NonNullable<Node['status']['conditions']>[number];

const watchedConditions = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'] as const;

export function readyStatus(node: Node): string | undefined {
  return findCondition(node.status.conditions, 'Ready')?.status;
}

/** Undefined where nothing changes: its conditions are unknown already. */
export function becomesUnknown(node: Node, pods: readonly Pod[], now: number): Outcome | undefined {
  const conditions = unknownConditions(node, now);
  if (conditions === undefined) return undefined;
  const { name } = node.metadata;
  const reason = `Node ${name} has not been heard of for too long`;
  const wasReady = readyStatus(node) === 'True';
  const lostPods = wasReady ? pods.filter(isPodReady) : [];
  const object = { ...node, status: { ...node.status, conditions: [...conditions] } } as Node;
  return {
    writes: [
      { verb: 'update', subresource: 'status', object, reason },
      ...lostPods.map((pod) => notReady(pod, name, now)),
    ],
    events: [...(wasReady ? [nodeNotReady(node)] : []), ...lostPods.map(podNotReady)],
  };
}

/** Conditions that the kubelet never posted are added, the others keep the time of their last heartbeat. */
function unknownConditions(node: Node, now: number): readonly NodeCondition[] | undefined {
  const current = node.status.conditions ?? [];
  const stale = watchedConditions.filter((type) => findCondition(current, type)?.status !== 'Unknown');
  if (stale.length === 0) return undefined;
  const lost = stale.map((type) => unknown(node, type, now));
  const inPlace = current.map((each) => lost.find(({ type }) => type === each.type) ?? each);
  return [...inPlace, ...lost.filter(({ type }) => !current.some((each) => each.type === type))];
}

function unknown(node: Node, type: NodeCondition['type'], now: number): NodeCondition {
  const known = findCondition(node.status.conditions, type);
  const lastTransitionTime = timestamp(now);
  if (known === undefined) {
    return {
      type,
      status: 'Unknown',
      reason: 'NodeStatusNeverUpdated',
      message: 'Kubelet never posted node status.',
      lastHeartbeatTime: node.metadata.creationTimestamp,
      lastTransitionTime,
    };
  }
  return {
    ...known,
    status: 'Unknown',
    reason: 'NodeStatusUnknown',
    message: 'Kubelet stopped posting node status.',
    lastTransitionTime,
  };
}

function notReady(pod: Pod, nodeName: string, now: number): Write {
  const ready = {
    ...podCondition(pod, 'Ready')!,
    status: 'False' as const,
    lastTransitionTime: timestamp(now),
  };
  const conditions = pod.status.conditions?.map((each) => (each.type === 'Ready' ? ready : each));
  return {
    verb: 'update',
    subresource: 'status',
    object: { ...pod, status: { ...pod.status, conditions } } as Pod,
    reason: `Node ${nodeName} of pod ${pod.metadata.name} is not ready`,
  };
}

function nodeNotReady(node: Node): EventRecord {
  const message = `Node ${node.metadata.name} status is now: NodeNotReady`;
  return { about: node, type: 'Normal', reason: 'NodeNotReady', message };
}

function podNotReady(pod: Pod): EventRecord {
  return { about: pod, type: 'Warning', reason: 'NodeNotReady', message: 'Node is not ready' };
}
