/** Counting pods by topology domain, for spreading them (plugins/podtopologyspread). */
import type { Node, Pod } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import { type LabelSelector, matchesSelector } from '../../kubernetes/selectors.ts';
import { isTolerated } from '../../kubernetes/tolerations.ts';
import { selectorOf } from '../../kubernetes/workloads.ts';
import { matchesNode } from './node-terms.ts';
import type { Candidate, Cycle } from './plugin.ts';

export interface Constraint {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly whenUnsatisfiable: string;
  readonly minDomains?: number;
  readonly labelSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly nodeAffinityPolicy?: string;
  readonly nodeTaintsPolicy?: string;
}

export const hostnameLabel = 'kubernetes.io/hostname';

/** The constraints of one effect; a pod without any of its own, but with a controller, is spread by default. */
export function constraintsOf(cycle: Cycle, whenUnsatisfiable: string): readonly Constraint[] {
  const { pod } = cycle;
  const own = (pod.spec.topologySpreadConstraints ?? []) as readonly Constraint[];
  const all = own.length > 0 ? own : defaultConstraints(cycle);
  return all
    .filter((constraint) => constraint.whenUnsatisfiable === whenUnsatisfiable)
    .map((constraint) => withLabelKeys(constraint, pod));
}

/** The system's default constraints: loosely over hosts and zones, for what a ReplicaSet or its like selects. */
function defaultConstraints(cycle: Cycle): readonly Constraint[] {
  const labelSelector = selectorOfOwner(cycle);
  if (labelSelector === undefined) return [];
  const whenUnsatisfiable = 'ScheduleAnyway';
  return [
    { topologyKey: hostnameLabel, maxSkew: 3, whenUnsatisfiable, labelSelector },
    { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 5, whenUnsatisfiable, labelSelector },
  ];
}

function selectorOfOwner({ pod, read }: Cycle): LabelSelector | undefined {
  const owner = controllerOf(pod);
  switch (owner?.kind) {
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'ReplicationController': {
      const keeper = read.get(owner.kind, pod.metadata.namespace, owner.name);
      return keeper && selectorOf(keeper);
    }
    default:
      return undefined;
  }
}

function withLabelKeys(constraint: Constraint, pod: Pod): Constraint {
  const labels = pod.metadata.labels ?? {};
  const keys = (constraint.matchLabelKeys ?? []).filter((key) => Object.hasOwn(labels, key));
  if (keys.length === 0) return constraint;
  const { labelSelector = {} } = constraint;
  const matchLabels = {
    ...labelSelector.matchLabels,
    ...Object.fromEntries(keys.map((key) => [key, labels[key]!])),
  };
  return { ...constraint, labelSelector: { ...labelSelector, matchLabels } };
}

export function domainOf(node: Node, topologyKey: string): string | undefined {
  return node.metadata.labels?.[topologyKey];
}

/** Counts by node, selector and namespace; a node's candidate is another one as soon as any of its pods changes. */
const counts = new WeakMap<Candidate, WeakMap<LabelSelector, Map<string, number>>>();

/** Pods of the cycle's namespace on this node that the constraint counts; those being deleted do not. */
export function countMatching({ pod }: Cycle, { labelSelector }: Constraint, candidate: Candidate): number {
  if (labelSelector === undefined) return 0;
  const { namespace = '' } = pod.metadata;
  const bySelector = counts.get(candidate) ?? new WeakMap<LabelSelector, Map<string, number>>();
  const byNamespace = bySelector.get(labelSelector) ?? new Map<string, number>();
  const count = byNamespace.get(namespace) ?? matching(candidate.pods, namespace, labelSelector);
  counts.set(candidate, bySelector.set(labelSelector, byNamespace.set(namespace, count)));
  return count;
}

function matching(pods: readonly Pod[], namespace: string, selector: LabelSelector): number {
  let count = 0;
  for (const { metadata } of pods) {
    if (metadata.namespace !== namespace || metadata.deletionTimestamp !== undefined) continue;
    if (matchesSelector(selector, metadata.labels)) count += 1;
  }
  return count;
}

/** Whether the node's pods and domain count: it must carry every key, and pass what the policies honour. */
export function isEligible({ pod }: Cycle, constraints: readonly Constraint[], { node }: Candidate): boolean {
  return constraints.every((constraint) => {
    if (domainOf(node, constraint.topologyKey) === undefined) return false;
    if (constraint.nodeAffinityPolicy !== 'Ignore' && !matchesNode(pod, node)) return false;
    return constraint.nodeTaintsPolicy !== 'Honor' || !repels(pod, node);
  });
}

function repels(pod: Pod, node: Node): boolean {
  const taints = node.spec.taints ?? [];
  return taints.some(
    (taint) => taint.effect !== 'PreferNoSchedule' && !isTolerated(pod.spec.tolerations, taint),
  );
}
