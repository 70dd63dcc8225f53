import { parseLabelSelector } from '../../kubernetes/selectors.ts';
import { StatusError } from '../../kubernetes/status-error.ts';
import { type Command, type Invocation, type Ongoing, selectorFlags } from '../command.ts';
import { dryRunOf, dryRunWords } from '../creation.ts';
import { drainPlan } from '../drain-pods.ts';
import { KubectlError } from '../errors.ts';
import { type EvictionOptions, evictAll, type Stuck } from '../evictions.ts';
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
import { nodesNamed } from '../nodes.ts';
import { visit } from '../resources.ts';
import { markNode } from './cordon.ts';

export const drain: Command = {
  flags: [
    ...selectorFlags.filter(({ name }) => name === 'selector'),
    text('dry-run', { alone: 'unchanged', complete: ['none', 'client', 'server'] }),
    boolean('force'),
    boolean('ignore-daemonsets'),
    boolean('delete-emptydir-data'),
    boolean('disable-eviction'),
    integer('grace-period'),
    text('pod-selector'),
    duration('timeout'),
    integer('chunk-size'),
    integer('skip-wait-for-delete-timeout'),
  ],
  operands: 'nodes',
  run(invocation) {
    checkPodSelector(invocation);
    const options = evictionOptions(invocation);
    const nodes: string[] = [];
    visit(invocation, nodesNamed(invocation, 'drain'), ({ metadata }) => nodes.push(metadata.name));
    if (invocation.exitCode !== 0) return;
    for (const node of nodes) markNode(invocation, node, true);
    invocation.goOn(drainAll(invocation, nodes, options));
  },
};

function checkPodSelector({ arguments: { flags } }: Invocation): void {
  try {
    parseLabelSelector(textFlag(flags, 'pod-selector') ?? '');
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    throw new KubectlError('--pod-selector=<pod_selector> must be a valid label selector');
  }
}

function evictionOptions(invocation: Invocation): EvictionOptions {
  const { flags } = invocation.arguments;
  const grace = integerFlag(flags, 'grace-period') ?? -1;
  const timeout = durationFlag(invocation.arguments.flags, 'timeout') ?? 0;
  return {
    deletes: booleanFlag(flags, 'disable-eviction'),
    ...(grace >= 0 && { gracePeriodSeconds: grace }),
    ...(timeout > 0 && { timeout }),
  };
}

/** One node after the other; what goes wrong on one is told, and told again at the end. */
function* drainAll(invocation: Invocation, nodes: readonly string[], options: EvictionOptions): Ongoing {
  const pending: string[] = [];
  const complaints: string[] = [];
  for (const node of nodes) {
    const problems: string[] = [];
    yield* drainNode(invocation, node, options, problems);
    if (problems.length === 0) {
      invocation.out(`node/${node} drained${dryRunWords[dryRunOf(invocation)]}`);
      continue;
    }
    invocation.err(
      `error: unable to drain node ${JSON.stringify(node)} due to error: ${aggregated(problems)}, continuing command...`,
    );
    pending.push(node);
    complaints.push(...problems);
  }
  if (pending.length === 0) return;
  invocation.err('There are pending nodes to be drained:', ...pending.map((node) => ` ${node}`));
  invocation.err(...new Set(complaints));
  invocation.exitCode = 1;
}

function* drainNode(
  invocation: Invocation,
  node: string,
  options: EvictionOptions,
  problems: string[],
): Ongoing {
  const { cluster, arguments: parsed } = invocation;
  const labelSelector = textFlag(parsed.flags, 'pod-selector');
  const pods = cluster.list('Pod', {
    fieldSelector: `spec.nodeName=${node}`,
    ...(labelSelector && { labelSelector }),
  });
  const plan = drainPlan(pods, cluster.read, {
    force: booleanFlag(parsed.flags, 'force'),
    ignoreDaemonSets: booleanFlag(parsed.flags, 'ignore-daemonsets'),
    deleteEmptyDirData: booleanFlag(parsed.flags, 'delete-emptydir-data'),
  });
  problems.push(...plan.problems);
  if (problems.length > 0) return;
  if (plan.warning !== '') invocation.err(`Warning: ${plan.warning}`);
  const stuck: Stuck[] = [];
  yield* evictAll(invocation, plan.leaving, options, stuck);
  if (stuck.length === 0) return;
  problems.push(...stuck.map(({ problem }) => problem));
  invocation.err(
    `There are pending pods in node ${JSON.stringify(node)} when an error occurred: ${aggregated(problems)}`,
    ...stuck.map(({ pod }) => `pod/${pod.metadata.name}`),
  );
}

/** Several errors as Go writes them. */
function aggregated(problems: readonly string[]): string {
  return problems.length === 1 ? problems[0]! : `[${problems.join(', ')}]`;
}
