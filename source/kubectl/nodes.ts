/** The nodes that cordon and drain are about. */
import { kindOfWord, kinds } from '../kubernetes/kinds.ts';
import type { Invocation } from './command.ts';
import { KubectlError } from './errors.ts';
import type { Resources } from './resources.ts';

/** By their names, `node/NAME` too, or by `--selector`. */
export function nodesNamed({ arguments: { operands, flags } }: Invocation, verb: string): Resources {
  const usage = `See 'kubectl ${verb} -h' for help and examples`;
  const selects = flags.has('selector');
  if (operands.length > 0 && selects) {
    throw new KubectlError(`cannot specify both a node name and a --selector option\n${usage}`);
  }
  if (selects) return { type: 'kinds', kinds: ['Node'] };
  if (operands.length === 0) throw new KubectlError(`USAGE: ${verb} NODE [flags]\n${usage}`);
  return {
    type: 'named',
    names: operands.map((operand) => ({ kind: 'Node', name: nodeName(operand) })),
    kinds: ['Node'],
  };
}

function nodeName(operand: string): string {
  const slash = operand.indexOf('/');
  if (slash < 0) return operand;
  const kind = kindOfWord(operand.slice(0, slash));
  if (kind === undefined) {
    throw new KubectlError(`the server doesn't have a resource type "${operand.slice(0, slash)}"`);
  }
  if (kind !== 'Node') {
    const { group, version, plural } = kinds[kind];
    throw new KubectlError(`expected resource of type node, got "${group}/${version}, Resource=${plural}"`);
  }
  return operand.slice(slash + 1);
}
