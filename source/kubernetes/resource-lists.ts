/** Amounts by resource name, as limit ranges and quotas reckon with them (apiserver, quota/v1: resources.go). */
import { own } from '../lib/fields.ts';
import { minus, plus, type Quantity, readQuantity, writeQuantity, zero } from './exact-quantities.ts';
import type { Container, Pod } from './objects.ts';
import { isSidecar } from './pods.ts';

export type ResourceList = Readonly<Record<string, Quantity>>;
/** As an object has it: `{cpu: '500m'}`. */
export type WrittenList = Readonly<Record<string, string | number>>;

export function readList(written: WrittenList | undefined): ResourceList {
  return mapped(written ?? {}, readQuantity);
}

export function writeList(list: ResourceList): Record<string, string> {
  return mapped(list, writeQuantity);
}

export function sum(...lists: readonly ResourceList[]): ResourceList {
  return merged(lists, plus);
}

/** Of each resource the most that any of the lists has. */
export function most(...lists: readonly ResourceList[]): ResourceList {
  return merged(lists, (one, other) => (one.nanos < other.nanos ? other : one));
}

export function difference(list: ResourceList, other: ResourceList): ResourceList {
  return sum(
    list,
    mapped(other, (quantity) => minus(zero, quantity)),
  );
}

/** Only the resources for which `isWanted` holds. */
export function masked(
  list: ResourceList,
  isWanted: (name: string, quantity: Quantity) => boolean,
): ResourceList {
  return Object.fromEntries(Object.entries(list).filter(([name, quantity]) => isWanted(name, quantity)));
}

/** `limits.cpu=1,pods=2`: sorted by name. */
export function listText(list: ResourceList): string {
  return Object.keys(list)
    .sort()
    .map((name) => `${name}=${writeQuantity(list[name]!)}`)
    .join(',');
}

/**
 * What all containers of a pod request, or are limited to, together: the larger of what runs side by side and of any
 * moment of its start; what is said of the pod as a whole comes first (component-helpers/resource, without overhead).
 */
export function podTotal(spec: Pod['spec'], side: 'requests' | 'limits'): ResourceList {
  const listOf = (container: Container) => readList(container.resources?.[side]);
  let sidecars: ResourceList = {};
  let starting: ResourceList = {};
  for (const container of spec.initContainers ?? []) {
    const during = sum(sidecars, listOf(container));
    starting = most(starting, during);
    if (isSidecar(container)) sidecars = during;
  }
  const together = sum(...spec.containers.map(listOf), sidecars);
  return { ...most(together, starting), ...readList(spec.resources?.[side]) };
}

function merged(
  lists: readonly ResourceList[],
  merge: (one: Quantity, other: Quantity) => Quantity,
): ResourceList {
  const total: Record<string, Quantity> = {};
  for (const list of lists) {
    for (const [name, quantity] of Object.entries(list)) {
      const known = own(total, name);
      total[name] = known === undefined ? quantity : merge(known, quantity);
    }
  }
  return total;
}

function mapped<A, B>(list: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(list).map(([name, value]) => [name, change(value)]));
}
