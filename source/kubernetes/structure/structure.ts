/** How the lists and maps of each kind merge, as Kubernetes v1.36's API types declare it. */
import { own } from '../../lib/fields.ts';
import type { Kind } from '../kinds.ts';
import { atomic, conditions, listBy, plain, type Structure, set } from './form.ts';
import { metadata } from './metadata.ts';
import { pod } from './pods.ts';
import { persistentVolume, persistentVolumeClaim } from './volumes.ts';
import {
  cronJob,
  deployment,
  horizontalPodAutoscaler,
  job,
  podDisruptionBudget,
  replicaSet,
  replicationController,
} from './workloads.ts';

export type { ListKeys, Structure } from './form.ts';
export { structureOfField } from './form.ts';

/** Of what is no kind of ours there is nothing to say. */
export function structureOf(kind: string): Structure {
  return own(structures, kind) ?? plain;
}

const onlyMetadata: Structure = { fields: { metadata } };

const binding: Structure = { fields: { metadata, roleRef: atomic } };

const structures = {
  Pod: pod,
  ReplicationController: replicationController,
  ReplicaSet: replicaSet,
  Deployment: deployment,
  StatefulSet: replicaSet,
  DaemonSet: replicaSet,
  Job: job,
  CronJob: cronJob,
  ControllerRevision: { fields: { metadata, data: atomic } },
  PodDisruptionBudget: podDisruptionBudget,
  HorizontalPodAutoscaler: horizontalPodAutoscaler,
  Service: {
    fields: {
      metadata,
      spec: {
        fields: {
          ports: { mergeKey: 'port', list: { keys: ['port', 'protocol'], defaults: { protocol: 'TCP' } } },
          selector: atomic,
        },
      },
      status: { fields: { conditions } },
    },
  },
  Endpoints: onlyMetadata,
  EndpointSlice: onlyMetadata,
  Ingress: {
    fields: {
      metadata,
      spec: {
        fields: {
          defaultBackend: { fields: { resource: atomic, service: { fields: { port: atomic } } } },
        },
      },
    },
  },
  IngressClass: onlyMetadata,
  NetworkPolicy: { fields: { metadata, spec: { fields: { podSelector: atomic } } } },
  ConfigMap: onlyMetadata,
  Secret: onlyMetadata,
  PersistentVolumeClaim: persistentVolumeClaim,
  PersistentVolume: persistentVolume,
  StorageClass: onlyMetadata,
  LimitRange: onlyMetadata,
  ResourceQuota: { fields: { metadata, spec: { fields: { scopeSelector: atomic } } } },
  ServiceAccount: { fields: { metadata, secrets: listBy('name', atomic) } },
  PriorityClass: onlyMetadata,
  Role: onlyMetadata,
  RoleBinding: binding,
  ClusterRole: onlyMetadata,
  ClusterRoleBinding: binding,
  Event: { fields: { metadata, involvedObject: atomic, related: atomic } },
  Lease: onlyMetadata,
  Node: {
    fields: {
      metadata,
      spec: { fields: { podCIDRs: set } },
      status: { fields: { addresses: listBy('type'), conditions } },
    },
  },
  Namespace: { fields: { metadata, status: { fields: { conditions } } } },
  PodMetrics: onlyMetadata,
  NodeMetrics: onlyMetadata,
} as const satisfies Record<Kind, Structure>;
