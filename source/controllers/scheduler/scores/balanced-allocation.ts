import { podRequests, type ResourceAmounts } from '../../../kubernetes/pod-resources.ts';
import { highestScore, type Score } from '../plugin.ts';
import { allocatableOf } from './least-allocated.ts';

/** CPU and memory should fill up evenly (plugins/noderesources, balanced_allocation). A pod that requests nothing
 * has no say. */
export const balancedAllocation: Score['rate'] = ({ pod }, fitting) => {
  const requested = podRequests(pod);
  if ((requested.cpu ?? 0) === 0 && (requested.memory ?? 0) === 0) return fitting.map(() => 0);
  return fitting.map(({ node, usage }) =>
    balancedScore(fractions(allocatableOf(node), usage.requests, requested)),
  );
};

/** 0 to 100 from the used fractions of a node's resources. */
export function balancedScore(used: readonly number[]): number {
  return Math.floor((1 - deviation(used)) * highestScore);
}

function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  if (values.length === 2) return Math.abs(values[0]! - values[1]!) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

function fractions(
  capacity: ResourceAmounts,
  used: ResourceAmounts,
  requested: ResourceAmounts,
): readonly number[] {
  return ['cpu', 'memory']
    .filter((name) => (capacity[name] ?? 0) > 0)
    .map((name) => Math.min(1, ((used[name] ?? 0) + (requested[name] ?? 0)) / capacity[name]!));
}
