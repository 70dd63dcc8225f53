/** Counting pods by topology domain, for spreading them (plugins/podtopologyspread). */
import type { Node, Pod } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import { type LabelSelector, matchesSelector } from '../../kubernetes/selectors.ts';
import { isTolerated } from '../../kubernetes/tolerations.ts';
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
function defaultConstraints({ pod, read }: Cycle): readonly Constraint[] {
  const owner = controllerOf(pod);
  const found = owner === undefined ? undefined : read.byUid(owner.uid);
  const selector = (found as { spec?: { selector?: LabelSelector } } | undefined)?.spec?.selector;
  if (selector === undefined) return [];
  const labelSelector =
    'matchLabels' in selector || 'matchExpressions' in selector ? selector : { matchLabels: {} };
  const whenUnsatisfiable = 'ScheduleAnyway';
  return [
    { topologyKey: hostnameLabel, maxSkew: 3, whenUnsatisfiable, labelSelector },
    { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 5, whenUnsatisfiable, labelSelector },
  ];
}

function withLabelKeys(constraint: Constraint, pod: Pod): Constraint {
  const labels = pod.metadata.labels ?? {};
  const keys = (constraint.matchLabelKeys ?? []).filter((key) => key in labels);
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

/** Pods of the cycle's namespace on this node that the constraint counts; those being deleted do not. */
export function countMatching({ pod }: Cycle, constraint: Constraint, { pods }: Candidate): number {
  let count = 0;
  for (const other of pods) {
    if (other.metadata.namespace !== pod.metadata.namespace || other.metadata.deletionTimestamp !== undefined)
      continue;
    if (matchesSelector(constraint.labelSelector, other.metadata.labels)) count += 1;
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
