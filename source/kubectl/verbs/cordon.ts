import { type Command, type Invocation, selectorFlags } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { type Resources, visit } from '../resources.ts';

export const cordon: Command = {
  flags: selectorFlags,
  operands: 'nodes',
  run: (invocation) => mark(invocation, 'cordon', true),
};

export const uncordon: Command = {
  flags: selectorFlags,
  operands: 'nodes',
  run: (invocation) => mark(invocation, 'uncordon', false),
};

function mark(invocation: Invocation, verb: string, unschedulable: boolean): void {
  visit(invocation, nodesOf(invocation, verb), ({ metadata: { name } }) => {
    const node = invocation.cluster.get('Node', undefined, name);
    if ((node.spec.unschedulable ?? false) === unschedulable) {
      invocation.out(`node/${name} already ${verb}ed`);
      return;
    }
    const patch = { spec: { unschedulable: unschedulable || null } };
    invocation.cluster.patch('Node', undefined, name, { type: 'merge', body: patch }, invocation.writing);
    invocation.out(`node/${name} ${verb}ed`);
  });
}

function nodesOf({ arguments: { operands, flags } }: Invocation, verb: string): Resources {
  if (operands.length === 0) {
    if (flags.has('selector')) return { type: 'kinds', kinds: ['Node'] };
    throw new KubectlError(`USAGE: ${verb} NODE [flags]`);
  }
  const names = operands.map((operand) => operand.replace(/^(nodes?|no)\//, ''));
  return { type: 'named', names: names.map((name) => ({ kind: 'Node', name })), kinds: ['Node'] };
}
