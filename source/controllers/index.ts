/** Every control loop of the cluster, in the order in which simultaneous changes reach them. */
import type { Reconciler } from '../store/reading.ts';
import { deployment } from './deployment/deployment.ts';
import { garbageCollector } from './garbage-collector.ts';
import { job } from './job/job.ts';
import { jobOrphanPods } from './job/orphan-pods.ts';
import { namespace } from './namespace.ts';
import { nodeLifecycle } from './node-lifecycle/node-lifecycle.ts';
import { podGarbageCollector } from './pod-garbage-collector.ts';
import { replicaSet, replicationController } from './replica-set/replica-set.ts';
import { taintEviction } from './taint-eviction.ts';
import { ttlAfterFinished } from './ttl-after-finished.ts';

export const controllers: readonly Reconciler[] = [
  deployment,
  replicaSet,
  replicationController,
  job,
  jobOrphanPods,
  ttlAfterFinished,
  nodeLifecycle,
  taintEviction,
  podGarbageCollector,
  garbageCollector,
  namespace,
];
