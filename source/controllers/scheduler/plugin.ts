/** What a scheduling cycle looks at, and the two things a plugin can say about a node. */
import type { NodeUsage } from '../../kubernetes/node-usage.ts';
import type { Node, Pod } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';

export interface Candidate {
  readonly node: Node;
  /** Pods on the node that are not finished. */
  readonly pods: readonly Pod[];
  readonly usage: NodeUsage;
}

export interface Cycle {
  readonly pod: Pod;
  readonly read: Reader;
  /** Every node of the cluster. */
  readonly all: readonly Candidate[];
}

/** Why a node is no place for the pod. Where it is unresolvable, no pod's departure could help. */
export interface Rejection {
  readonly reasons: readonly string[];
  readonly unresolvable: boolean;
}

/** A filter looks at the cycle once and answers a check of one node. */
export type Filter = (cycle: Cycle) => (candidate: Candidate) => Rejection | undefined;

/** A score looks at those that passed all filters and gives each between 0 and 100. */
export interface Score {
  readonly name: string;
  readonly weight: number;
  readonly rate: (cycle: Cycle, fitting: readonly Candidate[]) => readonly number[];
}

export const highestScore = 100;

export function unresolvable(reason: string): Rejection {
  return { reasons: [reason], unresolvable: true };
}

export function unschedulable(...reasons: readonly string[]): Rejection {
  return { reasons, unresolvable: false };
}
