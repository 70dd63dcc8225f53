import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { apiVersionOf, type StoredKind, storedKinds } from '../../source/kubernetes/kinds.ts';

const container = { name: 'main', image: 'nginx:1.16' };
const labels = { app: 'least' };
const podTemplate = { metadata: { labels }, spec: { containers: [container] } };
const jobSpec = { template: { spec: { restartPolicy: 'Never', containers: [container] } } };
const workload = { spec: { selector: { matchLabels: labels }, template: podTemplate } };

/** The least that the API server takes of each kind, name and apiVersion aside. */
const least: Readonly<Record<StoredKind, object>> = {
  Pod: { spec: { containers: [container] } },
  ReplicationController: { spec: { template: podTemplate } },
  ReplicaSet: workload,
  Deployment: workload,
  StatefulSet: workload,
  DaemonSet: workload,
  Job: { spec: jobSpec },
  CronJob: { spec: { schedule: '* * * * *', jobTemplate: { spec: jobSpec } } },
  ControllerRevision: { revision: 1 },
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

const specless: readonly StoredKind[] = [
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
];
const statusless: readonly StoredKind[] = [
  ...specless,
  'IngressClass',
  'NetworkPolicy',
  'LimitRange',
  'Lease',
];

test.each(storedKinds)('the least that a %s can be is stored whole, and time passes over it', (kind) => {
  const cluster = createCluster();
  const manifest = { apiVersion: apiVersionOf(kind), kind, metadata: { name: 'least' }, ...least[kind] };
  const stored = cluster.create(manifest);
  expect('spec' in stored).toBe(!specless.includes(kind));
  expect('status' in stored).toBe(!statusless.includes(kind));
  expect(() => cluster.advance(600_000)).not.toThrow();
});

test('an update may leave the spec out where a manifest may', () => {
  const cluster = createCluster();
  cluster.update({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1', labels: { disk: 'ssd' } } });
  cluster.advance(60_000);
  expect(cluster.get('Node', undefined, 'node-1').spec).toEqual({});
});
