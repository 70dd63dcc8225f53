/**
 * The metrics API as metrics-server serves it: usage of pods and machines over the newest window, worked out when it is
 * read. Machines that nobody hears of have none, nor have their pods.
 */
import { describedImage, parseReference } from '../kubelet/registry.ts';
import { systemUsage, type Usage, usageOf, usageWindow, windowEnd } from '../kubelet/usage.ts';
import { apiVersionOf, kinds, type ReadOnlyKind } from '../kubernetes/kinds.ts';
import type {
  Container,
  ContainerStatus,
  Metadata,
  Node,
  NodeMetrics,
  ObjectOfKind,
  Pod,
  PodMetrics,
  ResourceUsage,
} from '../kubernetes/objects.ts';
import { amountsOf } from '../kubernetes/pod-resources.ts';
import { formatBytes } from '../kubernetes/quantities.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import { parseTimestamp, timestamp } from '../kubernetes/time.ts';
import type { Reader } from '../store/reading.ts';
import { isUnplugged } from './faults.ts';

/** Sorted by key. `now` in milliseconds since the epoch. */
export function metricsOf<K extends ReadOnlyKind>(
  kind: K,
  read: Reader,
  now: number,
  namespace?: string,
): readonly ObjectOfKind[K][] {
  const scrape = new Scrape(read, now);
  const found: readonly (PodMetrics | NodeMetrics | undefined)[] =
    kind === 'PodMetrics'
      ? read.list('Pod', namespace).map((pod) => scrape.pod(pod))
      : read.list('Node').map((node) => scrape.node(node));
  return found.filter((each): each is ObjectOfKind[K] => each !== undefined);
}

/** Of one pod or machine. Throws NotFound where there are none. */
export function metricsNamed<K extends ReadOnlyKind>(
  kind: K,
  read: Reader,
  now: number,
  namespace: string | undefined,
  name: string,
): PodMetrics | NodeMetrics {
  const scrape = new Scrape(read, now);
  const pod = kind === 'PodMetrics' ? read.get('Pod', namespace, name) : undefined;
  const node = kind === 'NodeMetrics' ? read.get('Node', undefined, name) : undefined;
  const found = (pod && scrape.pod(pod)) ?? (node && scrape.node(node));
  if (found === undefined) throw notFound(kind, namespace === undefined ? name : `${namespace}/${name}`);
  return found;
}

/** metrics-server has names of its own for what it does not find. */
function notFound(kind: ReadOnlyKind, name: string): StatusError {
  const resource = kind.toLowerCase();
  const { group } = kinds[kind];
  return new StatusError('NotFound', `${resource}.${group} "${name}" not found`, {
    name,
    group,
    kind: resource,
  });
}

/** One look at the machines. */
class Scrape {
  readonly #read: Reader;
  readonly #end: number;
  readonly #times: { readonly now: string; readonly end: string };
  readonly #heard = new Map<string, boolean>();

  constructor(read: Reader, now: number) {
    this.#read = read;
    this.#end = windowEnd(now);
    this.#times = { now: timestamp(now), end: timestamp(this.#end) };
  }

  pod(pod: Pod): PodMetrics | undefined {
    const usages = this.#usages(pod);
    if (usages.length === 0) return undefined;
    const containers = usages.map(([name, usage]) => ({ name, usage: shown(usage) }));
    return { kind: 'PodMetrics', ...this.#head('PodMetrics', pod.metadata), containers };
  }

  node(node: Node): NodeMetrics | undefined {
    const { name, creationTimestamp } = node.metadata;
    if (!this.#isHeard(name) || !this.#isOldEnough(creationTimestamp)) return undefined;
    const total = { ...systemUsage(name, this.#end) };
    for (const pod of this.#read.podsOnNode(name)) {
      for (const [, { cpu, memory }] of this.#usages(pod)) {
        total.cpu += cpu;
        total.memory += memory;
      }
    }
    const capacity = amountsOf(node.status.capacity);
    const usage = {
      cpu: Math.min(total.cpu, (capacity.cpu ?? Number.POSITIVE_INFINITY) * 1_000_000),
      memory: Math.min(total.memory, capacity.memory ?? Number.POSITIVE_INFINITY),
    };
    return { kind: 'NodeMetrics', ...this.#head('NodeMetrics', node.metadata), usage: shown(usage) };
  }

  /** Of the containers that ran for the whole window. */
  #usages(pod: Pod): [container: string, usage: Usage][] {
    const { metadata, spec, status } = pod;
    if (status.phase !== 'Running' || spec.nodeName === undefined || !this.#isHeard(spec.nodeName)) return [];
    const usages: [string, Usage][] = [];
    for (const statuses of [status.initContainerStatuses, status.containerStatuses]) {
      for (const each of statuses ?? []) {
        const container = this.#hasRun(each) && containerNamed(pod, each.name);
        if (container) usages.push([each.name, this.#usage(container, `${metadata.uid} ${each.name}`)]);
      }
    }
    return usages;
  }

  #hasRun({ state }: ContainerStatus): boolean {
    return this.#isOldEnough(state?.running?.startedAt);
  }

  #isOldEnough(since: string | undefined): boolean {
    const start = parseTimestamp(since);
    return start !== undefined && start <= this.#end - usageWindow;
  }

  #usage(container: Container, seed: string): Usage {
    const reference = parseReference(container.image ?? '');
    const description = reference && describedImage(this.#read.settings.images, reference);
    return usageOf(container, description, seed, this.#end);
  }

  #isHeard(name: string): boolean {
    const known = this.#heard.get(name);
    if (known !== undefined) return known;
    const node = this.#read.get('Node', undefined, name);
    const ready = node?.status.conditions?.find(({ type }) => type === 'Ready');
    const heard = ready?.status === 'True' && !isUnplugged(this.#read, name);
    this.#heard.set(name, heard);
    return heard;
  }

  /** What is worked out has neither uid nor version. */
  #head(kind: ReadOnlyKind, { name, namespace, labels }: Metadata) {
    const metadata = {
      name,
      ...(namespace !== undefined && { namespace }),
      creationTimestamp: this.#times.now,
      ...(labels !== undefined && { labels }),
    } as Metadata;
    return {
      apiVersion: apiVersionOf(kind),
      metadata,
      timestamp: this.#times.end,
      window: `${usageWindow / 1000}s`,
    };
  }
}

function containerNamed({ spec }: Pod, name: string): Container | undefined {
  const isIt = (container: Container) => container.name === name;
  return spec.containers.find(isIt) ?? spec.initContainers?.find(isIt);
}

function shown({ cpu, memory }: Usage): ResourceUsage {
  return { cpu: formatNanos(cpu), memory: formatBytes(memory) };
}

/** `1234567n`; the largest unit that loses nothing, as quantities are written. */
function formatNanos(nanos: number): string {
  const units = ['n', 'u', 'm', ''];
  let amount = nanos;
  while (amount !== 0 && amount % 1000 === 0 && units.length > 1) {
    amount /= 1000;
    units.shift();
  }
  return `${amount}${nanos === 0 ? '' : units[0]}`;
}
