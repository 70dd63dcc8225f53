/** The terminal of what runs in a container: a shell that reads, or what the process writes from now on. */
import type { Pod } from '../kubernetes/objects.ts';
import { cleanLines } from '../lib/clean-text.ts';
import type { Invocation, Ongoing } from './command.ts';
import { booleanFlag } from './flags.ts';
import { followLogs, LogFollower } from './log-follower.ts';
import { ownShell, runShell } from './shell-session.ts';

export interface Attachment {
  readonly pod: Pod;
  readonly container: string;
  /** Input and a terminal were asked for. */
  readonly isTerminal: boolean;
  /** What it has written before is shown too. */
  readonly fromStart?: boolean;
}

/** Ends with the process; `ended` hears the exit code of a shell that was left. */
export function* attachTo(
  invocation: Invocation,
  { pod, container, isTerminal, fromStart = false }: Attachment,
  ended: (exitCode: number) => void,
): Ongoing {
  if (isTerminal && !booleanFlag(invocation.arguments.flags, 'quiet')) {
    invocation.err("If you don't see a command prompt, try pressing enter.");
  }
  const shell = isTerminal ? ownShell(pod, container) : undefined;
  if (shell !== undefined) {
    yield* runShell(invocation, { pod, container, shell }, ended);
    return;
  }
  const follower = new LogFollower(invocation.cluster, pod, container, fromStart ? {} : { tail: 0 });
  yield* followLogs([{ source: pod, follower }], (_, { text }) => invocation.out(...cleanLines(text)));
}
