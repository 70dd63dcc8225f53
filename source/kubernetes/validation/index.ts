/**
 * What the API server refuses: the rules of every kind, over objects that have been given their defaults and (where
 * they need one) their identity. Complaints come in the API server's order and words; none means valid.
 */
import { type Kind, kindOfManifest } from '../kinds.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import type { FieldError } from '../status-error.ts';
import { configMap } from './config-map.ts';
import { endpointSlice } from './endpoint-slice.ts';
import { endpoints } from './endpoints.ts';
import { event } from './event.ts';
import { horizontalPodAutoscaler } from './horizontal-pod-autoscaler.ts';
import { ingress } from './ingress.ts';
import { ingressClass } from './ingress-class.ts';
import { cronJob } from './jobs/cron-job.ts';
import { job } from './jobs/job.ts';
import { lease } from './lease.ts';
import { limitRange } from './limit-range.ts';
import { validateMetadata, validateMetadataUpdate } from './metadata.ts';
import { namespace } from './namespace.ts';
import { networkPolicy } from './network-policy.ts';
import { node } from './node.ts';
import { persistentVolume } from './persistent-volume.ts';
import { persistentVolumeClaim } from './persistent-volume-claim.ts';
import { podDisruptionBudget } from './pod-disruption-budget.ts';
import { pod, podDebugUpdate } from './pods/pod.ts';
import { priorityClass } from './priority-class.ts';
import { clusterRole, clusterRoleBinding, role, roleBinding } from './rbac.ts';
import { resourceQuota } from './resource-quota.ts';
import { free, type Rules } from './rules.ts';
import { secret } from './secret.ts';
import { service } from './service.ts';
import { storageClass } from './storage-class.ts';
import { controllerRevision } from './workloads/controller-revision.ts';
import { daemonSet } from './workloads/daemon-set.ts';
import { deployment } from './workloads/deployment.ts';
import { replicaSet } from './workloads/replica-set.ts';
import { replicationController } from './workloads/replication-controller.ts';
import { statefulSet } from './workloads/stateful-set.ts';

export { validateStatusUpdate } from './status.ts';

const rules = {
  Pod: pod,
  ReplicationController: replicationController,
  ReplicaSet: replicaSet,
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job,
  CronJob: cronJob,
  ControllerRevision: controllerRevision,
  PodDisruptionBudget: podDisruptionBudget,
  HorizontalPodAutoscaler: horizontalPodAutoscaler,
  Service: service,
  Endpoints: endpoints,
  EndpointSlice: endpointSlice,
  Ingress: ingress,
  IngressClass: ingressClass,
  NetworkPolicy: networkPolicy,
  ConfigMap: configMap,
  Secret: secret,
  PersistentVolumeClaim: persistentVolumeClaim,
  PersistentVolume: persistentVolume,
  StorageClass: storageClass,
  LimitRange: limitRange,
  ResourceQuota: resourceQuota,
  ServiceAccount: free(),
  PriorityClass: priorityClass,
  Role: role,
  RoleBinding: roleBinding,
  ClusterRole: clusterRole,
  ClusterRoleBinding: clusterRoleBinding,
  Event: event,
  Lease: lease,
  Node: node,
  Namespace: namespace,
  PodMetrics: free(),
  NodeMetrics: free(),
} satisfies Record<Kind, Rules>;

export function validateCreate(object: Manifest | KubeObject): FieldError[] {
  const kind = kindOfManifest(object.apiVersion, object.kind);
  return kind === undefined ? [] : [...validateMetadata(kind, object), ...rules[kind].create(object)];
}

/** `next` is what the object would become; both carry the same identity. */
export function validateUpdate(next: Manifest | KubeObject, previous: Manifest | KubeObject): FieldError[] {
  const kind = kindOfManifest(next.apiVersion, next.kind);
  if (kind === undefined) return [];
  return [...validateMetadataUpdate(next, previous), ...rules[kind].update(next, previous)];
}

/** As `validateUpdate`, of a write to the ephemeral containers of a pod. */
export function validateEphemeralContainersUpdate(next: KubeObject, previous: KubeObject): FieldError[] {
  return [...validateMetadataUpdate(next, previous), ...podDebugUpdate(next, previous)];
}
