import { type Command, type Invocation, selectorFlags } from '../command.ts';
import { dryRunOf, dryRunWords, writingOf } from '../creation.ts';
import { text } from '../flags.ts';
import { nodesNamed } from '../nodes.ts';
import { visit } from '../resources.ts';

const cordonFlags = [
  ...selectorFlags.filter(({ name }) => name === 'selector'),
  text('dry-run', { alone: 'unchanged', complete: ['none', 'client', 'server'] }),
];

export const cordon: Command = {
  flags: cordonFlags,
  operands: 'nodes',
  run: (invocation) => mark(invocation, 'cordon', true),
};

export const uncordon: Command = {
  flags: cordonFlags,
  operands: 'nodes',
  run: (invocation) => mark(invocation, 'uncordon', false),
};

function mark(invocation: Invocation, verb: string, unschedulable: boolean): void {
  visit(invocation, nodesNamed(invocation, verb), ({ metadata: { name } }) =>
    markNode(invocation, name, unschedulable),
  );
}

/** Whether new pods may come to the node; says what it was where it is so already. */
export function markNode(invocation: Invocation, name: string, unschedulable: boolean): void {
  const node = invocation.cluster.get('Node', undefined, name);
  const isSo = (node.spec.unschedulable ?? false) === unschedulable;
  if (!isSo) {
    const patch = { type: 'merge' as const, body: { spec: { unschedulable: unschedulable || null } } };
    invocation.cluster.patch('Node', undefined, name, patch, writingOf(invocation));
  }
  const done = unschedulable ? 'cordoned' : 'uncordoned';
  invocation.out(`node/${name} ${isSo ? 'already ' : ''}${done}${dryRunWords[dryRunOf(invocation)]}`);
}
