/** What machines and pods use, from the metrics API (kubectl, pkg/cmd/top). */
import type { ObjectOfKind, Pod } from '../../kubernetes/objects.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import { goDuration } from '../../lib/duration.ts';
import { alignRows } from '../../printers/index.ts';
import { allNamespacesFlag, type Command, type CommandGroup, type Invocation } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, text, textFlag, unsupported } from '../flags.ts';
import { listed, namespaceFor, nothingFound } from '../resources.ts';
import { nodeHead, nodeRows, type Order, podHead, podRows, sumRows } from '../usage-rows.ts';

const commonTopFlags = [
  text('selector', { short: 'l' }),
  text('sort-by', { complete: ['cpu', 'memory'] }),
  boolean('no-headers'),
  boolean('use-protocol-buffers'),
  ...unsupported('show-swap'),
];

const topPod: Command = {
  flags: [
    ...commonTopFlags,
    allNamespacesFlag,
    text('field-selector'),
    boolean('containers'),
    boolean('sum'),
  ],
  operands: 'pods',
  run(invocation) {
    const { flags } = invocation.arguments;
    const order = orderIn(invocation);
    const metrics = measured(invocation, 'PodMetrics');
    if (metrics.length === 0) {
      checkAges(listed(invocation, 'Pod'), invocation.cluster.now);
      invocation.err(nothingFound(invocation, { type: 'kinds', kinds: ['Pod'] }));
      return;
    }
    const withNamespace = booleanFlag(flags, 'all-namespaces');
    const withContainers = booleanFlag(flags, 'containers');
    const head = [...(withNamespace ? ['NAMESPACE'] : []), ...(withContainers ? ['POD'] : []), ...podHead];
    const rows = podRows(metrics, { withNamespace, withContainers, order });
    const sum = booleanFlag(flags, 'sum') ? sumRows(metrics, head.length) : [];
    print(invocation, head, [...rows, ...sum]);
  },
};

const topNode: Command = {
  flags: [...commonTopFlags, boolean('show-capacity')],
  operands: 'nodes',
  run(invocation) {
    const { cluster, arguments: parsed } = invocation;
    const order = orderIn(invocation);
    const metrics = measured(invocation, 'NodeMetrics');
    if (metrics.length === 0) throw new KubectlError(notYet);
    const [name] = parsed.operands;
    const nodes = name === undefined ? listed(invocation, 'Node') : [cluster.get('Node', undefined, name)];
    const available = booleanFlag(parsed.flags, 'show-capacity') ? 'capacity' : 'allocatable';
    print(invocation, nodeHead, nodeRows(metrics, nodes, available, order));
  },
};

export const top: CommandGroup = {
  commands: { pods: topPod, nodes: topNode, pod: topPod, po: topPod, node: topNode, no: topNode },
};

const notYet = 'metrics not available yet';

/** A pod that is older than this, in milliseconds, should have been measured. */
const patience = 120_000;

const words = { PodMetrics: ['pod', 'selector'], NodeMetrics: ['node', '--selector'] } as const;

function orderIn({ arguments: { flags } }: Invocation): Order {
  const order = textFlag(flags, 'sort-by') ?? '';
  if (order === '') return undefined;
  if (order !== 'cpu' && order !== 'memory') throw new KubectlError('--sort-by accepts only cpu or memory');
  return order;
}

/** Of the one that is named, or of all that the selectors leave. */
function measured<K extends 'PodMetrics' | 'NodeMetrics'>(
  invocation: Invocation,
  kind: K,
): readonly ObjectOfKind[K][] {
  const { flags, operands } = invocation.arguments;
  const [word, selector] = words[kind];
  const [name, ...others] = operands;
  if (others.length > 0) {
    throw new KubectlError(`${word} [NAME | -l label]\nSee 'kubectl top ${word} -h' for help and examples`);
  }
  if (name === undefined) return listed(invocation, kind);
  if (textFlag(flags, 'selector') || textFlag(flags, 'field-selector')) {
    throw new KubectlError(`only one of NAME or ${selector} can be provided`);
  }
  return [invocation.cluster.get(kind, namespaceFor(kind, invocation), name)];
}

/** Pods without measurements are young, or something is wrong; having no pods at all is fine. */
function checkAges(pods: readonly Pod[], now: number): void {
  for (const { metadata } of pods) {
    const age = now - (parseTimestamp(metadata.creationTimestamp) ?? now);
    if (age <= patience) continue;
    const pod = `${metadata.namespace}/${metadata.name}`;
    throw new KubectlError(`Metrics not available for pod ${pod}, age: ${goDuration(age)}`);
  }
  if (pods.length > 0) throw new KubectlError(notYet);
}

/** Every cell ends its column, the last one too. */
function print(invocation: Invocation, head: readonly string[], rows: readonly string[][]): void {
  const isBare = booleanFlag(invocation.arguments.flags, 'no-headers');
  invocation.out(...alignRows((isBare ? rows : [head, ...rows]).map((row) => [...row, ''])));
}
