/**
 * The node life cycle controller: notices nodes that fell silent, taints what should not get pods, and marks the pods
 * of lost nodes (pkg/controller/nodelifecycle). A Lease without a renewTime is renewed on schedule; with one, the node
 * has been silent since then.
 */
import { withHeartbeats } from '../../kubernetes/heartbeats.ts';
import { nodeLeaseNamespace } from '../../kubernetes/namespaces.ts';
import type { Node } from '../../kubernetes/objects.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import {
  before,
  type Change,
  type Outcome,
  type Reader,
  type ReconcileContext,
  type Reconciler,
  subject,
} from '../../store/reading.ts';
import { becomesUnknown, readyStatus } from './silence.ts';
import { isEviction, wantedTaints, withTaints } from './taints.ts';
import { nextEviction } from './zones.ts';

const monitorPeriod = 5_000;
const monitorGracePeriod = 50_000;
const startupGracePeriod = 60_000;

export const nodeLifecycle: Reconciler = {
  name: 'node-controller',
  tables: ['Lease', 'Node'],
  watch,
  reconcile,
};

function* watch(change: Change, read: Reader): Iterable<string> {
  const lease = subject(change, 'Lease');
  if (lease?.metadata.namespace === nodeLeaseNamespace) yield lease.metadata.name;
  const node = subject(change, 'Node');
  if (node === undefined) return;
  yield node.metadata.name;
  const old = before(change, 'Node');
  if (change.type !== 'DELETED' && old && readyStatus(old) === readyStatus(node)) return;
  // How many nodes of a zone are lost decides how fast its pods are evicted.
  for (const other of read.list('Node')) if (readyStatus(other) !== 'True') yield other.metadata.name;
}

function reconcile({ read, now }: ReconcileContext, name: string): Outcome {
  const node = read.get('Node', undefined, name);
  if (node === undefined) return {};
  const lost = lostAt(node, read);
  if (lost !== undefined && now >= lost) {
    const outcome = becomesUnknown(lastHeard(node, read, now), read.podsOnNode(name), now);
    if (outcome !== undefined) return outcome;
  }
  const wakeAt = lost !== undefined && now < lost ? lost : undefined;
  return tainting(node, read, now, wakeAt);
}

/** The check of the monitor at which the node counts as lost; undefined while it can be heard. */
function lostAt(node: Node, read: Reader): number | undefined {
  const silentSince = parseTimestamp(
    read.get('Lease', nodeLeaseNamespace, node.metadata.name)?.spec.renewTime,
  );
  if (silentSince !== undefined) return nextCheck(silentSince + monitorGracePeriod, read);
  if (readyStatus(node) !== undefined) return undefined;
  const created = parseTimestamp(node.metadata.creationTimestamp) ?? 0;
  return nextCheck(created + startupGracePeriod, read);
}

/** With the heartbeats that came before it fell silent; they are not written while they are on schedule. */
function lastHeard(node: Node, read: Reader, now: number): Node {
  return withHeartbeats(node, now, (name) => read.get('Lease', nodeLeaseNamespace, name));
}

/** The first check after a moment: the monitor looks every so often, counted from the start of the cluster. */
function nextCheck(moment: number, { settings: { startTime } }: Reader): number {
  return startTime + (Math.floor((moment - startTime) / monitorPeriod) + 1) * monitorPeriod;
}

function tainting(node: Node, read: Reader, now: number, wakeAt: number | undefined): Outcome {
  const evictAt = nextEviction(node, read.list('Node'));
  const taints = wantedTaints(node, evictAt, now);
  const waits = readyStatus(node) !== 'True' && node.spec.taints?.some(isEviction) !== true;
  const turn = waits && typeof evictAt === 'number' && evictAt > now ? evictAt : Number.POSITIVE_INFINITY;
  const wake = Math.min(wakeAt ?? Number.POSITIVE_INFINITY, turn);
  const reason = `The taints of node ${node.metadata.name} follow its conditions`;
  return {
    writes: taints === undefined ? [] : [{ verb: 'update', object: withTaints(node, taints), reason }],
    ...(Number.isFinite(wake) && { wakeAt: wake }),
  };
}
