/**
 * What the API server fills in before it validates and stores an object: the defaults of its kind, and what the
 * admission plugins add to every pod. The parts of the manifest that lack nothing stay the same references.
 */
import { type Kind, kindOfManifest } from '../kinds.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import { endpointSlice, endpoints } from './endpoints.ts';
import { type Defaulter, fill } from './fill.ts';
import { horizontalPodAutoscaler } from './horizontal-pod-autoscaler.ts';
import { cronJob, job } from './job.ts';
import { limitRange, resourceQuota } from './limits.ts';
import { ingress, ingressClass, networkPolicy } from './networking.ts';
import { pod } from './pod.ts';
import { binding } from './rbac.ts';
import { event, namespace, node, podDisruptionBudget, priorityClass, secret } from './resources.ts';
import { service } from './service.ts';
import { persistentVolume, persistentVolumeClaim, storageClass } from './storage.ts';
import { daemonSet, deployment, replicaSet, replicationController, statefulSet } from './workloads.ts';

export { applyJobIdentity } from './job.ts';

const nothing: Defaulter = (fields) => fields;

const defaulters = {
  Pod: pod,
  ReplicationController: replicationController,
  ReplicaSet: replicaSet,
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job,
  CronJob: cronJob,
  ControllerRevision: nothing,
  PodDisruptionBudget: podDisruptionBudget,
  HorizontalPodAutoscaler: horizontalPodAutoscaler,
  Service: service,
  Endpoints: endpoints,
  EndpointSlice: endpointSlice,
  Ingress: ingress,
  IngressClass: ingressClass,
  NetworkPolicy: networkPolicy,
  ConfigMap: nothing,
  Secret: secret,
  PersistentVolumeClaim: persistentVolumeClaim,
  PersistentVolume: persistentVolume,
  StorageClass: storageClass,
  LimitRange: limitRange,
  ResourceQuota: resourceQuota,
  ServiceAccount: nothing,
  PriorityClass: priorityClass,
  Role: nothing,
  RoleBinding: binding,
  ClusterRole: nothing,
  ClusterRoleBinding: binding,
  Event: event,
  Lease: nothing,
  Node: node,
  Namespace: namespace,
  PodMetrics: nothing,
  NodeMetrics: nothing,
} satisfies Record<Kind, Defaulter>;

const specless: readonly Kind[] = [
  'ControllerRevision',
  'Endpoints',
  'EndpointSlice',
  'ConfigMap',
  'Secret',
  'StorageClass',
  'ServiceAccount',
  'PriorityClass',
  'Role',
  'RoleBinding',
  'ClusterRole',
  'ClusterRoleBinding',
  'Event',
  'PodMetrics',
  'NodeMetrics',
];
const withSpec = fill({ spec: {} });

/** Kinds that are not in the kind table come back as they are. */
export function applyDefaults(manifest: Manifest | KubeObject): Manifest {
  const kind = kindOfManifest(manifest.apiVersion, manifest.kind);
  if (kind === undefined) return manifest;
  const start = specless.includes(kind) ? manifest : withSpec(manifest);
  return defaulters[kind](start) as Manifest;
}
