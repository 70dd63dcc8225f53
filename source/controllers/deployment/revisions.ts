/** Revisions of a Deployment: how its ReplicaSets are numbered, and the history that is kept. */
import type { Deployment, ReplicaSet } from '../../kubernetes/objects.ts';
import {
  desiredReplicasAnnotation,
  maxReplicasAnnotation,
  revisionAnnotation,
  revisionHistoryAnnotation,
  revisionOf,
  unsharedAnnotations,
} from '../../kubernetes/revisions.ts';
import { compareText } from '../../lib/compare-text.ts';
import { desiredReplicas, maxSurge } from './fenceposts.ts';

const maxHistoryLength = 2000;
const unlimitedHistory = 2 ** 31 - 1;

/** The revision of the next template: one over the highest of the others. */
export function nextRevision(oldSets: readonly ReplicaSet[]): number {
  return Math.max(0, ...oldSets.map(revisionOf)) + 1;
}

/** The new set with its Deployment's annotations and with its revision, which only ever rises; the revisions that it
 * had before go into its history. */
export function withRevision(deployment: Deployment, set: ReplicaSet, revision: number): ReplicaSet {
  const before = set.metadata.annotations ?? {};
  const inherited = Object.entries(deployment.metadata.annotations ?? {}).filter(
    ([name]) => !unsharedAnnotations.includes(name),
  );
  const annotations: Record<string, string> = { ...before, ...Object.fromEntries(inherited) };
  if (revisionOf(set) < revision) {
    annotations[revisionAnnotation] = String(revision);
    const previous = before[revisionAnnotation];
    if (previous !== undefined) {
      annotations[revisionHistoryAnnotation] = longerHistory(before[revisionHistoryAnnotation], previous);
    }
  }
  return withAnnotations(set, annotations);
}

/** Remembers the size that the Deployment wanted, for proportional scaling later. */
export function withSizeAnnotations(deployment: Deployment, set: ReplicaSet): ReplicaSet {
  const desired = desiredReplicas(deployment);
  return withAnnotations(set, {
    ...set.metadata.annotations,
    [desiredReplicasAnnotation]: String(desired),
    [maxReplicasAnnotation]: String(desired + maxSurge(deployment)),
  });
}

/** A number kept in an annotation; undefined where there is none. */
export function annotatedNumber(set: ReplicaSet, annotation: string): number | undefined {
  const text = set.metadata.annotations?.[annotation];
  return text === undefined || !/^-?\d+$/.test(text) ? undefined : Number(text);
}

/** Old sets past the history limit, oldest revisions first; those that still have pods are left for later. */
export function setsPastHistory(deployment: Deployment, oldSets: readonly ReplicaSet[]): ReplicaSet[] {
  const limit = deployment.spec.revisionHistoryLimit;
  if (limit === undefined || limit === unlimitedHistory) return [];
  const alive = oldSets.filter((set) => set.metadata.deletionTimestamp === undefined);
  return [...alive]
    .sort(byRevision)
    .slice(0, Math.max(0, alive.length - limit))
    .filter(isIdle);
}

function isIdle({ metadata, spec, status }: ReplicaSet): boolean {
  const isObserved = (metadata.generation ?? 0) <= (status.observedGeneration ?? 0);
  return (status.replicas ?? 0) === 0 && spec.replicas === 0 && isObserved;
}

function byRevision(a: ReplicaSet, b: ReplicaSet): number {
  const difference = revisionOf(a) - revisionOf(b);
  if (difference !== 0) return difference;
  return compareText(a.metadata.creationTimestamp, b.metadata.creationTimestamp);
}

function longerHistory(history: string | undefined, revision: string): string {
  const revisions = [...(history ? history.split(',') : []), revision];
  while (revisions.join(',').length > maxHistoryLength) revisions.shift();
  return revisions.join(',');
}

function withAnnotations(set: ReplicaSet, annotations: Record<string, string>): ReplicaSet {
  return { ...set, metadata: { ...set.metadata, annotations } };
}
