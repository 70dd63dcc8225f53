/** Every control loop of the cluster, in the order in which simultaneous changes reach them. */
import type { Reconciler } from '../store/reading.ts';
import { deployment } from './deployment/deployment.ts';
import { disruption } from './disruption/disruption.ts';
import { garbageCollector } from './garbage-collector.ts';
import { job } from './job/job.ts';
import { jobOrphanPods } from './job/orphan-pods.ts';
import { namespace } from './namespace.ts';
import { nodeLifecycle } from './node-lifecycle/node-lifecycle.ts';
import { podGarbageCollector } from './pod-garbage-collector.ts';
import { replicaSet, replicationController } from './replica-set/replica-set.ts';
import { resourceQuota } from './resource-quota.ts';
import { rootCa } from './root-ca.ts';
import { serviceAccount } from './service-account.ts';
import { claimProtection, volumeProtection } from './storage-protection.ts';
import { taintEviction } from './taint-eviction.ts';
import { ttlAfterFinished } from './ttl-after-finished.ts';

export const controllers: readonly Reconciler[] = [
  deployment,
  replicaSet,
  replicationController,
  job,
  jobOrphanPods,
  ttlAfterFinished,
  disruption,
  nodeLifecycle,
  taintEviction,
  podGarbageCollector,
  garbageCollector,
  serviceAccount,
  rootCa,
  resourceQuota,
  claimProtection,
  volumeProtection,
  namespace,
];
