/** What commands that wait have in common: one object followed event by event, moments, refusals on the way. */
import type { Cluster, ObjectWatch } from '../cluster/cluster.ts';
import type { Kind } from '../kubernetes/kinds.ts';
import type { Invocation, Ongoing, Waits } from './command.ts';
import { errorLines } from './errors.ts';
import { durationFlag } from './flags.ts';

export const timedOut = 'timed out waiting for the condition';

/** From what the object is now on; it need not be there yet. */
export function followOne(
  cluster: Cluster,
  kind: Kind,
  namespace: string | undefined,
  name: string,
): ObjectWatch {
  const fieldSelector = `metadata.name=${name}`;
  return cluster.follow(kind, { fieldSelector, ...(namespace !== undefined && { namespace }) });
}

/** Virtual time at which the command gives up by its --timeout; undefined: never. */
export function deadlineOf(invocation: Invocation): number | undefined {
  const timeout = durationFlag(invocation.arguments.flags, 'timeout') ?? 0;
  return timeout > 0 ? invocation.cluster.now + timeout : undefined;
}

/** Waits for changes, and for a moment if there is one. */
export function waitsUntil(moment: number | undefined): Waits {
  return moment === undefined ? {} : { until: moment };
}

/** One object after the other; a single refusal is told as such, several as a list of them, in the end. */
export function* attemptedAll(invocation: Invocation, parts: Iterable<Ongoing>): Ongoing {
  const refusals: string[][] = [];
  for (const part of parts) {
    try {
      yield* part;
    } catch (error) {
      refusals.push(errorLines(error));
    }
  }
  if (refusals.length === 0) return;
  const isAlone = refusals.length === 1;
  invocation.err(...refusals.flat().map((line) => (isAlone ? line : line.replace(/^error: /, ''))));
  invocation.exitCode = 1;
}

/** One object's part of a command that goes on; a refusal is told, and the command goes on with the next. */
export function* attempted(invocation: Invocation, part: Ongoing): Ongoing {
  try {
    yield* part;
  } catch (error) {
    invocation.err(...errorLines(error));
    invocation.exitCode = 1;
  }
}
