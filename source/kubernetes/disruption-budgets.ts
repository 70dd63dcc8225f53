/** What the eviction subresource and the disruption controller share about PodDisruptionBudgets. */
import { findCondition, withoutCondition } from './conditions.ts';
import type { ObjectOfKind, Pod } from './objects.ts';
import { matchesSelector } from './selectors.ts';
import { timestamp } from './time.ts';

export type DisruptionBudget = ObjectOfKind['PodDisruptionBudget'];
export type DisruptionBudgetStatus = DisruptionBudget['status'];

type Conditions = NonNullable<DisruptionBudgetStatus['conditions']>;

export const disruptionAllowed = 'DisruptionAllowed';
export const syncFailed = 'SyncFailed';

/** A budget without a selector is nobody's, one with an empty selector everybody's. */
export function isBudgetOf({ spec }: DisruptionBudget, pod: Pod): boolean {
  return matchesSelector(spec.selector, pod.metadata.labels);
}

/** The status with the condition that follows from its figures (component-helpers, apps/poddisruptionbudget). */
export function withDisruptionAllowed(status: DisruptionBudgetStatus, now: number): DisruptionBudgetStatus {
  const isAllowed = (status.disruptionsAllowed ?? 0) > 0;
  const verdict = isAllowed
    ? { status: 'True' as const, reason: 'SufficientPods' }
    : { status: 'False' as const, reason: 'InsufficientPods' };
  return withVerdict(status, { ...verdict, message: '' }, now);
}

/** `now` in milliseconds; the time of the last transition moves with the condition's status only. */
export function withVerdict(
  status: DisruptionBudgetStatus,
  verdict: { readonly status: 'True' | 'False'; readonly reason: string; readonly message: string },
  now: number,
): DisruptionBudgetStatus {
  const { conditions, observedGeneration } = status;
  const current = findCondition(conditions, disruptionAllowed);
  const lastTransitionTime = current?.status === verdict.status ? current.lastTransitionTime : timestamp(now);
  const others: Conditions = [...withoutCondition(conditions, disruptionAllowed)];
  const condition = {
    type: disruptionAllowed,
    ...verdict,
    ...(observedGeneration !== undefined && { observedGeneration }),
    lastTransitionTime,
  };
  return { ...status, conditions: [...others, condition] };
}
