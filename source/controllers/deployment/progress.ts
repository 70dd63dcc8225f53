/** Whether a rollout is moving: the Progressing condition and its deadline (deployment/progress.go). */
import {
  findCondition,
  replaceCondition,
  withCondition,
  withoutCondition,
} from '../../kubernetes/conditions.ts';
import type { Deployment } from '../../kubernetes/objects.ts';
import { parseTimestamp } from '../../kubernetes/time.ts';
import { desiredReplicas } from './fenceposts.ts';
import type { Sets } from './replica-sets.ts';
import {
  calculateStatus,
  condition,
  type DeploymentCondition,
  type DeploymentStatus,
  replicaFailure,
} from './status.ts';

const noDeadline = 2 ** 31 - 1;
type Conditions = readonly DeploymentCondition[];

function hasProgressDeadline({ spec }: Deployment): boolean {
  return spec.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds !== noDeadline;
}

/** The conditions once a pause or its end is noted; a rollout that timed out stays so. */
export function pausedConditions(deployment: Deployment, now: number): Conditions {
  const conditions = deployment.status.conditions ?? [];
  const reason = progressing(conditions)?.reason;
  if (!hasProgressDeadline(deployment) || reason === 'ProgressDeadlineExceeded') return conditions;
  if (deployment.spec.paused && reason !== 'DeploymentPaused') {
    return withProgress(conditions, 'Unknown', 'DeploymentPaused', 'Deployment is paused', now);
  }
  if (!deployment.spec.paused && reason === 'DeploymentPaused') {
    return withProgress(conditions, 'Unknown', 'DeploymentResumed', 'Deployment is resumed', now);
  }
  return conditions;
}

/** The conditions once the new set was made, could not be made, or was found at the first look. */
export function newSetConditions(
  deployment: Deployment,
  name: string,
  news: { readonly type: 'created' | 'found' } | { readonly type: 'failed'; readonly error: string },
  now: number,
): Conditions {
  const conditions = deployment.status.conditions ?? [];
  if (!hasProgressDeadline(deployment)) return conditions;
  switch (news.type) {
    case 'created':
      return withProgress(
        conditions,
        'True',
        'NewReplicaSetCreated',
        `Created new replica set "${name}"`,
        now,
      );
    case 'failed':
      return withProgress(
        conditions,
        'False',
        'ReplicaSetCreateError',
        failedCreation(name, news.error),
        now,
      );
    case 'found':
      if (progressing(conditions) !== undefined) return conditions;
      return withProgress(conditions, 'True', 'FoundNewReplicaSet', `Found new replica set "${name}"`, now);
  }
}

export function failedCreation(name: string, error: string): string {
  return `Failed to create new replica set "${name}": ${error}`;
}

/** The whole status while a rollout may be under way (syncRolloutStatus). */
export function rolloutStatus(deployment: Deployment, sets: Sets, now: number): DeploymentStatus {
  const status = calculateStatus(deployment, sets, now);
  const failure = replicaFailure(sets);
  const conditions = progressConditions(deployment, status, sets, now);
  return {
    ...status,
    conditions: [
      ...(failure === undefined
        ? withoutCondition(conditions, 'ReplicaFailure')
        : withCondition(conditions, failure)),
    ],
  };
}

function progressConditions(
  deployment: Deployment,
  status: DeploymentStatus,
  sets: Sets,
  now: number,
): Conditions {
  const conditions = status.conditions ?? [];
  if (!hasProgressDeadline(deployment)) return withoutCondition(conditions, 'Progressing');
  const wasComplete = progressing(conditions)?.reason === 'NewReplicaSetAvailable';
  if (wasComplete && (status.replicas ?? 0) === (status.updatedReplicas ?? 0)) return conditions;
  const subject =
    sets.newSet === undefined
      ? `Deployment "${deployment.metadata.name}"`
      : `ReplicaSet "${sets.newSet.metadata.name}"`;
  if (isComplete(deployment, status)) {
    const message = `${subject} has successfully progressed.`;
    return withProgress(conditions, 'True', 'NewReplicaSetAvailable', message, now);
  }
  if (isProgressing(deployment.status, status)) {
    const moved = condition('Progressing', 'True', 'ReplicaSetUpdated', `${subject} is progressing.`, now);
    return replaceCondition(conditions, moved);
  }
  if (isTimedOut(deployment, conditions, now)) {
    const message = `${subject} has timed out progressing.`;
    return withProgress(conditions, 'False', 'ProgressDeadlineExceeded', message, now);
  }
  return conditions;
}

/** Every pod is of the newest template and available, and no other is left. */
export function isComplete(deployment: Deployment, status: DeploymentStatus): boolean {
  const desired = desiredReplicas(deployment);
  return (
    (status.updatedReplicas ?? 0) === desired &&
    (status.replicas ?? 0) === desired &&
    (status.availableReplicas ?? 0) === desired &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

/** More new pods, fewer old ones, or more of either ready or available than before. */
export function isProgressing(before: DeploymentStatus, after: DeploymentStatus): boolean {
  const oldPods = ({ replicas = 0, updatedReplicas = 0 }: DeploymentStatus) => replicas - updatedReplicas;
  return (
    (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    oldPods(after) < oldPods(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

/** No progress for longer than the deadline. A finished rollout never times out, a failed one stays so. */
export function isTimedOut(deployment: Deployment, conditions: Conditions, now: number): boolean {
  const reason = progressing(conditions)?.reason;
  if (reason === 'NewReplicaSetAvailable') return false;
  if (reason === 'ProgressDeadlineExceeded') return true;
  const deadline = deadlineOf(deployment, conditions);
  return deadline !== undefined && deadline < now;
}

/** When to look whether the deadline passed, milliseconds since the epoch: a second late, as times are whole seconds. */
export function nextProgressCheck(deployment: Deployment, status: DeploymentStatus): number | undefined {
  const reason = progressing(status.conditions)?.reason;
  if (reason === 'ProgressDeadlineExceeded' || isComplete(deployment, status)) return undefined;
  const deadline = deadlineOf(deployment, status.conditions);
  return deadline === undefined ? undefined : deadline + 1000;
}

function deadlineOf(deployment: Deployment, conditions: Conditions | undefined): number | undefined {
  const updated = parseTimestamp(progressing(conditions)?.lastUpdateTime);
  if (!hasProgressDeadline(deployment) || updated === undefined) return undefined;
  return updated + deployment.spec.progressDeadlineSeconds! * 1000;
}

function progressing(conditions: Conditions | undefined): DeploymentCondition | undefined {
  return findCondition(conditions, 'Progressing');
}

function withProgress(
  conditions: Conditions,
  status: string,
  reason: string,
  message: string,
  now: number,
): Conditions {
  return withCondition(conditions, condition('Progressing', status, reason, message, now));
}
