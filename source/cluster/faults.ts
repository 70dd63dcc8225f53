/** Things that happen to the machines, outside of any API. */
import { plugIn, unplug } from '../kubelet/node.ts';
import type { NodeRuntime } from '../kubelet/runtime.ts';
import { notFound } from '../kubernetes/status-error.ts';
import type { Cause, Fault } from './cluster.ts';
import type { Engine } from './engine.ts';

/** Throws NotFound where there is no such node. Unplugging an unplugged node changes nothing. */
export function applyFault(engine: Engine, fault: Fault, cause: Cause): void {
  const { read } = engine.store;
  if (read.get('Node', undefined, fault.node) === undefined) throw notFound('Node', fault.node);
  const before = read.internal<NodeRuntime>('NodeRuntime', fault.node);
  const { now } = engine.kernel;
  const after =
    fault.type === 'node-down' ? unplug(before, fault.node, now) : plugIn(before, fault.node, now);
  if (after !== before) engine.transact(cause, (transaction) => transaction.putInternal(after, cause.reason));
}
