/** What must hold of every change and of every moment, whatever people do. Each check throws with a sentence. */
import type { Cluster } from '../../source/cluster/cluster.ts';
import type { Deployment, Pod, ReplicaSet } from '../../source/kubernetes/objects.ts';
import { controllerOf } from '../../source/kubernetes/owners.ts';
import { podRequests } from '../../source/kubernetes/pod-resources.ts';
import { isPodTerminal } from '../../source/kubernetes/pods.ts';
import { bytes, milliCpu } from '../../source/kubernetes/quantities.ts';
import type { Change } from '../../source/store/reading.ts';

/** Watches a cluster; call the answer at the end, it tells how many changes were seen. */
export function watchInvariants(cluster: Cluster): () => number {
  let seen = 0;
  let revision = cluster.revision;
  const wanted: Wanted = new Map();
  cluster.watch((changes) => {
    for (const change of changes) {
      seen += 1;
      if (change.revision <= revision) throw new Error(`revision ${change.revision} does not grow`);
      revision = change.revision;
      checkStaysOnNode(change);
      checkReplicaBounds(cluster, change, wanted);
    }
    checkCapacity(cluster);
  });
  return () => seen;
}

function checkStaysOnNode({ table, before, after }: Change): void {
  if (table !== 'Pod' || before === undefined || after === undefined) return;
  const [was, is] = [before as Pod, after as Pod];
  if (was.metadata.uid === is.metadata.uid && was.spec.nodeName && was.spec.nodeName !== is.spec.nodeName) {
    throw new Error(`pod ${is.metadata.name} moved from ${was.spec.nodeName} to ${is.spec.nodeName}`);
  }
}

/** Replicas that each ReplicaSet wants, and for whom; kept along the feed, since the state is already further on. */
type Wanted = Map<string, { readonly owner: string; readonly replicas: number }>;

/** The deployment controller never asks for more pods than replicas + maxSurge, unless there were more before. */
function checkReplicaBounds(cluster: Cluster, change: Change, wanted: Wanted): void {
  if (change.table !== 'ReplicaSet') return;
  const set = (change.after ?? change.before) as ReplicaSet;
  const owner = controllerOf(set)?.uid;
  const before = totalOf(wanted, owner);
  if (change.after === undefined || owner === undefined) wanted.delete(set.metadata.uid);
  else wanted.set(set.metadata.uid, { owner, replicas: set.spec.replicas ?? 1 });
  const total = totalOf(wanted, owner);
  const deployment = owner === undefined ? undefined : (cluster.read.byUid(owner) as Deployment | undefined);
  if (deployment === undefined || change.actor !== 'deployment-controller' || change.before === undefined)
    return;
  const { replicas = 1, strategy } = deployment.spec;
  const most = replicas + (strategy?.type === 'Recreate' ? 0 : Math.ceil(replicas * 0.25));
  if (total > Math.max(most, before)) {
    throw new Error(`deployment ${deployment.metadata.name} wants ${total} pods, more than ${most}`);
  }
}

function totalOf(wanted: Wanted, owner: string | undefined): number {
  return [...wanted.values()].reduce((sum, set) => (set.owner === owner ? sum + set.replicas : sum), 0);
}

function checkCapacity(cluster: Cluster): void {
  for (const node of cluster.read.list('Node')) {
    const pods = cluster.read.podsOnNode(node.metadata.name).filter((pod) => !isPodTerminal(pod));
    const used = pods.map((pod) => podRequests(pod));
    const allocatable = node.status.allocatable as Record<string, string>;
    const cpu = used.reduce((sum, request) => sum + (request.cpu ?? 0), 0);
    const memory = used.reduce((sum, request) => sum + (request.memory ?? 0), 0);
    if (cpu > milliCpu(allocatable.cpu)) throw new Error(`${node.metadata.name} has ${cpu}m CPU requested`);
    if (memory > bytes(allocatable.memory))
      throw new Error(`${node.metadata.name} has ${memory} bytes requested`);
    if (pods.length > Number(allocatable.pods))
      throw new Error(`${node.metadata.name} has ${pods.length} pods`);
  }
}

/** Every owned object's owner exists, or the object is on its way out. Holds once the collector had time to work. */
export function checkOwners(cluster: Cluster): void {
  for (const kind of ['Pod', 'ReplicaSet', 'Job'] as const) {
    for (const object of cluster.read.list(kind)) {
      for (const owner of object.metadata.ownerReferences ?? []) {
        if (cluster.read.byUid(owner.uid) === undefined && object.metadata.deletionTimestamp === undefined) {
          throw new Error(
            `${kind} ${object.metadata.name} belongs to ${owner.kind} ${owner.name}, which is gone`,
          );
        }
      }
    }
  }
}
