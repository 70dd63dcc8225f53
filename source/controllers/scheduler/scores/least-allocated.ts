import type { Node } from '../../../kubernetes/objects.ts';
import { amountsOf, podScoringRequests, type ResourceAmounts } from '../../../kubernetes/pod-resources.ts';
import { highestScore, type Score } from '../plugin.ts';

/** The emptier the better, CPU and memory alike (plugins/noderesources, least_allocated). */
export const leastAllocated: Score['rate'] = ({ pod }, fitting) => {
  const requested = podScoringRequests(pod);
  return fitting.map(({ node, usage }) =>
    leastAllocatedScore(allocatableOf(node), usage.scoringRequests, requested),
  );
};

const scored = ['cpu', 'memory'] as const;

/** 0 to 100 for one node; amounts in milli-CPU and bytes. */
export function leastAllocatedScore(
  capacity: ResourceAmounts,
  used: ResourceAmounts,
  requested: ResourceAmounts,
): number {
  const rated = scored.filter((name) => (capacity[name] ?? 0) > 0);
  if (rated.length === 0) return 0;
  const sum = rated.reduce((total, name) => {
    const taken = (used[name] ?? 0) + (requested[name] ?? 0);
    const limit = capacity[name]!;
    return total + (taken > limit ? 0 : Math.floor(((limit - taken) * highestScore) / limit));
  }, 0);
  return Math.floor(sum / rated.length);
}

export function allocatableOf(node: Node): ResourceAmounts {
  return amountsOf(node.status.allocatable as Record<string, string> | undefined);
}
