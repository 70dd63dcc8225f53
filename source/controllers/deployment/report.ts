/** What a Deployment tells after its writes were tried: events and status. */
import type { Deployment } from '../../kubernetes/objects.ts';
import { semanticEqual } from '../../kubernetes/semantic-equal.ts';
import { isNamespaceTerminating, type StatusError } from '../../kubernetes/status-error.ts';
import type { EventRecord, Outcome, Write, WriteResult } from '../../store/reading.ts';
import { desiredReplicas } from './fenceposts.ts';
import { isDraft } from './new-replica-set.ts';
import type { Plan } from './plan.ts';
import {
  failedCreation,
  newSetConditions,
  nextProgressCheck,
  pausedConditions,
  rolloutStatus,
} from './progress.ts';
import { allSets, type Scaling, type Sets, sizeOf } from './replica-sets.ts';
import { calculateStatus, type DeploymentCondition, type DeploymentStatus } from './status.ts';

type Report = Omit<Outcome, 'settle' | 'slowStart'>;

/** `deployment` and `sets` as stored after the writes, `plan` and `results` what was tried. */
export function report(
  now: number,
  deployment: Deployment,
  sets: Sets,
  plan: Plan,
  results: readonly WriteResult[],
): Report {
  const noted = withConditions(deployment, pausedConditions(deployment, now));
  const refusal = results.find(({ write }) => write.verb === 'create')?.error;
  if (refusal !== undefined) return refused(noted, deployment, plan, refusal, now);
  const announced = withConditions(noted, newSetNews(noted, plan, now));
  const status = plan.isRollout ? rolloutStatus(announced, sets, now) : calculateStatus(announced, sets, now);
  const wakeAt = plan.isRollout ? nextProgressCheck(deployment, status) : undefined;
  return {
    events: scalingEvents(deployment, plan, results),
    writes: statusWrite(deployment, status),
    ...(wakeAt !== undefined && { wakeAt: Math.max(wakeAt, now + 1000) }),
  };
}

/** A hash that another ReplicaSet has: the next look tries the next one. */
export function collision(deployment: Deployment): Outcome {
  const collisionCount = (deployment.status.collisionCount ?? 0) + 1;
  return {
    writes: [
      {
        verb: 'update',
        subresource: 'status',
        object: { ...deployment, status: { ...deployment.status, collisionCount } } as Deployment,
        reason: `Another ReplicaSet has the name that Deployment ${deployment.metadata.name} needs`,
      },
    ],
  };
}

/** Nothing where the status is as it was. */
export function statusWrite(deployment: Deployment, status: DeploymentStatus): Write[] {
  if (semanticEqual(status, deployment.status)) return [];
  const ready = `${status.availableReplicas ?? 0} of ${desiredReplicas(deployment)} pods available`;
  return [
    {
      verb: 'update',
      subresource: 'status',
      object: { ...deployment, status } as Deployment,
      reason: `Deployment ${deployment.metadata.name} has ${ready}, ${status.updatedReplicas ?? 0} up to date`,
    },
  ];
}

function newSetNews(deployment: Deployment, plan: Plan, now: number): readonly DeploymentCondition[] {
  const { newSet } = plan.sets;
  if (newSet === undefined) return deployment.status.conditions ?? [];
  const type = isDraft(newSet) ? 'created' : 'found';
  return newSetConditions(deployment, newSet.metadata.name, { type }, now);
}

function refused(
  noted: Deployment,
  stored: Deployment,
  plan: Plan,
  refusal: StatusError,
  now: number,
): Report {
  if (isNamespaceTerminating(refusal)) return {};
  const name = allSets(plan.sets).find(isDraft)?.metadata.name ?? '';
  const error = refusal.message;
  const conditions = [...newSetConditions(noted, name, { type: 'failed', error }, now)];
  const message = failedCreation(name, error);
  return {
    events: [{ about: stored, type: 'Warning', reason: 'ReplicaSetCreateError', message }],
    writes: statusWrite(stored, { ...noted.status, conditions }),
  };
}

function scalingEvents(deployment: Deployment, plan: Plan, results: readonly WriteResult[]): EventRecord[] {
  const draft = allSets(plan.sets).find(isDraft);
  const born =
    draft !== undefined && sizeOf(draft) > 0 ? [scaledMessage(draft.metadata.name, 0, sizeOf(draft))] : [];
  const moved = plan.scalings
    .filter(({ set, replicas }) => replicas !== sizeOf(set) && isStored(set.metadata.name, results))
    .map(({ set, replicas }: Scaling) => scaledMessage(set.metadata.name, sizeOf(set), replicas));
  return [...born, ...moved].map((message) => ({
    about: deployment,
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message,
  }));
}

function scaledMessage(name: string, from: number, to: number): string {
  return `Scaled ${to > from ? 'up' : 'down'} replica set ${name} from ${from} to ${to}`;
}

function isStored(name: string, results: readonly WriteResult[]): boolean {
  return results.some(({ object }) => object?.kind === 'ReplicaSet' && object.metadata.name === name);
}

function withConditions(deployment: Deployment, conditions: readonly DeploymentCondition[]): Deployment {
  return { ...deployment, status: { ...deployment.status, conditions: [...conditions] } };
}
