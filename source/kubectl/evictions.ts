/** Pods on their way from a node: asked to leave, asked again, waited for (kubectl, pkg/drain). */
import type { Pod } from '../kubernetes/objects.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import { goDuration } from '../lib/duration.ts';
import type { Invocation, Ongoing } from './command.ts';
import { dryRunOf, dryRunWords, writingOf } from './creation.ts';
import { fullName } from './drain-pods.ts';

export interface EvictionOptions {
  /** Delete instead of evict: no budget is asked. */
  readonly deletes: boolean;
  /** Seconds; absent: the pod's own. */
  readonly gracePeriodSeconds?: number;
  /** Milliseconds that all of it may take. */
  readonly timeout?: number;
}

export interface Stuck {
  readonly pod: Pod;
  readonly problem: string;
}

interface Leaving {
  readonly pod: Pod;
  isAsked: boolean;
  /** Virtual time at which it is asked again. */
  askAgain: number;
}

const patience = 5000;

/** Ends when all are gone; those that could not leave are put into `stuck`. */
export function* evictAll(
  invocation: Invocation,
  pods: readonly Pod[],
  options: EvictionOptions,
  stuck: Stuck[],
): Ongoing {
  const { cluster } = invocation;
  const deadline = options.timeout === undefined ? undefined : cluster.now + options.timeout;
  let leaving = pods.map((pod): Leaving => ({ pod, isAsked: false, askAgain: cluster.now }));
  for (;;) {
    leaving = leaving.filter((each) => !isDone(invocation, each, options, stuck));
    if (leaving.length === 0) return;
    if (deadline !== undefined && cluster.now >= deadline) {
      stuck.push(...leaving.map((each) => ({ pod: each.pod, problem: late(each, options.timeout ?? 0) })));
      return;
    }
    const moments = leaving.filter(({ isAsked }) => !isAsked).map(({ askAgain }) => askAgain);
    const until = Math.min(...moments, deadline ?? Number.POSITIVE_INFINITY);
    yield Number.isFinite(until) ? { until } : {};
  }
}

/** Whether nothing is to be done or waited for any more. */
function isDone(invocation: Invocation, leaving: Leaving, options: EvictionOptions, stuck: Stuck[]): boolean {
  const { cluster } = invocation;
  const { pod } = leaving;
  if (!leaving.isAsked && cluster.now >= leaving.askAgain) {
    const problem = ask(invocation, leaving, options);
    if (problem !== undefined) stuck.push({ pod, problem });
    if (problem !== undefined || dryRunOf(invocation) !== 'none') return true;
  }
  const isGone =
    cluster.read.get('Pod', pod.metadata.namespace, pod.metadata.name)?.metadata.uid !== pod.metadata.uid;
  if (isGone) invocation.out(`pod/${pod.metadata.name} ${options.deletes ? 'deleted' : 'evicted'}`);
  return isGone;
}

/** Asks the pod to leave; answers what is wrong where it never will. */
function ask(invocation: Invocation, leaving: Leaving, options: EvictionOptions): string | undefined {
  const { cluster } = invocation;
  const { namespace = '', name } = leaving.pod.metadata;
  const { deletes, gracePeriodSeconds } = options;
  const how = { ...writingOf(invocation), ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }) };
  const words = dryRunWords[dryRunOf(invocation)];
  if (!deletes || words !== '') {
    invocation.out(`${deletes ? 'deleting' : 'evicting'} pod ${fullName(leaving.pod)}${words}`);
  }
  if (dryRunOf(invocation) === 'client') return undefined;
  try {
    if (deletes) cluster.delete('Pod', namespace, name, how);
    else cluster.evict(namespace, name, how);
    leaving.isAsked = true;
    return undefined;
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    const meant = `error when evicting pods/${JSON.stringify(name)} -n ${JSON.stringify(namespace)}`;
    if (error.reason === 'NotFound') leaving.isAsked = true;
    else if (error.reason === 'TooManyRequests') {
      leaving.askAgain = cluster.now + patience;
      invocation.err(`${meant} (will retry after 5s): ${error.message}`);
    } else return `${meant}: ${error.message}`;
    return undefined;
  }
}

function late({ pod: { metadata }, isAsked }: Leaving, timeout: number): string {
  const [name, namespace] = [JSON.stringify(metadata.name), JSON.stringify(metadata.namespace)];
  return isAsked
    ? `error when waiting for pod ${name} in namespace ${namespace} to terminate: global timeout reached: ${goDuration(timeout)}`
    : `error when evicting pods/${name} -n ${namespace}: global timeout reached: ${goDuration(timeout)}`;
}
