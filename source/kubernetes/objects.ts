/**
 * The types of stored objects: Kubernetes' own interfaces with the parts that every stored object has made
 * required. Stored objects are frozen; a new version is a new object that shares what did not change.
 */
import type {
  IControllerRevision,
  IDaemonSet,
  IDeployment,
  IReplicaSet,
  IStatefulSet,
} from 'kubernetes-models/apps/v1';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import type { ICronJob, IJob } from 'kubernetes-models/batch/v1';
import type { ILease } from 'kubernetes-models/coordination.k8s.io/v1';
import type { IEndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1';
import type { IIngress, IIngressClass, INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import type {
  IClusterRole,
  IClusterRoleBinding,
  IRole,
  IRoleBinding,
} from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import type { IPriorityClass } from 'kubernetes-models/scheduling.k8s.io/v1';
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1';
import type {
  IConfigMap,
  IContainer,
  IContainerState,
  IContainerStatus,
  IEndpoints,
  IEvent,
  ILimitRange,
  INamespace,
  INode,
  IPersistentVolume,
  IPersistentVolumeClaim,
  IPod,
  IPodTemplateSpec,
  IProbe,
  IReplicationController,
  IResourceQuota,
  ISecret,
  IService,
  IServiceAccount,
  ITaint,
  IToleration,
} from 'kubernetes-models/v1';
import type { Kind } from './kinds.ts';

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** Metadata of a stored object. Times are RFC 3339 with seconds; namespace is absent on cluster-wide kinds. */
export interface Metadata {
  name: string;
  namespace?: string;
  generateName?: string;
  uid: string;
  resourceVersion: string;
  generation?: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  finalizers?: string[];
  [field: string]: unknown;
}

type Part<T, P extends string> = P extends keyof T ? { [K in P]: NonNullable<T[P]> } : unknown;

type Stored<K extends Kind, T> = Omit<T, 'apiVersion' | 'kind' | 'metadata' | 'spec' | 'status'> & {
  apiVersion: string;
  kind: K;
  metadata: Metadata;
} & Part<T, 'spec'> &
  Part<T, 'status'>;

/** The object type of each kind. */
export interface ObjectOfKind {
  Pod: Stored<'Pod', IPod>;
  ReplicationController: Stored<'ReplicationController', IReplicationController>;
  ReplicaSet: Stored<'ReplicaSet', IReplicaSet>;
  Deployment: Stored<'Deployment', IDeployment>;
  StatefulSet: Stored<'StatefulSet', IStatefulSet>;
  DaemonSet: Stored<'DaemonSet', IDaemonSet>;
  Job: Stored<'Job', IJob>;
  CronJob: Stored<'CronJob', ICronJob>;
  ControllerRevision: Stored<'ControllerRevision', IControllerRevision>;
  PodDisruptionBudget: Stored<'PodDisruptionBudget', IPodDisruptionBudget>;
  HorizontalPodAutoscaler: Stored<'HorizontalPodAutoscaler', IHorizontalPodAutoscaler>;
  Service: Stored<'Service', IService>;
  Endpoints: Stored<'Endpoints', IEndpoints>;
  EndpointSlice: Stored<'EndpointSlice', IEndpointSlice>;
  Ingress: Stored<'Ingress', IIngress>;
  IngressClass: Stored<'IngressClass', IIngressClass>;
  NetworkPolicy: Stored<'NetworkPolicy', INetworkPolicy>;
  ConfigMap: Stored<'ConfigMap', IConfigMap>;
  Secret: Stored<'Secret', ISecret>;
  PersistentVolumeClaim: Stored<'PersistentVolumeClaim', IPersistentVolumeClaim>;
  PersistentVolume: Stored<'PersistentVolume', IPersistentVolume>;
  StorageClass: Stored<'StorageClass', IStorageClass>;
  LimitRange: Stored<'LimitRange', ILimitRange>;
  ResourceQuota: Stored<'ResourceQuota', IResourceQuota>;
  ServiceAccount: Stored<'ServiceAccount', IServiceAccount>;
  PriorityClass: Stored<'PriorityClass', IPriorityClass>;
  Role: Stored<'Role', IRole>;
  RoleBinding: Stored<'RoleBinding', IRoleBinding>;
  ClusterRole: Stored<'ClusterRole', IClusterRole>;
  ClusterRoleBinding: Stored<'ClusterRoleBinding', IClusterRoleBinding>;
  Event: Stored<'Event', IEvent>;
  Lease: Stored<'Lease', ILease>;
  Node: Stored<'Node', INode>;
  Namespace: Stored<'Namespace', INamespace>;
  PodMetrics: PodMetrics;
  NodeMetrics: NodeMetrics;
}

/** `cpu: 12m`, `memory: 20Mi`. */
export interface ResourceUsage {
  cpu: string;
  memory: string;
}

/** What the metrics API tells of one pod or machine: usage over a window that ended at `timestamp`. */
type Metrics = {
  apiVersion: string;
  metadata: Metadata;
  timestamp: string;
  /** A duration, `15s`. */
  window: string;
};

export type PodMetrics = Metrics & {
  kind: 'PodMetrics';
  containers: { name: string; usage: ResourceUsage }[];
};

export type NodeMetrics = Metrics & {
  kind: 'NodeMetrics';
  usage: ResourceUsage;
};

export type Pod = ObjectOfKind['Pod'];
export type ReplicaSet = ObjectOfKind['ReplicaSet'];
export type Deployment = ObjectOfKind['Deployment'];
export type Job = ObjectOfKind['Job'];
export type Event = ObjectOfKind['Event'];
export type Node = ObjectOfKind['Node'];
export type Namespace = ObjectOfKind['Namespace'];
export type Lease = ObjectOfKind['Lease'];
export type Service = ObjectOfKind['Service'];

/** Any stored object. `AnyObject['kind']` tells which. */
export type AnyObject = ObjectOfKind[Kind];

/** What the generic machinery needs to know of an object. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly [field: string]: unknown;
}

/** An object as a client hands it in: only kind and name (or generateName) are sure. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: Partial<Metadata>;
  [field: string]: unknown;
}

export type {
  IContainer as Container,
  IContainerState as ContainerState,
  IContainerStatus as ContainerStatus,
  IPodTemplateSpec as PodTemplateSpec,
  IProbe as Probe,
  ITaint as Taint,
  IToleration as Toleration,
};

/** Key of an object within its kind: `namespace/name`, or `name` where the kind is cluster-wide. */
export function keyOf(object: KubeObject): string {
  return makeKey(object.metadata.namespace, object.metadata.name);
}

export function makeKey(namespace: string | undefined, name: string): string {
  return namespace === undefined || namespace === '' ? name : `${namespace}/${name}`;
}

export function splitKey(key: string): { namespace: string | undefined; name: string } {
  const slash = key.indexOf('/');
  return slash < 0
    ? { namespace: undefined, name: key }
    : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
