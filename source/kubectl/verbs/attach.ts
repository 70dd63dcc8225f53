import { isPodTerminal } from '../../kubernetes/pods.ts';
import { attachTo } from '../attachment.ts';
import type { Command } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, text, textFlag } from '../flags.ts';
import { podMeant, standardContainer } from '../pod-target.ts';

export const attach: Command = {
  flags: [
    text('container', { short: 'c', complete: 'container' }),
    boolean('stdin', { short: 'i' }),
    boolean('tty', { short: 't' }),
    boolean('quiet', { short: 'q' }),
    text('pod-running-timeout'),
  ],
  operands: 'pods',
  run(invocation) {
    const { operands, flags } = invocation.arguments;
    const [operand, ...more] = operands;
    if (operand === undefined) throw new KubectlError('at least 1 argument is required for attach');
    if (more.length > 0) {
      throw new KubectlError(
        `expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${operands.length}`,
      );
    }
    const pod = podMeant(invocation, operand, 'attach to');
    if (isPodTerminal(pod)) {
      const { phase } = pod.status;
      throw new KubectlError(`cannot attach a container in a completed pod; current phase is ${phase}`);
    }
    const container = textFlag(flags, 'container') ?? standardContainer(invocation, pod);
    const isTerminal = booleanFlag(flags, 'stdin') && booleanFlag(flags, 'tty');
    invocation.goOn(attachTo(invocation, { pod, container, isTerminal }, () => {}));
  },
};
