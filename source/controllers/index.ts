/** Every control loop of the cluster, in the order in which they look at a change. */
import type { Reconciler } from '../store/reading.ts';
import { deployment } from './deployment/deployment.ts';
import { replicaSet, replicationController } from './replica-set/replica-set.ts';

export const controllers: readonly Reconciler[] = [deployment, replicaSet, replicationController];
