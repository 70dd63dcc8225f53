import { findCondition } from '../../kubernetes/conditions.ts';
import type { AnyObject, Deployment, ObjectOfKind } from '../../kubernetes/objects.ts';
import { revisionOf } from '../../kubernetes/revisions.ts';
import type { Command, Invocation, Ongoing } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean, duration, integer, integerFlag, textFlag } from '../flags.ts';
import { attemptedAll, deadlineOf, followOne, timedOut, waitsUntil } from '../following.ts';
import { rolloutFlags, visitRollouts } from '../rollout.ts';

/** Where a rollout stands, in kubectl's sentence (polymorphichelpers, rollout_status). */
export interface RolloutStatus {
  readonly message: string;
  readonly done: boolean;
}

export const rolloutStatus: Command = {
  flags: [...rolloutFlags, boolean('watch', { short: 'w' }), integer('revision'), duration('timeout')],
  operands: 'resources',
  run(invocation) {
    const objects: AnyObject[] = [];
    visitRollouts(invocation, (object) => objects.push(object));
    const parts = objects.map((object) => followRollout(invocation, object));
    invocation.goOn(attemptedAll(invocation, parts));
  },
};

/** A sentence for every change of the object, until its rollout is done. */
function* followRollout(invocation: Invocation, { kind, metadata }: AnyObject): Ongoing {
  const { cluster } = invocation;
  const { flags } = invocation.arguments;
  const revision = integerFlag(flags, 'revision') ?? 0;
  const isPatient = textFlag(flags, 'watch') !== 'false';
  const deadline = deadlineOf(invocation);
  const watch = followOne(cluster, kind, metadata.namespace, metadata.name);
  for (;;) {
    for (const { type, object } of watch.take()) {
      if (type === 'DELETED') throw new KubectlError('object has been deleted');
      if (type === 'BOOKMARK') continue;
      const { message, done } = statusOf(object, revision);
      invocation.out(message);
      if (done || !isPatient) return;
    }
    if (deadline !== undefined && cluster.now >= deadline) throw new KubectlError(timedOut);
    yield waitsUntil(deadline);
  }
}

export function statusOf(object: AnyObject, revision: number): RolloutStatus {
  switch (object.kind) {
    case 'Deployment':
      return deploymentStatus(object, revision);
    case 'DaemonSet':
      return daemonSetStatus(object);
    case 'StatefulSet':
      return statefulSetStatus(object);
    default:
      throw new KubectlError(`no status viewer has been implemented for ${object.kind}`);
  }
}

const waiting = (message: string): RolloutStatus => ({ message, done: false });
const finished = (message: string): RolloutStatus => ({ message, done: true });

function deploymentStatus(deployment: Deployment, revision: number): RolloutStatus {
  const { metadata, spec, status } = deployment;
  const running = revisionOf(deployment);
  if (revision > 0 && revision !== running) {
    throw new KubectlError(
      `desired revision (${revision}) is different from the running revision (${running})`,
    );
  }
  if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0)) {
    return waiting('Waiting for deployment spec update to be observed...');
  }
  if (findCondition(status.conditions, 'Progressing')?.reason === 'ProgressDeadlineExceeded') {
    throw new KubectlError(`deployment "${metadata.name}" exceeded its progress deadline`);
  }
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  const wait = (what: string) =>
    waiting(`Waiting for deployment "${metadata.name}" rollout to finish: ${what}...`);
  if (spec.replicas !== undefined && updatedReplicas < spec.replicas) {
    return wait(`${updatedReplicas} out of ${spec.replicas} new replicas have been updated`);
  }
  if (replicas > updatedReplicas)
    return wait(`${replicas - updatedReplicas} old replicas are pending termination`);
  if (availableReplicas < updatedReplicas) {
    return wait(`${availableReplicas} of ${updatedReplicas} updated replicas are available`);
  }
  return finished(`deployment "${metadata.name}" successfully rolled out`);
}

const onlyRolling = 'rollout status is only available for RollingUpdate strategy type';

function daemonSetStatus({ metadata, spec, status }: ObjectOfKind['DaemonSet']): RolloutStatus {
  if (spec.updateStrategy?.type === 'OnDelete') throw new KubectlError(onlyRolling);
  if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0)) {
    return waiting('Waiting for daemon set spec update to be observed...');
  }
  const {
    updatedNumberScheduled: updated = 0,
    desiredNumberScheduled: desired,
    numberAvailable: available = 0,
  } = status;
  const wait = (what: string) =>
    waiting(`Waiting for daemon set "${metadata.name}" rollout to finish: ${what}...`);
  if (updated < desired) return wait(`${updated} out of ${desired} new pods have been updated`);
  if (available < desired) return wait(`${available} of ${desired} updated pods are available`);
  return finished(`daemon set "${metadata.name}" successfully rolled out`);
}

function statefulSetStatus({ metadata, spec, status }: ObjectOfKind['StatefulSet']): RolloutStatus {
  if (spec.updateStrategy?.type === 'OnDelete') throw new KubectlError(onlyRolling);
  const { observedGeneration = 0, readyReplicas = 0, updatedReplicas = 0 } = status;
  if (observedGeneration === 0 || (metadata.generation ?? 0) > observedGeneration) {
    return waiting('Waiting for statefulset spec update to be observed...');
  }
  const replicas = spec.replicas ?? 1;
  if (readyReplicas < replicas) return waiting(`Waiting for ${replicas - readyReplicas} pods to be ready...`);
  const partition = spec.updateStrategy?.rollingUpdate?.partition;
  if (partition !== undefined) {
    const wanted = replicas - partition;
    return updatedReplicas < wanted
      ? waiting(
          `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${wanted} new pods have been updated...`,
        )
      : finished(`partitioned roll out complete: ${updatedReplicas} new pods have been updated...`);
  }
  return status.updateRevision === status.currentRevision
    ? finished(
        `statefulset rolling update complete ${status.currentReplicas ?? 0} pods at revision ${status.currentRevision}...`,
      )
    : waiting(
        `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${status.updateRevision}...`,
      );
}
