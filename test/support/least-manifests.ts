/** The smallest manifest of every kind that the API server takes. */
import { apiVersionOf, type StoredKind } from '../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';

const container = { name: 'main', image: 'nginx:1.16' };
const labels = { app: 'least' };
const podTemplate = { metadata: { labels }, spec: { containers: [container] } };
const jobSpec = { template: { spec: { restartPolicy: 'Never', containers: [container] } } };
const workload = { spec: { selector: { matchLabels: labels }, template: podTemplate } };

/** Name and apiVersion aside. */
const least: Readonly<Record<StoredKind, object>> = {
  Pod: { spec: { containers: [container] } },
  ReplicationController: { spec: { template: podTemplate } },
  ReplicaSet: workload,
  Deployment: workload,
  StatefulSet: workload,
  DaemonSet: workload,
  Job: { spec: jobSpec },
  CronJob: { spec: { schedule: '* * * * *', jobTemplate: { spec: jobSpec } } },
  ControllerRevision: { revision: 1, data: {} },
  PodDisruptionBudget: { spec: {} },
  HorizontalPodAutoscaler: {
    spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
  },
  Service: { spec: { ports: [{ port: 80 }] } },
  Endpoints: {},
  EndpointSlice: { addressType: 'IPv4', endpoints: [] },
  Ingress: { spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } } },
  IngressClass: { spec: { controller: 'example.com/ingress' } },
  NetworkPolicy: { spec: { podSelector: {} } },
  ConfigMap: {},
  Secret: {},
  PersistentVolumeClaim: {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
  PersistentVolume: {
    spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } },
  },
  StorageClass: { provisioner: 'example.com/disk' },
  LimitRange: {},
  ResourceQuota: {},
  ServiceAccount: {},
  PriorityClass: { value: 1000 },
  Role: { rules: [] },
  RoleBinding: { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' } },
  ClusterRole: { rules: [] },
  ClusterRoleBinding: {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'reader' },
  },
  Event: { involvedObject: { kind: 'Namespace', name: 'default', namespace: 'default' } },
  Lease: {},
  Node: {},
  Namespace: {},
};

/** The least object of the kind, with that name. */
export function leastOf(kind: StoredKind, name: string): Manifest {
  return { apiVersion: apiVersionOf(kind), kind, metadata: { name }, ...least[kind] };
}
