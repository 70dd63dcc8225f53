/** What is being waited for on a node that fell silent: first that somebody notices, then that its pods leave. */
import { findCondition } from '../kubernetes/conditions.ts';
import { nodeLeaseNamespace } from '../kubernetes/namespaces.ts';
import type { Node, Pod } from '../kubernetes/objects.ts';
import { unreachableTaint } from '../kubernetes/taints.ts';
import { parseTimestamp } from '../kubernetes/time.ts';
import { humanDuration } from '../lib/human-duration.ts';
import type { ReadOnlyCluster } from './world.ts';

/** How long the node life cycle controller waits for a heartbeat (v1.32 and later), and how often it looks. */
const gracePeriod = 50_000;
const monitorPeriod = 5_000;

/** `NotReady in about 45s`, `pods leave in 4m12s`; undefined where nothing is being waited for. */
export function nodeOutlook(node: Node, cluster: ReadOnlyCluster): string | undefined {
  const { read, now } = cluster;
  const { name } = node.metadata;
  const tainted = parseTimestamp(node.spec.taints?.find(isEviction)?.timeAdded);
  if (tainted === undefined && !cluster.isUnplugged(name)) return undefined;
  const ready = findCondition(node.status.conditions, 'Ready');
  if (tainted === undefined && ready?.status === 'True') {
    return `NotReady in about ${left(noticedAt(name, cluster) - now)}`;
  }
  // Its taint follows within seconds, and the time that pods tolerate it begins with that.
  const noticed = tainted ?? parseTimestamp(ready?.lastTransitionTime) ?? now;
  const leaving = Math.min(...read.podsOnNode(name).map((pod) => noticed + patience(pod)));
  if (!Number.isFinite(leaving)) return undefined;
  return `pods leave in ${tainted === undefined ? 'about ' : ''}${left(leaving - now)}`;
}

/** The first check of the controller after its patience has ended. */
function noticedAt(name: string, { read, now, startTime }: ReadOnlyCluster): number {
  const heard = parseTimestamp(read.get('Lease', nodeLeaseNamespace, name)?.spec.renewTime) ?? now;
  const checks = Math.floor((heard + gracePeriod - startTime) / monitorPeriod) + 1;
  return startTime + checks * monitorPeriod;
}

function isEviction({ key, effect }: NonNullable<Node['spec']['taints']>[number]): boolean {
  return key === unreachableTaint && effect === 'NoExecute';
}

/** Milliseconds that a pod stays on an unreachable node; for ever where it is on its way out or does not mind. */
function patience({ metadata, spec }: Pod): number {
  if (metadata.deletionTimestamp !== undefined) return Number.POSITIVE_INFINITY;
  const seconds = spec.tolerations?.find(({ key }) => key === unreachableTaint)?.tolerationSeconds;
  return seconds === undefined ? Number.POSITIVE_INFINITY : seconds * 1000;
}

function left(milliseconds: number): string {
  return humanDuration(Math.max(0, milliseconds));
}
