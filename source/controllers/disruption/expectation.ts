/** How many pods a budget counts on, and how many of them must be healthy (disruption.go, getExpectedPodCount). */
import type { DisruptionBudget } from '../../kubernetes/disruption-budgets.ts';
import { kindCan, kindOfManifest, qualifiedResource } from '../../kubernetes/kinds.ts';
import type { KubeObject, OwnerReference, Pod } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import type { Reader } from '../../store/reading.ts';

export interface Expectation {
  readonly expected: number;
  readonly desired: number;
  /** Pods without a controller, of which nobody says how many there should be. */
  readonly unmanaged: readonly Pod[];
}

/** The number can not be told; the message says why. */
export class Incalculable extends Error {}

export function expectation(read: Reader, { spec }: DisruptionBudget, pods: readonly Pod[]): Expectation {
  const { minAvailable, maxUnavailable } = spec;
  if (maxUnavailable !== undefined) {
    const { expected, unmanaged } = expectedScale(read, pods);
    const desired = Math.max(0, expected - scaledUp(maxUnavailable, expected));
    return { expected, desired, unmanaged };
  }
  if (typeof minAvailable === 'string') {
    const { expected, unmanaged } = expectedScale(read, pods);
    return { expected, desired: scaledUp(minAvailable, expected), unmanaged };
  }
  if (minAvailable === undefined) return { expected: 0, desired: 0, unmanaged: [] };
  return { expected: pods.length, desired: minAvailable, unmanaged: [] };
}

/** What the controllers of all these pods want together. */
function expectedScale(read: Reader, pods: readonly Pod[]): { expected: number; unmanaged: readonly Pod[] } {
  const scales = new Map<string, number>();
  const owners = new Set<string>();
  const unmanaged: Pod[] = [];
  for (const pod of pods) {
    const reference = controllerOf(pod);
    if (reference === undefined) unmanaged.push(pod);
    else if (!owners.has(reference.uid)) {
      owners.add(reference.uid);
      const scaled = scaledController(read, reference);
      if (scaled === undefined) {
        throw new Incalculable(`found no controllers for pod "${pod.metadata.name}"`);
      }
      scales.set(scaled.metadata.uid, replicasOf(scaled));
    }
  }
  let expected = 0;
  for (const scale of scales.values()) expected += scale;
  return { expected, unmanaged };
}

/** The object that says how many pods there are to be: of a Deployment's ReplicaSets the Deployment itself. */
function scaledController(read: Reader, reference: OwnerReference): KubeObject | undefined {
  const kind = kindOfManifest(reference.apiVersion, reference.kind);
  if (kind !== undefined && !kindCan(kind, 'scale')) {
    throw new Incalculable(`${qualifiedResource(kind)} does not implement the scale subresource`);
  }
  if (kind === undefined) throw new Incalculable(noMatch(reference));
  const owner = read.byUid(reference.uid);
  const above = owner?.kind === 'ReplicaSet' ? controllerOf(owner) : undefined;
  if (above?.kind !== 'Deployment') return owner;
  return read.byUid(above.uid);
}

function noMatch({ apiVersion, kind }: OwnerReference): string {
  return `no matches for kind "${kind}" in version "${apiVersion}"`;
}

function replicasOf(object: KubeObject): number {
  const spec = object.spec as { readonly replicas?: number } | undefined;
  return spec?.replicas ?? 1;
}

function scaledUp(value: number | string, total: number): number {
  if (typeof value === 'number') return value;
  return Math.ceil((Number.parseInt(value, 10) * total) / 100);
}
