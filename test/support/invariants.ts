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
  const wanted: Wanted = new Map();
  return watchChanges(
    cluster,
    (change) => checkReplicaBounds(cluster, change, wanted),
    () => checkCapacity(cluster),
  );
}

/** What holds even where clients write whatever they like: the order of changes, and that pods stay where they are. */
export function watchChanges(
  cluster: Cluster,
  checkChange: (change: Change) => void = () => {},
  checkMoment: () => void = () => {},
): () => number {
  let seen = 0;
  let revision = cluster.revision;
  cluster.watch((changes) => {
    for (const change of changes) {
      seen += 1;
      if (change.revision <= revision) throw new Error(`revision ${change.revision} does not grow`);
      revision = change.revision;
      checkStaysOnNode(change);
      checkChange(change);
    }
    checkMoment();
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

/** What each ReplicaSet wants and has, and for whom; kept along the feed, since the state is already further on. */
type Wanted = Map<string, { readonly owner: string; readonly replicas: number; readonly available: number }>;

/** The deployment controller never asks for more pods than replicas + maxSurge, unless there were more before, and
 * never gives up available ones below replicas - maxUnavailable. */
function checkReplicaBounds(cluster: Cluster, change: Change, wanted: Wanted): void {
  if (change.table !== 'ReplicaSet') return;
  const set = (change.after ?? change.before) as ReplicaSet;
  const owner = controllerOf(set)?.uid;
  const before = totalsOf(wanted, owner);
  if (change.after === undefined || owner === undefined) wanted.delete(set.metadata.uid);
  else {
    const { replicas = 1 } = set.spec;
    wanted.set(set.metadata.uid, { owner, replicas, available: set.status.availableReplicas ?? 0 });
  }
  const after = totalsOf(wanted, owner);
  const deployment = owner === undefined ? undefined : (cluster.read.byUid(owner) as Deployment | undefined);
  if (deployment === undefined || change.actor !== 'deployment-controller' || change.before === undefined)
    return;
  const { name } = deployment.metadata;
  const { most, least } = boundsOf(deployment);
  if (after.wanted > Math.max(most, before.wanted)) {
    throw new Error(`deployment ${name} wants ${after.wanted} pods, more than ${most}`);
  }
  if (isResized(change.before as ReplicaSet, deployment)) return;
  if (after.available < Math.min(least, before.available)) {
    throw new Error(`deployment ${name} leaves ${after.available} pods available, less than ${least}`);
  }
}

function boundsOf({ spec: { replicas = 1, strategy } }: Deployment): { most: number; least: number } {
  if (strategy?.type === 'Recreate') return { most: replicas, least: 0 };
  const { maxSurge = '25%', maxUnavailable = '25%' } = strategy?.rollingUpdate ?? {};
  const surge = inPods(maxSurge, replicas, Math.ceil);
  const unavailable = inPods(maxUnavailable, replicas, Math.floor);
  const least = replicas - (surge === 0 && unavailable === 0 ? 1 : unavailable);
  return { most: replicas + surge, least };
}

function inPods(bound: number | string, replicas: number, round: (value: number) => number): number {
  return typeof bound === 'number' ? bound : round((replicas * Number.parseInt(bound, 10)) / 100);
}

/** Scaled together with its deployment, in proportion, rather than by the rollout. */
function isResized({ metadata }: ReplicaSet, { spec: { replicas = 1 } }: Deployment): boolean {
  return metadata.annotations?.['deployment.kubernetes.io/desired-replicas'] !== String(replicas);
}

/** Of all sets of an owner; a set that shrinks gives up the pods first that are not available. */
function totalsOf(wanted: Wanted, owner: string | undefined): { wanted: number; available: number } {
  const sets = [...wanted.values()].filter((set) => set.owner === owner);
  return {
    wanted: sets.reduce((sum, { replicas }) => sum + replicas, 0),
    available: sets.reduce((sum, { replicas, available }) => sum + Math.min(replicas, available), 0),
  };
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
