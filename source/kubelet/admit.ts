/** Taking a pod in: what the kubelet checks before it does anything for it (pkg/kubelet/lifecycle/predicate.go). */

import { holds } from '../kubernetes/conditions.ts';
import { nodeUsage } from '../kubernetes/node-usage.ts';
import type { Container, Node, Pod } from '../kubernetes/objects.ts';
import { amountsOf, podRequests, sumAmounts } from '../kubernetes/pod-resources.ts';
import { isPodTerminal } from '../kubernetes/pods.ts';
import type { ReconcileContext } from '../store/reading.ts';
import { sandboxLatency } from './latencies.ts';
import { containersOf, ephemeralContainersOf } from './life.ts';
import type { ContainerRuntime, PodFailure, PodRuntime } from './runtime.ts';

/** The runtime of a pod that has just been bound to this kubelet's node. */
export function admitted(context: ReconcileContext, pod: Pod): PodRuntime {
  const { now } = context;
  const node = pod.spec.nodeName!;
  const failure = isScheduled(pod) ? undefined : refusal(context, pod, node);
  return {
    kind: 'PodRuntime',
    key: pod.metadata.uid,
    node,
    admittedAt: now,
    sandbox: { readyAt: now + sandboxLatency(context) },
    containers: Object.fromEntries(containersOf(pod).map(newContainer)),
    ...(failure && { failure }),
  };
}

/** The runtime with a place for containers that were added to the pod since; itself where none were. */
export function withAdded(runtime: PodRuntime, pod: Pod): PodRuntime {
  const added = ephemeralContainersOf(pod).filter(({ name }) => !Object.hasOwn(runtime.containers, name));
  if (added.length === 0) return runtime;
  return {
    ...runtime,
    containers: { ...runtime.containers, ...Object.fromEntries(added.map(newContainer)) },
  };
}

function newContainer({ name, image = '' }: Container): [string, ContainerRuntime] {
  return [name, { image, restarts: 0, stage: { name: 'waiting' } }];
}

/** The scheduler has checked a pod that it bound; one that names its node itself passed no scheduler. */
function isScheduled(pod: Pod): boolean {
  return holds(pod.status.conditions, 'PodScheduled');
}

function refusal({ read }: ReconcileContext, pod: Pod, nodeName: string): PodFailure | undefined {
  const node = read.get('Node', undefined, nodeName);
  if (node === undefined) return undefined;
  const used = nodeUsage(read.podsOnNode(nodeName)).requests;
  const allocatable = amountsOf(node.status.allocatable);
  const wanted = podRequests(pod);
  const short = Object.keys(wanted).find(
    (name) => wanted[name]! > 0 && (used[name] ?? 0) > (allocatable[name] ?? 0),
  );
  return short === undefined ? undefined : shortage(read, pod, node, short);
}

/** Only those count that were taken in before: a node that is too full refuses the newcomer, not the others. */
function shortage(
  read: ReconcileContext['read'],
  pod: Pod,
  node: Node,
  resource: string,
): PodFailure | undefined {
  const others = read
    .podsOnNode(node.metadata.name)
    .filter((other) => !isPodTerminal(other) && other.metadata.uid !== pod.metadata.uid)
    .filter((other) => read.internal<PodRuntime>('PodRuntime', other.metadata.uid) !== undefined);
  const used = sumAmounts(...others.map(podRequests))[resource] ?? 0;
  const requested = podRequests(pod)[resource]!;
  const capacity = amountsOf(node.status.allocatable)[resource] ?? 0;
  if (used + requested <= capacity) return undefined;
  return {
    reason: `OutOf${resource}`,
    message: `Node didn't have enough resource: ${resource}, requested: ${requested}, used: ${used}, capacity: ${capacity}`,
  };
}
