/** The eviction subresource of pods (registry/core/pod/storage/eviction.go). */
import { findCondition, replaceCondition } from '../../kubernetes/conditions.ts';
import {
  type DisruptionBudget,
  disruptionAllowed,
  isBudgetOf,
  syncFailed,
  withDisruptionAllowed,
} from '../../kubernetes/disruption-budgets.ts';
import type { Pod } from '../../kubernetes/objects.ts';
import { isPodReady, isPodTerminal } from '../../kubernetes/pods.ts';
import { forbidden, StatusError } from '../../kubernetes/status-error.ts';
import { timestamp } from '../../kubernetes/time.ts';
import type { Reader } from '../../store/reading.ts';
import type { DeleteOptions } from '../cluster.ts';
import type { Door } from '../door/door.ts';

/** What an eviction works with. `now` in milliseconds since the epoch. */
export interface EvictionContext {
  readonly door: Door;
  readonly read: Reader;
  readonly now: number;
  readonly reason: string;
}

/** So many evicted pods are remembered at most until they are gone. */
const disruptedPodsLimit = 2000;

/** Throws TooManyRequests (429) where a PodDisruptionBudget forbids it. */
export function evict(context: EvictionContext, pod: Pod, options: DeleteOptions): void {
  if (!isBeyondBudgets(pod)) spendBudget(context, pod);
  const { door, reason } = context;
  const { namespace, name } = pod.metadata;
  if (options.dryRun === true) {
    door.delete('Pod', namespace, name, options, reason);
    return;
  }
  checkPreconditions(pod, options);
  door.update(markedDisrupted(pod, context.now), reason, { subresource: 'status' });
  // The mark has raised the resourceVersion that the client knew.
  const { resourceVersion: _checked, ...rest } = options;
  door.delete('Pod', namespace, name, rest, reason);
}

/** Does no work, or leaves already: nothing is disrupted by its going. */
function isBeyondBudgets(pod: Pod): boolean {
  return isPodTerminal(pod) || pod.status.phase === 'Pending' || pod.metadata.deletionTimestamp !== undefined;
}

function spendBudget({ door, read, now, reason }: EvictionContext, pod: Pod): void {
  const budgets = read
    .list('PodDisruptionBudget', pod.metadata.namespace)
    .filter((budget) => isBudgetOf(budget, pod));
  const [budget] = budgets;
  if (budget === undefined) return;
  if (budgets.length > 1) {
    const why =
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';
    throw new StatusError('InternalError', why);
  }
  if (!isPodReady(pod) && isUnguarded(budget)) return;
  checkBudget(budget);
  door.update(withOneLess(budget, pod, now), reason, { subresource: 'status' });
}

/** Whether pods that are not ready may be evicted at no cost. */
function isUnguarded({ spec, status }: DisruptionBudget): boolean {
  if (spec.unhealthyPodEvictionPolicy === 'AlwaysAllow') return true;
  const { currentHealthy = 0, desiredHealthy = 0 } = status;
  return currentHealthy >= desiredHealthy && desiredHealthy > 0;
}

function checkBudget(budget: DisruptionBudget): void {
  const { name, generation = 0 } = budget.metadata;
  const { observedGeneration = 0, disruptionsAllowed = 0, disruptedPods = {} } = budget.status;
  if (observedGeneration < generation) {
    throw tooManyRequests(`The disruption budget ${name} is still being processed by the server.`, 10);
  }
  if (disruptionsAllowed < 0) {
    throw forbidden('PodDisruptionBudget', name, 'pdb disruptions allowed is negative');
  }
  if (Object.keys(disruptedPods).length > disruptedPodsLimit) {
    const why = 'DisruptedPods map too big - too many evictions not confirmed by PDB controller';
    throw forbidden('PodDisruptionBudget', name, why);
  }
  if (disruptionsAllowed === 0) throw tooManyRequests(exhausted(budget), 0);
}

function exhausted({ metadata: { name }, status }: DisruptionBudget): string {
  const verdict = findCondition(status.conditions, disruptionAllowed);
  if (verdict?.status === 'False' && verdict.reason === syncFailed) {
    return `The disruption budget ${name} does not allow evicting pods currently because it failed sync: ${verdict.message}`;
  }
  const { desiredHealthy = 0, currentHealthy = 0 } = status;
  return `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
}

function tooManyRequests(message: string, retryAfterSeconds: number): StatusError {
  return new StatusError(
    'TooManyRequests',
    "Cannot evict pod as it would violate the pod's disruption budget.",
    {
      causes: [{ reason: 'DisruptionBudget', message }],
      ...(retryAfterSeconds > 0 && { retryAfterSeconds }),
    },
  );
}

/** The controller shall not count the pod as healthy any more, before it has seen it go. */
function withOneLess(budget: DisruptionBudget, pod: Pod, now: number): DisruptionBudget {
  const { status } = budget;
  const left = {
    ...status,
    disruptionsAllowed: (status.disruptionsAllowed ?? 0) - 1,
    disruptedPods: { ...status.disruptedPods, [pod.metadata.name]: timestamp(now) },
  };
  return { ...budget, status: left.disruptionsAllowed === 0 ? withDisruptionAllowed(left, now) : left };
}

function checkPreconditions({ metadata }: Pod, { uid, resourceVersion }: DeleteOptions): void {
  if (uid !== undefined && uid !== metadata.uid) {
    throw conflict(
      metadata.name,
      `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`,
    );
  }
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion) {
    throw conflict(
      metadata.name,
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`,
    );
  }
}

/** The eviction calls the resource by the name of its kind. */
function conflict(name: string, why: string): StatusError {
  const message = `Operation cannot be fulfilled on Pod "${name}": ${why}`;
  return new StatusError('Conflict', message, { name, kind: 'Pod' });
}

function markedDisrupted(pod: Pod, now: number): Pod {
  const { generation } = pod.metadata;
  const conditions = replaceCondition(pod.status.conditions, {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
    ...(generation !== undefined && { observedGeneration: generation }),
    lastTransitionTime: timestamp(now),
  });
  return { ...pod, status: { ...pod.status, conditions: [...conditions] } } as Pod;
}
