/** Rows of what pods, containers and machines use (kubectl, pkg/metricsutil/metrics_printer.go). */
import type { Node, NodeMetrics, PodMetrics, ResourceUsage } from '../kubernetes/objects.ts';
import { bytes, parseQuantity } from '../kubernetes/quantities.ts';
import { compareText } from '../lib/compare-text.ts';

export const podHead = ['NAME', 'CPU(cores)', 'MEMORY(bytes)'];
export const nodeHead = ['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)'];

export interface PodRowOptions {
  readonly withNamespace: boolean;
  /** A row for each container. */
  readonly withContainers: boolean;
  readonly order: Order;
}

/** The greatest user first; by name where nothing is said. */
export type Order = 'cpu' | 'memory' | undefined;

/** Billionths of a core, and bytes. */
interface Amounts {
  readonly cpu: number;
  readonly memory: number;
}

export function podRows(metrics: readonly PodMetrics[], options: PodRowOptions): string[][] {
  const { withNamespace, withContainers, order } = options;
  const nameOf = ({ metadata: { name, namespace = '' } }: PodMetrics) =>
    withNamespace ? `${namespace}\0${name}` : name;
  return sorted(metrics, order, totalOf, nameOf).flatMap((pod) => {
    const { name, namespace = '' } = pod.metadata;
    const head = withNamespace ? [namespace, name] : [name];
    if (!withContainers) return [[...head, ...cells(totalOf(pod))]];
    const containers = sorted(
      pod.containers,
      order,
      (each) => amountsIn(each.usage),
      (each) => each.name,
    );
    return containers.map((each) => [...head, each.name, ...cells(amountsIn(each.usage))]);
  });
}

/** A line and, beneath it, all of them together; `columns` wide. */
export function sumRows(metrics: readonly PodMetrics[], columns: number): string[][] {
  const blanks = Array.from({ length: columns - 2 }, () => '');
  return [
    [...blanks, '________', '________'],
    [...blanks, ...cells(added(metrics.map(totalOf)))],
  ];
}

/** Machines that nobody has heard of come last. */
export function nodeRows(
  metrics: readonly NodeMetrics[],
  nodes: readonly Node[],
  available: 'allocatable' | 'capacity',
  order: Order,
): string[][] {
  const silent = new Map(nodes.map((node) => [node.metadata.name, node]));
  const rows = sorted(
    metrics,
    order,
    ({ usage }) => amountsIn(usage),
    ({ metadata }) => metadata.name,
  ).map(({ metadata: { name }, usage }) => {
    const whole = amountsIn(silent.get(name)?.status[available]);
    silent.delete(name);
    const used = amountsIn(usage);
    const [cpu, memory] = cells(used);
    return [name, cpu, percent(used.cpu, whole.cpu), memory, percent(used.memory, whole.memory)];
  });
  const unknown = nodeHead.slice(1).map(() => '<unknown>');
  return [...rows, ...[...silent.keys()].map((name) => [name, ...unknown])];
}

function cells({ cpu, memory }: Amounts): [cpu: string, memory: string] {
  return [`${Math.ceil(cpu / 1e6)}m`, `${Math.trunc(memory / 2 ** 20)}Mi`];
}

function percent(amount: number, whole: number): string {
  return whole === 0 ? '' : `${Math.trunc((amount / whole) * 100)}%`;
}

function amountsIn(usage: Partial<Record<keyof ResourceUsage, string | number>> = {}): Amounts {
  return { cpu: Math.round((parseQuantity(usage.cpu ?? 0) ?? 0) * 1e9), memory: bytes(usage.memory) };
}

function totalOf({ containers }: PodMetrics): Amounts {
  return added(containers.map(({ usage }) => amountsIn(usage)));
}

function added(parts: readonly Amounts[]): Amounts {
  return {
    cpu: parts.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: parts.reduce((sum, { memory }) => sum + memory, 0),
  };
}

function sorted<T>(
  all: readonly T[],
  order: Order,
  usedBy: (one: T) => Amounts,
  nameOf: (one: T) => string,
): readonly T[] {
  return [...all].sort((one, other) =>
    order === undefined ? compareText(nameOf(one), nameOf(other)) : usedBy(other)[order] - usedBy(one)[order],
  );
}
