/**
 * The disruption controller: keeps count of how many pods of a PodDisruptionBudget may still be evicted
 * (pkg/controller/disruption). Keys are those of the budgets.
 */
import {
  type DisruptionBudget,
  isBudgetOf,
  syncFailed,
  withDisruptionAllowed,
  withVerdict,
} from '../../kubernetes/disruption-budgets.ts';
import { keyOf, type Pod } from '../../kubernetes/objects.ts';
import { matchesSelector } from '../../kubernetes/selectors.ts';
import { isEqual } from '../../lib/equal.ts';
import {
  before,
  type Change,
  type EventRecord,
  type Outcome,
  type Reader,
  type Reconciler,
  subject,
} from '../../store/reading.ts';
import { expectation, Incalculable } from './expectation.ts';
import { countsOf } from './health.ts';
import { selectorInGo } from './selector-in-go.ts';

export const disruption: Reconciler = {
  name: 'disruption-controller',
  tables: ['PodDisruptionBudget', 'Pod'],
  delay: 50,
  watch,
  reconcile({ read, now }, key) {
    const budget = read.getByKey('PodDisruptionBudget', key);
    return budget === undefined ? {} : synced(read, budget, now);
  },
};

function* watch(change: Change, read: Reader): Iterable<string> {
  if (change.table === 'PodDisruptionBudget') {
    if (change.type !== 'DELETED') yield change.key;
    return;
  }
  const pod = subject(change, 'Pod')!;
  const budgets = read.list('PodDisruptionBudget', pod.metadata.namespace);
  const old = before(change, 'Pod') ?? pod;
  for (const budget of budgets) {
    if (isBudgetOf(budget, pod) || isBudgetOf(budget, old)) yield keyOf(budget);
  }
}

function synced(read: Reader, budget: DisruptionBudget, now: number): Outcome {
  const pods = podsOf(read, budget);
  const none = pods.length === 0 ? [event(budget, 'Normal', 'NoPods', 'No matching pods found')] : [];
  try {
    const { expected, desired, unmanaged } = expectation(read, budget, pods);
    const counts = countsOf(budget, pods, now);
    const allowed = expected > 0 ? Math.max(0, counts.healthy - desired) : 0;
    const { generation } = budget.metadata;
    const status = withDisruptionAllowed(
      {
        ...(budget.status.conditions && { conditions: budget.status.conditions }),
        currentHealthy: counts.healthy,
        desiredHealthy: desired,
        ...(Object.keys(counts.disrupted).length > 0 && { disruptedPods: counts.disrupted }),
        disruptionsAllowed: allowed,
        expectedPods: expected,
        ...(generation !== undefined && { observedGeneration: generation }),
      },
      now,
    );
    const reason = `PodDisruptionBudget ${budget.metadata.name} needs ${desired} healthy pods and has ${counts.healthy}`;
    return {
      writes: written(budget, status, reason),
      events: [...none, ...(unmanaged.length > 0 ? [unmanagedPods(budget)] : []), ...counts.overdue],
      ...(counts.recheckAt !== undefined && { wakeAt: counts.recheckAt }),
    };
  } catch (error) {
    if (!(error instanceof Incalculable)) throw error;
    return closed(budget, error.message, none, now);
  }
}

function podsOf(read: Reader, { metadata, spec: { selector } }: DisruptionBudget): readonly Pod[] {
  const { namespace = '' } = metadata;
  const labels = selector?.matchLabels ?? {};
  const candidates =
    Object.keys(labels).length > 0 ? read.podsWithLabels(namespace, labels) : read.list('Pod', namespace);
  return candidates.filter((pod) => matchesSelector(selector, pod.metadata.labels));
}

/** Where nothing can be said for sure, nothing is allowed. */
function closed(budget: DisruptionBudget, why: string, events: readonly EventRecord[], now: number): Outcome {
  const verdict = { status: 'False' as const, reason: syncFailed, message: why };
  const status = withVerdict({ ...budget.status, disruptionsAllowed: 0 }, verdict, now);
  const message = `Failed to calculate the number of expected pods: ${why}`;
  return {
    writes: written(budget, status, `PodDisruptionBudget ${budget.metadata.name} allows nothing: ${why}`),
    events: [...events, event(budget, 'Warning', 'CalculateExpectedPodCountFailed', message)],
  };
}

function written(
  budget: DisruptionBudget,
  status: DisruptionBudget['status'],
  reason: string,
): Outcome['writes'] {
  if (isEqual(status, budget.status)) return [];
  return [{ verb: 'update', subresource: 'status', object: { ...budget, status }, reason }];
}

function unmanagedPods(budget: DisruptionBudget): EventRecord {
  const message = `Pods selected by this PodDisruptionBudget (selector: ${selectorInGo(budget.spec.selector)}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.`;
  return event(budget, 'Warning', 'UnmanagedPods', message);
}

function event(
  about: DisruptionBudget,
  type: EventRecord['type'],
  reason: string,
  message: string,
): EventRecord {
  return { about, type, reason, message, component: 'controllermanager' };
}
