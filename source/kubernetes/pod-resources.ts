/**
 * What a pod asks of a node and the class of service that follows from it
 * (k8s.io/component-helpers/resource, pkg/apis/core/v1/helper/qos). Derived once per frozen spec.
 */
import { isFields, own } from '../lib/fields.ts';
import type { Container, Pod } from './objects.ts';
import { isSidecar } from './pods.ts';
import { bytes, milliCpu } from './quantities.ts';

/** Amounts by resource name: CPU in thousandths of a core, everything else in its own whole unit (bytes). */
export type ResourceAmounts = Readonly<Record<string, number>>;

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

type PodSpec = Pod['spec'];
type WithPodSpec = { readonly spec: PodSpec };
type ResourceList = Readonly<Record<string, string | number>>;

const requestsBySpec = new WeakMap<PodSpec, ResourceAmounts>();
const amountsByList = new WeakMap<ResourceList, ResourceAmounts>();
const noAmounts: ResourceAmounts = {};
const scoredRequestsBySpec = new WeakMap<PodSpec, ResourceAmounts>();

/** What scoring counts for a container that asks for nothing, so that such pods spread too. */
const scoringDefaults: ResourceAmounts = { cpu: 100, memory: 200 * 1024 * 1024 };

/** Effective requests: the larger of what runs together and of any moment of initialisation, plus the overhead. */
export function podRequests({ spec }: WithPodSpec): ResourceAmounts {
  return cached(requestsBySpec, spec, () =>
    effective(spec, (container) => amountsOf(container.resources?.requests)),
  );
}

/** Like {@link podRequests}, with 100m CPU and 200 MiB for containers without requests: the scheduler's scores. */
export function podScoringRequests({ spec }: WithPodSpec): ResourceAmounts {
  return cached(scoredRequestsBySpec, spec, () =>
    effective(spec, (container) => ({ ...scoringDefaults, ...amountsOf(container.resources?.requests) })),
  );
}

/** Effective limits by the same rule; a resource without a limit in some container is still summed over the others. */
export function podLimits({ spec }: WithPodSpec): ResourceAmounts {
  return effective(spec, (container) => amountsOf(container.resources?.limits));
}

/** A resource list in numbers: `{cpu: '500m', memory: '1Gi'}` gives `{cpu: 500, memory: 1073741824}`. */
export function amountsOf(list: ResourceList | undefined): ResourceAmounts {
  if (list === undefined) return noAmounts;
  return Object.isFrozen(list) ? cached(amountsByList, list, () => parsed(list)) : parsed(list);
}

function parsed(list: ResourceList): ResourceAmounts {
  const amounts: Record<string, number> = {};
  for (const [name, quantity] of Object.entries(list)) {
    amounts[name] = name === 'cpu' ? milliCpu(quantity) : bytes(quantity);
  }
  return amounts;
}

/** Of one resource; 0 where nothing is said of it. */
export function amountOf(amounts: ResourceAmounts, name: string): number {
  return own(amounts, name) ?? 0;
}

export function sumAmounts(...parts: readonly ResourceAmounts[]): ResourceAmounts {
  return combine(parts, (one, other) => one + other);
}

/** Guaranteed: every container limits CPU and memory to what it requests; BestEffort: nobody asks for either. */
export function qosClass({ spec }: WithPodSpec): QosClass {
  const containers = [...containersIn(spec.initContainers), ...containersIn(spec.containers)];
  const asked = containers.flatMap((container) => [
    ...computeAmounts(container.resources?.requests),
    ...computeAmounts(container.resources?.limits),
  ]);
  if (asked.every(([, amount]) => amount === 0)) return 'BestEffort';
  return containers.every(isGuaranteed) ? 'Guaranteed' : 'Burstable';
}

/** A pod gets its class before anybody has checked its form: what is no container counts as absent. */
function containersIn(list: readonly Container[] | undefined): readonly Container[] {
  return Array.isArray(list) ? list.filter((each: Container) => isFields(each)) : [];
}

function isGuaranteed({ resources }: Container): boolean {
  const limits = amountsOf(resources?.limits);
  const requests = { ...limits, ...amountsOf(resources?.requests) };
  return ['cpu', 'memory'].every((name) => (limits[name] ?? 0) > 0 && requests[name] === limits[name]);
}

function computeAmounts(list: ResourceList | undefined): [string, number][] {
  return Object.entries(amountsOf(list)).filter(([name]) => name === 'cpu' || name === 'memory');
}

/** Sidecars (init containers that are restarted always) run on beside everything that starts after them. */
function effective(spec: PodSpec, amounts: (container: Container) => ResourceAmounts): ResourceAmounts {
  let sidecars: ResourceAmounts = {};
  let initialising: ResourceAmounts = {};
  for (const container of spec.initContainers ?? []) {
    const own = amounts(container);
    const during = sumAmounts(sidecars, own);
    initialising = largest(initialising, during);
    if (isSidecar(container)) sidecars = during;
  }
  const together = sumAmounts(sidecars, ...spec.containers.map(amounts));
  return sumAmounts(largest(together, initialising), amountsOf(spec.overhead));
}

function largest(...parts: readonly ResourceAmounts[]): ResourceAmounts {
  return combine(parts, Math.max);
}

function combine(
  parts: readonly ResourceAmounts[],
  merge: (one: number, other: number) => number,
): ResourceAmounts {
  const total: Record<string, number> = {};
  for (const part of parts) {
    for (const [name, amount] of Object.entries(part)) total[name] = merge(amountOf(total, name), amount);
  }
  return total;
}

function cached<K extends object, V>(cache: WeakMap<K, V>, key: K, make: () => V): V {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const value = make();
  cache.set(key, value);
  return value;
}
