import type { LogLine, LogOptions } from '../../cluster/cluster.ts';
import type { Pod } from '../../kubernetes/objects.ts';
import { StatusError } from '../../kubernetes/status-error.ts';
import { timestamp } from '../../kubernetes/time.ts';
import { cleanLines } from '../../lib/clean-text.ts';
import type { Command, Invocation } from '../command.ts';
import { KubectlError } from '../errors.ts';
import {
  boolean,
  booleanFlag,
  duration,
  durationFlag,
  integer,
  integerFlag,
  text,
  textFlag,
} from '../flags.ts';
import { followLogs, LogFollower } from '../log-follower.ts';
import { podMeant, readingLogs, standardContainer } from '../pod-target.ts';

const tailOfSelected = 10;
const mostStreams = 5;

export const logs: Command = {
  flags: [
    text('container', { short: 'c', complete: 'container' }),
    boolean('previous', { short: 'p' }),
    integer('tail'),
    duration('since'),
    boolean('timestamps'),
    boolean('all-containers'),
    boolean('prefix'),
    text('selector', { short: 'l' }),
    boolean('follow', { short: 'f' }),
    integer('max-log-requests'),
  ],
  operands: 'pods',
  run(invocation) {
    const pods = podsOf(invocation);
    if (booleanFlag(invocation.arguments.flags, 'follow')) follow(invocation, pods);
    else for (const pod of pods) invocation.attempt(() => printLogs(invocation, pod));
  },
};

/** The log of one container. */
interface Source {
  readonly pod: Pod;
  readonly container: string;
}

function printLogs(invocation: Invocation, pod: Pod): void {
  const { namespace = '', name } = pod.metadata;
  for (const container of containersFor(invocation, pod)) {
    const lines = invocation.cluster.logs(namespace, name, { container, ...optionsOf(invocation) });
    for (const line of lines) print(invocation, { pod, container }, line);
  }
}

function follow(invocation: Invocation, pods: readonly Pod[]): void {
  const sources = pods.flatMap((pod) =>
    containersFor(invocation, pod).map((container): Source => ({ pod, container })),
  );
  const most = integerFlag(invocation.arguments.flags, 'max-log-requests') ?? mostStreams;
  if (sources.length > most) {
    throw new KubectlError(
      `you are attempting to follow ${sources.length} log streams, but maximum allowed concurrency is ${most}, use --max-log-requests to increase the limit`,
    );
  }
  const { cluster } = invocation;
  const options = optionsOf(invocation);
  const followed = sources.flatMap((source) => {
    let follower: LogFollower | undefined;
    invocation.attempt(() => {
      follower = new LogFollower(cluster, source.pod, source.container, options);
    });
    return follower === undefined ? [] : [{ source, follower }];
  });
  invocation.goOn(followLogs(followed, (source, line) => print(invocation, source, line)));
}

function podsOf(invocation: Invocation): readonly Pod[] {
  const { operands, flags } = invocation.arguments;
  const { cluster, namespace } = invocation;
  const labelSelector = textFlag(flags, 'selector');
  if (labelSelector !== undefined) {
    if (operands.length > 0) throw new KubectlError('only a selector (-l) or a POD name is allowed');
    const pods = cluster.list('Pod', { namespace, labelSelector });
    if (pods.length === 0) invocation.err(`No resources found in ${namespace} namespace.`);
    return pods;
  }
  const [operand, container] = operands;
  if (operand === undefined || operands.length > 2 || (container !== undefined && flags.has('container'))) {
    throw new KubectlError(
      "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command\nSee 'kubectl logs -h' for help and examples",
    );
  }
  return [podToRead(invocation, operand)];
}

/** A pod that is not there is told in words of this command's own. */
function podToRead(invocation: Invocation, operand: string): Pod {
  try {
    return podMeant(invocation, operand, readingLogs);
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== 'NotFound') throw error;
    const place = `in namespace "${invocation.namespace}"`;
    throw new KubectlError(`error from server (NotFound): ${error.message} ${place}`);
  }
}

function containersFor(invocation: Invocation, pod: Pod): readonly string[] {
  const { flags, operands } = invocation.arguments;
  const named = textFlag(flags, 'container') ?? operands[1];
  if (named !== undefined) return [named];
  const all = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  if (booleanFlag(flags, 'all-containers')) return all.map(({ name }) => name);
  return [standardContainer(invocation, pod)];
}

function optionsOf(invocation: Invocation): LogOptions {
  const { flags } = invocation.arguments;
  const since = durationFlag(invocation.arguments.flags, 'since');
  const asked = integerFlag(flags, 'tail') ?? (flags.has('selector') ? tailOfSelected : -1);
  return {
    previous: booleanFlag(flags, 'previous'),
    ...(asked >= 0 && { tail: asked }),
    ...(since !== undefined && { since: invocation.cluster.now - since }),
  };
}

function print(invocation: Invocation, { pod, container }: Source, { time, text }: LogLine): void {
  const { flags } = invocation.arguments;
  const prefix = booleanFlag(flags, 'prefix') ? `[pod/${pod.metadata.name}/${container}] ` : '';
  const stamp = booleanFlag(flags, 'timestamps') ? `${timestamp(time)} ` : '';
  invocation.out(...cleanLines(text).map((each) => `${prefix}${stamp}${each}`));
}
