import { isPodTerminal } from '../../kubernetes/pods.ts';
import type { Command, Invocation } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { resourcesMeant } from '../files.ts';
import { boolean, booleanFlag, list, text, textFlag } from '../flags.ts';
import { podMeant, standardContainer } from '../pod-target.ts';
import { printOutput, runShell, shellIn } from '../shell-session.ts';

/** A command in a container, to its end; at a terminal, a shell that reads lines. */
export const exec: Command = {
  flags: [
    text('container', { short: 'c', complete: 'container' }),
    boolean('stdin', { short: 'i' }),
    boolean('tty', { short: 't' }),
    boolean('quiet', { short: 'q' }),
    text('pod-running-timeout'),
    list('filename', { short: 'f' }),
  ],
  operands: 'pods',
  run(invocation) {
    const { afterDashes: command, flags } = invocation.arguments;
    const operand = operandOf(invocation);
    if (command.length === 0) {
      throw new KubectlError('you must specify at least one command for the container');
    }
    const pod = podMeant(invocation, operand, 'attach to');
    if (isPodTerminal(pod)) {
      const { phase } = pod.status;
      throw new KubectlError(`cannot exec into a container in a completed pod; current phase is ${phase}`);
    }
    const container = textFlag(flags, 'container') ?? standardContainer(invocation, pod);
    const shell = shellIn(command);
    const isTerminal = booleanFlag(flags, 'stdin') && booleanFlag(flags, 'tty');
    const { namespace = '', name } = pod.metadata;
    if (isTerminal && shell !== undefined) {
      // Refuses where nothing can be run in it.
      invocation.cluster.exec(namespace, name, { container, command: [...command, '-c', ''] });
      invocation.goOn(runShell(invocation, { pod, container, shell }, (code) => tellEnd(invocation, code)));
      return;
    }
    const { stdin } = invocation;
    const { stdout, stderr, exitCode } = invocation.cluster.exec(namespace, name, {
      container,
      command,
      ...(booleanFlag(flags, 'stdin') && stdin !== undefined && { stdin }),
    });
    printOutput(invocation, stdout, stderr);
    tellEnd(invocation, exitCode);
  },
};

function operandOf(invocation: Invocation): string {
  const { operands, flags } = invocation.arguments;
  const [operand, ...more] = operands;
  const nobody = 'pod, type/name or --filename must be specified';
  if (operand === undefined) {
    if (!flags.has('filename')) throw new KubectlError(nobody);
    const resources = resourcesMeant(invocation, nobody);
    const [named] = resources.type === 'named' ? resources.names : [];
    if (named === undefined) throw new KubectlError(nobody);
    return `${named.kind}/${named.name}`;
  }
  if (more.length > 0) {
    throw new KubectlError(
      "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\nSee 'kubectl exec -h' for help and examples",
    );
  }
  return operand;
}

function tellEnd(invocation: Invocation, exitCode: number): void {
  if (exitCode === 0) return;
  invocation.err(`command terminated with exit code ${exitCode}`);
  invocation.exitCode = exitCode;
}
