/** The columns of every kind, as the API server's tables have them (pkg/printers/internalversion). */
import type { Kind } from '../../kubernetes/kinds.ts';
import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { Column } from '../cell.ts';
import { configMapColumns } from './config-map.ts';
import { controllerRevisionColumns } from './controller-revision.ts';
import { createdColumns } from './created.ts';
import { cronJobColumns } from './cron-job.ts';
import { daemonSetColumns } from './daemon-set.ts';
import { deploymentColumns } from './deployment.ts';
import { endpointSliceColumns } from './endpoint-slice.ts';
import { endpointsColumns } from './endpoints.ts';
import { eventColumns } from './event.ts';
import { horizontalPodAutoscalerColumns } from './horizontal-pod-autoscaler.ts';
import { ingressColumns } from './ingress.ts';
import { ingressClassColumns } from './ingress-class.ts';
import { jobColumns } from './job.ts';
import { leaseColumns } from './lease.ts';
import { nodeMetricsColumns, podMetricsColumns } from './metrics.ts';
import { namespaceColumns } from './namespace.ts';
import { networkPolicyColumns } from './network-policy.ts';
import { nodeColumns } from './node.ts';
import { persistentVolumeColumns } from './persistent-volume.ts';
import { persistentVolumeClaimColumns } from './persistent-volume-claim.ts';
import { podColumns } from './pod.ts';
import { podDisruptionBudgetColumns } from './pod-disruption-budget.ts';
import { priorityClassColumns } from './priority-class.ts';
import { replicaSetColumns } from './replica-set.ts';
import { replicationControllerColumns } from './replication-controller.ts';
import { resourceQuotaColumns } from './resource-quota.ts';
import { roleBindingColumns } from './role-binding.ts';
import { secretColumns } from './secret.ts';
import { serviceColumns } from './service.ts';
import { serviceAccountColumns } from './service-account.ts';
import { statefulSetColumns } from './stateful-set.ts';
import { storageClassColumns } from './storage-class.ts';

const tables: { readonly [K in Kind]: readonly Column<ObjectOfKind[K]>[] } = {
  Pod: podColumns,
  ReplicationController: replicationControllerColumns,
  ReplicaSet: replicaSetColumns,
  Deployment: deploymentColumns,
  StatefulSet: statefulSetColumns,
  DaemonSet: daemonSetColumns,
  Job: jobColumns,
  CronJob: cronJobColumns,
  ControllerRevision: controllerRevisionColumns,
  PodDisruptionBudget: podDisruptionBudgetColumns,
  HorizontalPodAutoscaler: horizontalPodAutoscalerColumns,
  Service: serviceColumns,
  Endpoints: endpointsColumns,
  EndpointSlice: endpointSliceColumns,
  Ingress: ingressColumns,
  IngressClass: ingressClassColumns,
  NetworkPolicy: networkPolicyColumns,
  ConfigMap: configMapColumns,
  Secret: secretColumns,
  PersistentVolumeClaim: persistentVolumeClaimColumns,
  PersistentVolume: persistentVolumeColumns,
  StorageClass: storageClassColumns,
  LimitRange: createdColumns,
  ResourceQuota: resourceQuotaColumns,
  ServiceAccount: serviceAccountColumns,
  PriorityClass: priorityClassColumns,
  Role: createdColumns,
  RoleBinding: roleBindingColumns,
  ClusterRole: createdColumns,
  ClusterRoleBinding: roleBindingColumns,
  Event: eventColumns,
  Lease: leaseColumns,
  Node: nodeColumns,
  Namespace: namespaceColumns,
  PodMetrics: podMetricsColumns,
  NodeMetrics: nodeMetricsColumns,
};

/** The columns of a kind, those of `-o wide` included. The objects given to them must be of that kind. */
export function columnsOf(kind: Kind): readonly Column[] {
  return tables[kind];
}
