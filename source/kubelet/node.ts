/**
 * The kubelet as the voice of its node: it registers, keeps the node's Lease, and posts the node's conditions. A lease
 * that is renewed on schedule is stored without saying when (no write every ten seconds; readers get it from
 * kubernetes/heartbeats.ts); one that went silent carries the last renewal in spec.renewTime, from which the node life
 * cycle controller counts.
 */
import { lastRenewal } from '../kubernetes/heartbeats.ts';
import { nodeLeaseNamespace } from '../kubernetes/namespaces.ts';
import { healthyNodeConditions } from '../kubernetes/node-conditions.ts';
import type { Lease, Manifest, Node } from '../kubernetes/objects.ts';
import { microTimestamp, timestamp } from '../kubernetes/time.ts';
import type { EventRecord, Outcome, ReconcileContext, Reconciler, Write } from '../store/reading.ts';
import { subject } from '../store/reading.ts';
import type { NodeRuntime } from './runtime.ts';

const leaseDuration = 40;

/** Downloaded before the kubelet ever starts (kubeadm config images pull). */
const preloadedRepositories = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-proxy',
  'etcd',
  'coredns',
  'pause',
];

export const nodeKubelet: Reconciler = {
  name: 'kubelet/nodes',
  tables: ['NodeRuntime', 'Node', 'Lease'],
  watch(change) {
    if (change.table === 'NodeRuntime') return [change.key];
    const node = subject(change, 'Node');
    if (node !== undefined) return change.actor === actorOf(node.metadata.name) ? [] : [node.metadata.name];
    const lease = subject(change, 'Lease');
    if (lease?.metadata.namespace !== nodeLeaseNamespace) return [];
    return change.actor === actorOf(lease.metadata.name) ? [] : [lease.metadata.name];
  },
  actor: (_read, key) => actorOf(key),
  reconcile(context, name) {
    const node = context.read.get('Node', undefined, name);
    const runtime = context.read.internal<NodeRuntime>('NodeRuntime', name);
    if (node === undefined) return runtime === undefined ? {} : farewell(runtime);
    if (runtime === undefined) return registration(context, node);
    return runtime.silentSince === undefined ? voice(context, node) : silence(context, node, runtime);
  },
};

/** The machine without its network, from `now` on. The same value where it is unplugged already. */
export function unplug(runtime: NodeRuntime | undefined, name: string, now: number): NodeRuntime {
  const known = runtime ?? newRuntime(name, now);
  return known.silentSince === undefined ? { ...known, silentSince: now } : known;
}

/** The machine back on the network. The same value where it is not unplugged. */
export function plugIn(runtime: NodeRuntime | undefined, name: string, now: number): NodeRuntime {
  const known = runtime ?? newRuntime(name, now);
  if (known.silentSince === undefined) return known;
  const { silentSince: _, ...rest } = known;
  return rest;
}

/** Whether an image came with the machine rather than from a download. */
export function isPreloaded(repository: string): boolean {
  return (
    repository.startsWith('registry.k8s.io/') &&
    preloadedRepositories.some((name) => repository.endsWith(`/${name}`))
  );
}

function actorOf(name: string): string {
  return `kubelet/${name}`;
}

function newRuntime(name: string, now: number): NodeRuntime {
  return { kind: 'NodeRuntime', key: name, images: {}, downloadsUntil: now, addresses: 0 };
}

function farewell(runtime: NodeRuntime): Outcome {
  return { writes: [{ verb: 'drop', value: runtime, reason: `node ${runtime.key} no longer exists` }] };
}

function registration(context: ReconcileContext, node: Node): Outcome {
  const { now } = context;
  const { name } = node.metadata;
  const runtime = newRuntime(name, now);
  const told = [
    event(node, 'Starting', 'Starting kubelet.'),
    ...['NodeHasSufficientMemory', 'NodeHasNoDiskPressure', 'NodeHasSufficientPID'].map((reason) =>
      event(node, reason, `Node ${name} status is now: ${reason}`),
    ),
    event(node, 'NodeAllocatableEnforced', 'Updated Node Allocatable limit across pods'),
    event(node, 'NodeReady', `Node ${name} status is now: NodeReady`),
  ];
  return {
    writes: [
      { verb: 'put', value: runtime, reason: `the kubelet of ${name} starts` },
      ...leaseWrites(context, node, undefined),
      ...statusWrites(node, now),
    ],
    events: told,
  };
}

/** A node that can be heard: the lease is on schedule, the conditions are good. */
function voice(context: ReconcileContext, node: Node): Outcome {
  const wasSilent = node.status.conditions?.some(
    (condition) => condition.type === 'Ready' && condition.status !== 'True',
  );
  const { name } = node.metadata;
  return {
    writes: [...leaseWrites(context, node, undefined), ...statusWrites(node, context.now)],
    events: wasSilent === true ? [event(node, 'NodeReady', `Node ${name} status is now: NodeReady`)] : [],
  };
}

function silence(context: ReconcileContext, node: Node, { silentSince = 0 }: NodeRuntime): Outcome {
  const lease = context.read.get('Lease', nodeLeaseNamespace, node.metadata.name);
  return {
    writes: leaseWrites(context, node, lease === undefined ? silentSince : lastRenewal(lease, silentSince)),
  };
}

/** `renewedAt` only where renewals have stopped. */
function leaseWrites(
  { read }: ReconcileContext,
  node: Node,
  renewedAt: number | undefined,
): readonly Write[] {
  const { name } = node.metadata;
  const renewTime = renewedAt === undefined ? undefined : microTimestamp(renewedAt);
  const lease = read.get('Lease', nodeLeaseNamespace, name);
  if (lease === undefined) {
    const object = newLease(node, renewTime);
    return [{ verb: 'create', object, reason: `the kubelet of ${name} takes its lease` }];
  }
  if (lease.spec.renewTime === renewTime) return [];
  const { renewTime: _, ...spec } = lease.spec;
  const renewed = { ...lease, spec: { ...spec, ...(renewTime !== undefined && { renewTime }) } } as Lease;
  const reason =
    renewTime === undefined
      ? `the kubelet of ${name} renews its lease again`
      : `the kubelet of ${name} renewed its lease for the last time at ${renewTime}`;
  return [{ verb: 'update', object: renewed, reason }];
}

function newLease(node: Node, renewTime: string | undefined): Manifest {
  const { name, uid } = node.metadata;
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name,
      namespace: nodeLeaseNamespace,
      ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid }],
    },
    spec: {
      holderIdentity: name,
      leaseDurationSeconds: leaseDuration,
      ...(renewTime !== undefined && { renewTime }),
    },
  };
}

/** Posts the conditions where they are not as a healthy kubelet reports them. */
function statusWrites(node: Node, now: number): readonly Write[] {
  const posted = node.status.conditions ?? [];
  const at = timestamp(now);
  const isCurrent = healthyNodeConditions.every(([type, status, reason]) =>
    posted.some((each) => each.type === type && each.status === status && each.reason === reason),
  );
  if (isCurrent) return [];
  const others = posted.filter((each) => !healthyNodeConditions.some(([type]) => type === each.type));
  const own = healthyNodeConditions.map(([type, status, reason, message]) => {
    const before = posted.find((each) => each.type === type);
    const lastTransitionTime = before?.status === status ? (before.lastTransitionTime ?? at) : at;
    return { type, status, reason, message, lastHeartbeatTime: at, lastTransitionTime };
  });
  const object = { ...node, status: { ...node.status, conditions: [...others, ...own] } };
  const reason = `the kubelet of ${node.metadata.name} posts that the node is ready`;
  return [{ verb: 'update', object, subresource: 'status', reason }];
}

function event(about: Node, reason: string, message: string): EventRecord {
  return { about, type: 'Normal', reason, message, component: 'kubelet', host: about.metadata.name };
}
