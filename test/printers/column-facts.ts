/** The columns of each kind as the API server names them; `+` marks those of `-o wide`. */
import type { Kind } from '../../source/kubernetes/kinds.ts';

export const columnFacts: Record<Kind, string> = {
  Pod: 'Name, Ready, Status, Restarts, Age, +IP, +Node, +Nominated Node, +Readiness Gates',
  ReplicationController: 'Name, Desired, Current, Ready, Age, +Containers, +Images, +Selector',
  ReplicaSet: 'Name, Desired, Current, Ready, Age, +Containers, +Images, +Selector',
  Deployment: 'Name, Ready, Up-to-date, Available, Age, +Containers, +Images, +Selector',
  StatefulSet: 'Name, Ready, Age, +Containers, +Images',
  DaemonSet:
    'Name, Desired, Current, Ready, Up-to-date, Available, Node Selector, Age, +Containers, +Images, +Selector',
  Job: 'Name, Status, Completions, Duration, Age, +Containers, +Images, +Selector',
  CronJob: 'Name, Schedule, Timezone, Suspend, Active, Last Schedule, Age, +Containers, +Images, +Selector',
  ControllerRevision: 'Name, Controller, Revision, Age',
  PodDisruptionBudget: 'Name, Min Available, Max Unavailable, Allowed Disruptions, Age',
  HorizontalPodAutoscaler: 'Name, Reference, Targets, MinPods, MaxPods, Replicas, Age',
  Service: 'Name, Type, Cluster-IP, External-IP, Port(s), Age, +Selector',
  Endpoints: 'Name, Endpoints, Age',
  EndpointSlice: 'Name, AddressType, Ports, Endpoints, Age',
  Ingress: 'Name, Class, Hosts, Address, Ports, Age',
  IngressClass: 'Name, Controller, Parameters, Age',
  NetworkPolicy: 'Name, Pod-Selector, Age',
  ConfigMap: 'Name, Data, Age',
  Secret: 'Name, Type, Data, Age',
  PersistentVolumeClaim:
    'Name, Status, Volume, Capacity, Access Modes, StorageClass, VolumeAttributesClass, Age, +VolumeMode',
  PersistentVolume:
    'Name, Capacity, Access Modes, Reclaim Policy, Status, Claim, StorageClass, VolumeAttributesClass, Reason, Age, +VolumeMode',
  StorageClass: 'Name, Provisioner, ReclaimPolicy, VolumeBindingMode, AllowVolumeExpansion, Age',
  LimitRange: 'Name, Created At',
  ResourceQuota: 'Name, Request, Limit, Age',
  ServiceAccount: 'Name, Secrets, Age',
  PriorityClass: 'Name, Value, Global-Default, Age, PreemptionPolicy',
  Role: 'Name, Created At',
  RoleBinding: 'Name, Role, Age, +Users, +Groups, +ServiceAccounts',
  ClusterRole: 'Name, Created At',
  ClusterRoleBinding: 'Name, Role, Age, +Users, +Groups, +ServiceAccounts',
  Event: 'Last Seen, Type, Reason, Object, +Subobject, +Source, Message, +First Seen, +Count, +Name',
  Lease: 'Name, Holder, Age',
  Node: 'Name, Status, Roles, Age, Version, +Internal-IP, +External-IP, +OS-Image, +Kernel-Version, +Container-Runtime',
  Namespace: 'Name, Status, Age',
  PodMetrics: 'Name, cpu, memory, Window',
  NodeMetrics: 'Name, cpu, memory, Window',
};

/** What a column is declared to hold, where that is no text. */
export const typeFacts: { readonly [K in Kind]?: Readonly<Record<string, string>> } = {
  ReplicationController: { Desired: 'integer', Current: 'integer', Ready: 'integer' },
  ReplicaSet: { Desired: 'integer', Current: 'integer', Ready: 'integer' },
  DaemonSet: {
    Desired: 'integer',
    Current: 'integer',
    Ready: 'integer',
    'Up-to-date': 'integer',
    Available: 'integer',
  },
  CronJob: { Suspend: 'boolean', Active: 'integer' },
  PodDisruptionBudget: { 'Allowed Disruptions': 'integer' },
  PriorityClass: { Value: 'integer', 'Global-Default': 'boolean' },
  LimitRange: { 'Created At': 'date' },
  Role: { 'Created At': 'date' },
  ClusterRole: { 'Created At': 'date' },
};
