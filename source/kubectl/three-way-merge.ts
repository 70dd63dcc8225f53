/**
 * What `kubectl apply` makes of three versions of an object: what was applied last, what is applied now, and what
 * stands in the cluster (strategic merge patch). Fields that were applied and are no longer, go; fields that others
 * set, stay. Lists of things with a name merge by it, other lists are replaced.
 */
import { semanticEqual } from '../kubernetes/semantic-equal.ts';
import { type Fields, isFields } from '../lib/fields.ts';

/** Which field tells the members of a list apart (patchMergeKey in the API's types); the first that all of them have. */
const mergeKeys: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  volumes: ['name'],
  env: ['name'],
  imagePullSecrets: ['name'],
  secrets: ['name'],
  ports: ['containerPort', 'port'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey'],
  ownerReferences: ['uid'],
};

export function threeWayMerge(last: unknown, applied: unknown, present: unknown, field = ''): unknown {
  if (isFields(applied) && isFields(present))
    return mergeFields(isFields(last) ? last : {}, applied, present);
  if (Array.isArray(applied) && Array.isArray(present)) {
    const key = mergeKeyOf(field, [...applied, ...present]);
    if (key !== undefined) return mergeLists(Array.isArray(last) ? last : [], applied, present, key);
  }
  return semanticEqual(applied, present) ? present : applied;
}

function mergeFields(last: Fields, applied: Fields, present: Fields): Fields {
  const merged: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(present)) {
    const dropped = Object.hasOwn(last, field) && !Object.hasOwn(applied, field);
    if (!dropped) merged[field] = value;
  }
  for (const [field, value] of Object.entries(applied)) {
    if (value === null) delete merged[field];
    else merged[field] = threeWayMerge(last[field], value, present[field], field);
  }
  return merged;
}

/** Members in the order in which they are applied, then those that others added. */
function mergeLists(
  last: readonly unknown[],
  applied: readonly unknown[],
  present: readonly unknown[],
  key: string,
): unknown[] {
  const nameOf = (member: unknown) => (isFields(member) ? member[key] : undefined);
  const find = (members: readonly unknown[], name: unknown) =>
    members.find((member) => nameOf(member) === name);
  const merged = applied.map((member) =>
    threeWayMerge(find(last, nameOf(member)), member, find(present, nameOf(member))),
  );
  const others = present.filter((member) => {
    const name = nameOf(member);
    return find(applied, name) === undefined && find(last, name) === undefined;
  });
  return [...merged, ...others];
}

function mergeKeyOf(field: string, members: readonly unknown[]): string | undefined {
  return mergeKeys[field]?.find((key) =>
    members.every((member) => isFields(member) && Object.hasOwn(member, key)),
  );
}
