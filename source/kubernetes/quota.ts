/** How much of a quota is used up, and what does not fit in it any more (apiserver, quota/v1; plugin resourcequota). */
import { isEqual } from '../lib/equal.ts';
import { zero } from './exact-quantities.ts';
import { type Kind, storedKinds } from './kinds.ts';
import type { Container, KubeObject, ObjectOfKind, Pod } from './objects.ts';
import { isInScopes } from './quota-scopes.ts';
import { isUsageOf, usageOf } from './quota-usage.ts';
import {
  difference,
  listText,
  masked,
  type ResourceList,
  readList,
  sum,
  type WrittenList,
  writeList,
} from './resource-lists.ts';

export type Quota = ObjectOfKind['ResourceQuota'];

/** `hard` as it is enforced, and how much of it is taken. */
export interface QuotaStatus {
  readonly hard: WrittenList;
  readonly used: WrittenList;
}

/** All objects of a kind in the quota's namespace. */
type ObjectsOf = (kind: Kind) => readonly KubeObject[];

/** Recounts everything that the quota limits. `now` in milliseconds since the epoch. */
export function countedStatus(quota: Quota, objectsOf: ObjectsOf, now: number): QuotaStatus {
  const hard = quota.spec.hard ?? {};
  const names = Object.keys(hard);
  const counted = storedKinds.filter((kind) => names.some((name) => isUsageOf(kind, name)));
  const usages = counted
    .flatMap(objectsOf)
    .filter((object) => isInScopes(quota, object))
    .map((object) => masked(usageOf(object, now), (name) => Object.hasOwn(hard, name)));
  const nothing = Object.fromEntries(names.map((name) => [name, zero]));
  return { hard, used: writeList(sum(nothing, ...usages)) };
}

/** The status as it stands; undefined where the quota is new or changed, and nobody has counted since. */
export function knownStatus({ spec, status }: Quota): QuotaStatus | undefined {
  const { hard, used = {} } = status;
  if (hard === undefined || !isEqual(hard, spec.hard)) return undefined;
  return Object.keys(hard).every((name) => Object.hasOwn(used, name)) ? { hard, used } : undefined;
}

/** Whether the quota limits something of what the object takes. */
export function isAbout(quota: Quota, object: KubeObject): boolean {
  const names = Object.keys(quota.spec.hard ?? {});
  return names.some((name) => isUsageOf(object.kind as Kind, name)) && isInScopes(quota, object);
}

/** What an object takes more than the one in whose place it comes. What it takes less is left to the next count. */
export function growth(object: KubeObject, previous: KubeObject | undefined, now: number): ResourceList {
  const usage = usageOf(object, now);
  const delta = previous === undefined ? usage : difference(usage, usageOf(previous, now));
  return masked(delta, (_, { nanos }) => nanos > 0n);
}

/** The status once so much more is used, and what stands against it where that does not fit. */
export function charged(
  name: string,
  { hard, used }: QuotaStatus,
  delta: ResourceList,
): { readonly status: QuotaStatus; readonly refusal: string | undefined } {
  const requested = masked(delta, (resource) => Object.hasOwn(hard, resource));
  const [limits, before] = [readList(hard), readList(used)];
  const after = sum(before, requested);
  const isExceeded = (resource: string) =>
    requested[resource] !== undefined && after[resource]!.nanos > limits[resource]!.nanos;
  const exceeded = Object.keys(requested).filter(isExceeded);
  const told = (list: ResourceList) => listText(masked(list, (resource) => exceeded.includes(resource)));
  const refusal =
    exceeded.length === 0
      ? undefined
      : `exceeded quota: ${name}, requested: ${told(requested)}, used: ${told(before)}, limited: ${told(limits)}`;
  return { status: { hard, used: writeList(after) }, refusal };
}

const mandatory = ['cpu', 'memory'].flatMap((name) => [name, `requests.${name}`, `limits.${name}`]);

/** Where CPU or memory is limited, every container has to say how much of it it takes. */
export function unspecified(quota: Quota, { spec }: Pod): string | undefined {
  const ofPod = { ...spec.resources?.requests, ...spec.resources?.limits };
  if (Object.keys(ofPod).length > 0) return undefined;
  const limited = mandatory.filter((name) => Object.hasOwn(quota.spec.hard ?? {}, name)).sort();
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const complaints = limited.flatMap((name) => {
    const silent = containers.filter((container) => !says(container, name)).map((each) => each.name);
    return silent.length === 0 ? [] : [`${name} for: ${[...new Set(silent)].sort().join(',')}`];
  });
  const { name } = quota.metadata;
  return complaints.length === 0 ? undefined : `failed quota: ${name}: must specify ${complaints.join('; ')}`;
}

function says({ resources }: Container, name: string): boolean {
  const resource = name.replace(/^(requests|limits)\./, '');
  const list: WrittenList | undefined = name.startsWith('limits.') ? resources?.limits : resources?.requests;
  return list?.[resource] !== undefined;
}
