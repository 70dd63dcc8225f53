/** Status conditions: how controllers set, keep and remove them. */

/** What the conditions of all kinds have in common. */
export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

export function findCondition<C extends Condition>(
  conditions: readonly C[] | undefined,
  type: string,
): C | undefined {
  return conditions?.find((condition) => condition.type === type);
}

export function holds(conditions: readonly Condition[] | undefined, type: string): boolean {
  return findCondition(conditions, type)?.status === 'True';
}

/**
 * The conditions with this one in place of that of its type. One of the same status and reason stays as it was;
 * one of the same status keeps the time of its last transition.
 */
export function withCondition<C extends Condition>(
  conditions: readonly C[] | undefined,
  condition: C,
): readonly C[] {
  const current = findCondition(conditions, condition.type);
  if (current?.status === condition.status && (current.reason ?? '') === (condition.reason ?? '')) {
    return conditions ?? [];
  }
  return replaceCondition(conditions, condition);
}

/** As `withCondition`, but also where only message or times differ. */
export function replaceCondition<C extends Condition>(
  conditions: readonly C[] | undefined,
  condition: C,
): readonly C[] {
  const current = findCondition(conditions, condition.type);
  const kept =
    current?.status === condition.status
      ? { ...condition, lastTransitionTime: current.lastTransitionTime ?? condition.lastTransitionTime }
      : condition;
  return [...withoutCondition(conditions, condition.type), kept];
}

export function withoutCondition<C extends Condition>(
  conditions: readonly C[] | undefined,
  type: string,
): readonly C[] {
  return (conditions ?? []).filter((condition) => condition.type !== type);
}

/** A status without its zero counts, which Kubernetes leaves out. */
export function omitZeros<T extends object>(status: T): T {
  return Object.fromEntries(
    Object.entries(status).filter(([, value]) => value !== 0 && value !== undefined),
  ) as T;
}
