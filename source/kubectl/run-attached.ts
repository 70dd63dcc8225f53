/** `kubectl run -it`: waits until the pod that was made runs, attaches to it, and with --rm deletes it in the end. */
import type { AnyObject, Pod } from '../kubernetes/objects.ts';
import { isPodTerminal } from '../kubernetes/pods.ts';
import { attachTo } from './attachment.ts';
import type { Invocation, Ongoing } from './command.ts';
import { deletionMessage } from './deletion-message.ts';
import { KubectlError } from './errors.ts';
import { boolean, booleanFlag, duration, durationFlag, type Flag, textFlag } from './flags.ts';
import { timedOut } from './following.ts';

export const attachFlags: readonly Flag[] = [
  boolean('stdin', { short: 'i' }),
  boolean('tty', { short: 't' }),
  boolean('rm'),
  boolean('attach'),
  boolean('quiet', { short: 'q' }),
  duration('pod-running-timeout'),
];

const patience = 60_000;

/** Throws a KubectlError where the flags do not go together. */
export function checkAttachFlags({ arguments: { flags } }: Invocation): void {
  if (booleanFlag(flags, 'tty') && !booleanFlag(flags, 'stdin')) {
    throw new KubectlError('-i/--stdin is required for containers with -t/--tty=true');
  }
  if (booleanFlag(flags, 'rm') && !booleanFlag(flags, 'stdin') && !booleanFlag(flags, 'attach')) {
    throw new KubectlError('--rm should only be used for attached containers');
  }
}

export function isAttached({ arguments: { flags } }: Invocation): boolean {
  return textFlag(flags, 'attach') === undefined ? booleanFlag(flags, 'stdin') : booleanFlag(flags, 'attach');
}

/** Fields of the container that has a terminal. */
export function terminalFields({ arguments: { flags } }: Invocation): object {
  const stdin = booleanFlag(flags, 'stdin');
  return {
    ...(stdin && { stdin, stdinOnce: true }),
    ...(booleanFlag(flags, 'tty') && { tty: true }),
  };
}

/** However it ends, and be it by Ctrl+C: with --rm the pod goes. */
export function* attachToNew(invocation: Invocation, { metadata }: AnyObject): Ongoing {
  try {
    yield* attached(invocation, metadata.namespace, metadata.name);
  } finally {
    if (booleanFlag(invocation.arguments.flags, 'rm')) remove(invocation, metadata.namespace, metadata.name);
  }
}

function* attached(invocation: Invocation, namespace: string | undefined, name: string): Ongoing {
  const { cluster, arguments: parsed } = invocation;
  const deadline = cluster.now + (durationFlag(parsed.flags, 'pod-running-timeout') ?? patience);
  while (cluster.get('Pod', namespace, name).status.phase === 'Pending') {
    if (cluster.now >= deadline) throw new KubectlError(timedOut);
    yield { until: deadline };
  }
  const pod = cluster.get('Pod', namespace, name);
  const hasStdin = booleanFlag(parsed.flags, 'stdin');
  const isTerminal = hasStdin && booleanFlag(parsed.flags, 'tty') && !isPodTerminal(pod);
  let code = 0;
  yield* attachTo(invocation, { pod, container: name, isTerminal, fromStart: true }, (exitCode) => {
    code = exitCode;
  });
  const now = cluster.read.get('Pod', namespace, name);
  if (now !== undefined) tellEnd(invocation, now, code);
}

/** A pod that is not started again says how its end was. */
function tellEnd(invocation: Invocation, { metadata, spec, status }: Pod, shellCode: number): void {
  const { flags } = invocation.arguments;
  const { namespace, name } = metadata;
  if (spec.restartPolicy === 'Always') {
    if (booleanFlag(flags, 'rm') || booleanFlag(flags, 'quiet')) return;
    invocation.err(
      `Session ended, resume using 'kubectl attach ${name} -c ${name} -i -t' command when the pod is running`,
    );
    return;
  }
  const terminated = status.containerStatuses?.[0]?.state?.terminated;
  const exitCode = terminated?.exitCode ?? shellCode;
  if (exitCode === 0) return;
  invocation.err(`pod ${namespace}/${name} terminated (${terminated?.reason ?? 'Error'})`);
  invocation.exitCode = exitCode;
}

function remove(invocation: Invocation, namespace: string | undefined, name: string): void {
  const { cluster } = invocation;
  const pod = cluster.read.get('Pod', namespace, name);
  if (pod === undefined) return;
  cluster.delete('Pod', namespace, name, invocation.writing);
  if (!booleanFlag(invocation.arguments.flags, 'quiet')) invocation.out(deletionMessage(pod));
}
