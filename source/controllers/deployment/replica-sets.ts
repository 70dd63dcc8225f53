/** The ReplicaSets of one Deployment: which is new, which are old, what they sum up to. */
import type { Deployment, ReplicaSet } from '../../kubernetes/objects.ts';
import { sameTemplate } from '../../kubernetes/template-hash.ts';
import { compareText } from '../../lib/compare-text.ts';
import { withSizeAnnotations } from './revisions.ts';

/** The set of the current template, where it exists, and all others. */
export interface Sets {
  readonly newSet?: ReplicaSet | undefined;
  readonly oldSets: readonly ReplicaSet[];
}

/** A change of one set's size, and why. */
export interface Scaling {
  readonly set: ReplicaSet;
  readonly replicas: number;
  readonly reason: string;
}

/** Several sets of the current template can exist; the oldest counts, so that the answer never changes. */
export function sortSets(deployment: Deployment, owned: readonly ReplicaSet[]): Sets {
  const newSet = [...owned]
    .sort(byCreation)
    .find((set) => sameTemplate(set.spec.template, deployment.spec.template));
  return { newSet, oldSets: owned.filter((set) => set !== newSet) };
}

export function allSets({ newSet, oldSets }: Sets): readonly ReplicaSet[] {
  return newSet === undefined ? oldSets : [...oldSets, newSet];
}

export function activeSets(sets: readonly ReplicaSet[]): ReplicaSet[] {
  return sets.filter((set) => sizeOf(set) > 0);
}

export function sizeOf(set: ReplicaSet): number {
  return set.spec.replicas ?? 1;
}

export function availableOf(set: ReplicaSet): number {
  return set.status.availableReplicas ?? 0;
}

export function totalSize(sets: readonly ReplicaSet[]): number {
  return sum(sets, sizeOf);
}

/** Pods that exist, whatever the sets ask for. */
export function totalPods(sets: readonly ReplicaSet[]): number {
  return sum(sets, (set) => set.status.replicas ?? 0);
}

export function totalAvailable(sets: readonly ReplicaSet[]): number {
  return sum(sets, availableOf);
}

export function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

/** Oldest first, then by name. */
export function byCreation(a: ReplicaSet, b: ReplicaSet): number {
  return (
    compareText(a.metadata.creationTimestamp, b.metadata.creationTimestamp) ||
    compareText(a.metadata.name, b.metadata.name)
  );
}

/** The sets after these changes of size, with the annotations that go with them. */
export function scaled(deployment: Deployment, sets: Sets, scalings: readonly Scaling[]): Sets {
  const resize = (set: ReplicaSet) => {
    const last = scalings.findLast((scaling) => scaling.set.metadata.name === set.metadata.name);
    return last === undefined ? set : resized(deployment, set, last.replicas);
  };
  return { newSet: sets.newSet && resize(sets.newSet), oldSets: sets.oldSets.map(resize) };
}

function resized(deployment: Deployment, set: ReplicaSet, replicas: number): ReplicaSet {
  return withSizeAnnotations(deployment, { ...set, spec: { ...set.spec, replicas } });
}
