/** The columns of every kind, as the API server's tables have them (pkg/printers/internalversion). */
import type { Kind } from '../../kubernetes/kinds.ts';
import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn } from '../cell.ts';
import { configMapColumns } from './config-map.ts';
import { cronJobColumns } from './cron-job.ts';
import { daemonSetColumns } from './daemon-set.ts';
import { deploymentColumns } from './deployment.ts';
import { eventColumns } from './event.ts';
import { ingressColumns } from './ingress.ts';
import { jobColumns } from './job.ts';
import { leaseColumns } from './lease.ts';
import { limitRangeColumns } from './limit-range.ts';
import { namespaceColumns } from './namespace.ts';
import { nodeColumns } from './node.ts';
import { persistentVolumeClaimColumns } from './persistent-volume-claim.ts';
import { podColumns } from './pod.ts';
import { replicaSetColumns } from './replica-set.ts';
import { replicationControllerColumns } from './replication-controller.ts';
import { resourceQuotaColumns } from './resource-quota.ts';
import { secretColumns } from './secret.ts';
import { serviceColumns } from './service.ts';
import { serviceAccountColumns } from './service-account.ts';
import { statefulSetColumns } from './stateful-set.ts';

const plain = [nameColumn, ageColumn];

const tables: { readonly [K in Kind]: readonly Column<ObjectOfKind[K]>[] } = {
  Pod: podColumns,
  ReplicationController: replicationControllerColumns,
  ReplicaSet: replicaSetColumns,
  Deployment: deploymentColumns,
  StatefulSet: statefulSetColumns,
  DaemonSet: daemonSetColumns,
  Job: jobColumns,
  CronJob: cronJobColumns,
  ControllerRevision: plain,
  PodDisruptionBudget: plain,
  HorizontalPodAutoscaler: plain,
  Service: serviceColumns,
  Endpoints: plain,
  EndpointSlice: plain,
  Ingress: ingressColumns,
  IngressClass: plain,
  NetworkPolicy: plain,
  ConfigMap: configMapColumns,
  Secret: secretColumns,
  PersistentVolumeClaim: persistentVolumeClaimColumns,
  PersistentVolume: plain,
  StorageClass: plain,
  LimitRange: limitRangeColumns,
  ResourceQuota: resourceQuotaColumns,
  ServiceAccount: serviceAccountColumns,
  PriorityClass: plain,
  Role: plain,
  RoleBinding: plain,
  ClusterRole: plain,
  ClusterRoleBinding: plain,
  Event: eventColumns,
  Lease: leaseColumns,
  Node: nodeColumns,
  Namespace: namespaceColumns,
  PodMetrics: plain,
  NodeMetrics: plain,
};

/** The columns of a kind, those of `-o wide` included. The objects given to them must be of that kind. */
export function columnsOf(kind: Kind): readonly Column[] {
  return tables[kind];
}
