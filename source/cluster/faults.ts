/** Things that happen to the machines, outside of any API. */
import { plugIn, unplug } from '../kubelet/node.ts';
import type { NodeRuntime } from '../kubelet/runtime.ts';
import { notFound } from '../kubernetes/status-error.ts';
import type { Reader } from '../store/reading.ts';
import type { Cause, Fault } from './cluster.ts';
import type { Engine } from './engine.ts';

/** Throws NotFound where there is no such node. Unplugging an unplugged node changes nothing. */
export function applyFault(engine: Engine, fault: Fault, cause: Cause): void {
  const { read } = engine.store;
  if (read.get('Node', undefined, fault.node) === undefined) throw notFound('Node', fault.node);
  const before = runtimeOf(read, fault.node);
  const { now } = engine.kernel;
  const after =
    fault.type === 'node-down' ? unplug(before, fault.node, now) : plugIn(before, fault.node, now);
  if (after !== before) engine.transact(cause, (transaction) => transaction.putInternal(after, cause.reason));
}

/** Asks the machinery behind the kubelets: to the API such a node is one that has not been heard of for a while. */
export function isUnplugged(read: Reader, node: string): boolean {
  return runtimeOf(read, node)?.silentSince !== undefined;
}

function runtimeOf(read: Reader, node: string): NodeRuntime | undefined {
  return read.internal<NodeRuntime>('NodeRuntime', node);
}
