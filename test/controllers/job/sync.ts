/** One look of the Job controller at a Job with given pods, and what came of it. */
import { job } from '../../../source/controllers/job/job.ts';
import type { Job, Manifest } from '../../../source/kubernetes/objects.ts';
import { forbidden } from '../../../source/kubernetes/status-error.ts';
import { timestamp } from '../../../source/kubernetes/time.ts';
import type { EventRecord, Write, WriteResult } from '../../../source/store/reading.ts';
import { completed, context, epoch, world } from '../../support/world.ts';

export const tracking = 'batch.kubernetes.io/job-tracking';
export const suspended = {
  type: 'Suspended',
  status: 'True',
  reason: 'JobSuspended',
  message: 'Job suspended',
};

export interface Given {
  readonly parallelism?: number;
  readonly completions?: number;
  readonly backoffLimit?: number;
  readonly suspend?: boolean;
  readonly deleting?: boolean;
  readonly podReplacementPolicy?: string;
  readonly activeDeadlineSeconds?: number;
  readonly restartPolicy?: string;
  /** Seconds since it started; absent: it did not yet. */
  readonly age?: number;
  readonly conditions?: readonly object[];
  readonly counted?: { readonly succeeded?: number; readonly failed?: number };
  readonly pods?: {
    readonly pending?: number;
    readonly active?: number;
    /** How many of the active ones are ready. */
    readonly ready?: number;
    readonly succeeded?: number;
    readonly failed?: number;
    readonly terminating?: number;
  };
  readonly restarts?: number;
  /** Pods that the API server allows. */
  readonly podLimit?: number;
}

interface Seen {
  readonly creations: number;
  readonly deletions: number;
  /** Pods that lost the mark that they are not counted yet. */
  readonly untracked: number;
  readonly status: Job['status'];
  readonly events: readonly EventRecord[];
  readonly wakeAt: number | undefined;
}

export function sync(given: Given): Seen {
  const read = world(jobOf(given), ...podsOf(given));
  const outcome = job.reconcile(context(read), 'default/j');
  const results = (outcome.writes ?? []).map((write, index) => resultOf(write, index, given.podLimit));
  const settled = outcome.settle?.(results);
  const writes = [...(outcome.writes ?? []), ...(settled?.writes ?? [])];
  const status = writes.find((write) => 'subresource' in write && write.subresource === 'status');
  return {
    creations: results.filter(({ write, object }) => write.verb === 'create' && object !== undefined).length,
    deletions: writes.filter(({ verb }) => verb === 'delete').length,
    untracked: writes.filter((write) => write.verb === 'update' && write.object.kind === 'Pod').length,
    status: ((status as { object: Job } | undefined)?.object ?? read.list('Job')[0]!).status,
    events: [...(outcome.events ?? []), ...(settled?.events ?? [])],
    wakeAt: outcome.wakeAt ?? settled?.wakeAt,
  };
}

export function jobOf(given: Given): Manifest {
  const { parallelism, completions, backoffLimit = 6, suspend, deleting, podReplacementPolicy } = given;
  const { activeDeadlineSeconds, restartPolicy = 'Never', age, conditions, counted } = given;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: 'j',
      namespace: 'default',
      uid: 'uid-j',
      ...(deleting && { deletionTimestamp: timestamp(epoch) }),
    },
    spec: {
      ...{ parallelism, completions, backoffLimit, suspend, podReplacementPolicy, activeDeadlineSeconds },
      template: { metadata: { labels: { job: 'j' } }, spec: { restartPolicy, containers: [] } },
    },
    status: {
      ...counted,
      ...(age !== undefined && { startTime: timestamp(epoch - age * 1000) }),
      ...(conditions && { conditions }),
    },
  };
}

function podsOf({ pods = {}, restarts = 0 }: Given): Manifest[] {
  const { pending = 0, active = 0, ready = 0, succeeded = 0, failed = 0, terminating = 0 } = pods;
  const many = (count: number, name: string, make: (name: string, index: number) => Manifest) =>
    Array.from({ length: count }, (_, index) => make(`${name}-${index}`, index));
  return [
    ...many(pending, 'pending', (name) => pod(name, 'Pending')),
    ...many(active, 'active', (name, index) => pod(name, 'Running', { ready: index < ready, restarts })),
    ...many(succeeded, 'succeeded', (name) => pod(name, 'Succeeded')),
    ...many(failed, 'failed', (name) => pod(name, 'Failed', { created: -3600 })),
    ...many(terminating, 'terminating', (name) => pod(name, 'Running', { deleted: true, created: -3600 })),
  ];
}

interface PodFields {
  readonly ready?: boolean;
  readonly restarts?: number;
  readonly deleted?: boolean;
  /** Seconds after the epoch. */
  readonly created?: number;
}

export function pod(
  name: string,
  phase: string,
  { ready, restarts = 0, deleted, created = 0 }: PodFields = {},
): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      finalizers: [tracking],
      creationTimestamp: timestamp(epoch + created * 1000),
      ownerReferences: [{ apiVersion: 'batch/v1', kind: 'Job', name: 'j', uid: 'uid-j', controller: true }],
      ...(deleted && { deletionTimestamp: timestamp(epoch - 3_600_000) }),
    },
    spec: { nodeName: 'node-1' },
    status: {
      phase,
      ...(ready && { conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: timestamp(epoch) }] }),
      containerStatuses: restarts > 0 ? [{ restartCount: restarts }] : [],
    },
  };
}

function resultOf(write: Write, index: number, podLimit = Number.POSITIVE_INFINITY): WriteResult {
  if (write.verb !== 'create') return { write, object: 'object' in write ? write.object : undefined };
  if (index >= podLimit) return { write, error: forbidden('Pod', 'j-', 'exceeded quota') };
  return { write, object: completed({ ...write.object, metadata: { name: `j-${index}` } }) };
}
