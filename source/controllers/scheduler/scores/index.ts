/** The scores of the default profile with their weights (scheduler default plugins). */
import type { Score } from '../plugin.ts';
import { balancedAllocation } from './balanced-allocation.ts';
import { leastAllocated } from './least-allocated.ts';
import { nodeAffinityScore } from './node-affinity.ts';
import { spreadScore } from './spread.ts';
import { taintScore } from './taints.ts';

export const scores: readonly Score[] = [
  { name: 'TaintToleration', weight: 3, rate: taintScore },
  { name: 'NodeAffinity', weight: 2, rate: nodeAffinityScore },
  { name: 'NodeResourcesFit', weight: 1, rate: leastAllocated },
  { name: 'PodTopologySpread', weight: 2, rate: spreadScore },
  { name: 'NodeResourcesBalancedAllocation', weight: 1, rate: balancedAllocation },
];
