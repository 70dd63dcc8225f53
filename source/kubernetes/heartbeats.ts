/**
 * Signs of life of nodes. A kubelet renews its lease every ten seconds and reports its conditions every five minutes
 * even where nothing changed. On schedule neither is written: whoever reads gets them as they stand at that moment.
 * Only a node that fell silent has the last renewal in its lease, for good.
 */
import { nodeLeaseNamespace } from './namespaces.ts';
import type { KubeObject, Lease, Node } from './objects.ts';
import { microTimestamp, parseTimestamp, timestamp } from './time.ts';

const renewInterval = 10_000;
const reportInterval = 300_000;
/** Conditions that are the kubelet's own. */
const reported = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'];

/** The object as a client reads it at `now`: leases and nodes with their latest signs of life, others as they are. */
export function withHeartbeats<T extends KubeObject>(
  object: T,
  now: number,
  leaseOf: (node: string) => Lease | undefined,
): T {
  if (object.kind === 'Node') return heardNode(object as KubeObject as Node, now, leaseOf) as KubeObject as T;
  if (object.kind !== 'Lease' || object.metadata.namespace !== nodeLeaseNamespace) return object;
  return renewedLease(object as KubeObject as Lease, now) as KubeObject as T;
}

/** The newest renewal on schedule at a moment, milliseconds since the epoch: one every ten seconds since it was made. */
export function lastRenewal({ metadata }: Lease, by: number): number {
  return latest(parseTimestamp(metadata.creationTimestamp) ?? by, renewInterval, by);
}

function renewedLease(lease: Lease, now: number): Lease {
  if (lease.spec.renewTime !== undefined || lease.spec.holderIdentity !== lease.metadata.name) return lease;
  return { ...lease, spec: { ...lease.spec, renewTime: microTimestamp(lastRenewal(lease, now)) } };
}

function heardNode(node: Node, now: number, leaseOf: (node: string) => Lease | undefined): Node {
  const lease = leaseOf(node.metadata.name);
  if (lease === undefined || node.status.conditions === undefined) return node;
  const heardUntil = parseTimestamp(lease.spec.renewTime) ?? now;
  const conditions = node.status.conditions.map((condition) => {
    const at = parseTimestamp(condition.lastHeartbeatTime);
    if (at === undefined || condition.status === 'Unknown' || !reported.includes(condition.type)) {
      return condition;
    }
    return { ...condition, lastHeartbeatTime: timestamp(latest(at, reportInterval, heardUntil)) };
  });
  return { ...node, status: { ...node.status, conditions } };
}

/** The latest of the moments `since`, one interval later, two later ... that is not after `by`. */
function latest(since: number, interval: number, by: number): number {
  return since + Math.max(0, Math.floor((by - since) / interval)) * interval;
}
