/** One object of each kind with something in every column. */
import type { Kind } from '../../source/kubernetes/kinds.ts';
import { ago, type Given } from './cells.ts';

const containers = [{ name: 'main', image: 'nginx:1' }];
const template = { spec: { containers } };
const selector = { matchLabels: { app: 'web' } };
const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' };
const subjects = [{ kind: 'ServiceAccount', namespace: 'ci', name: 'builder' }];
const usage = { cpu: '1734567n', memory: '20Mi' };

export const samples: Record<Kind, Given> = {
  Pod: {
    spec: { containers, nodeName: 'node-1' },
    status: { phase: 'Running', podIP: '10.0.0.1', containerStatuses: [], conditions: [] },
  },
  ReplicationController: { spec: { replicas: 3, template }, status: { replicas: 2, readyReplicas: 1 } },
  ReplicaSet: { spec: { replicas: 3, selector, template }, status: { replicas: 2, readyReplicas: 1 } },
  Deployment: { spec: { replicas: 3, selector, template }, status: { updatedReplicas: 2 } },
  StatefulSet: { spec: { replicas: 3, selector, template }, status: { readyReplicas: 1 } },
  DaemonSet: { spec: { selector, template }, status: { desiredNumberScheduled: 2 } },
  Job: { spec: { completions: 2, selector, template }, status: { startTime: ago(1000) } },
  CronJob: { spec: { schedule: '@daily', suspend: true, jobTemplate: { spec: { template } } } },
  ControllerRevision: { revision: 3 },
  PodDisruptionBudget: { spec: { minAvailable: 2, selector }, status: { disruptionsAllowed: 1 } },
  HorizontalPodAutoscaler: {
    spec: {
      scaleTargetRef: { kind: 'Deployment', name: 'web' },
      minReplicas: 1,
      maxReplicas: 5,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { averageUtilization: 80 } } }],
    },
  },
  Service: { spec: { type: 'ClusterIP', clusterIPs: ['10.96.0.7'], ports: [{ port: 80 }] } },
  Endpoints: { subsets: [{ addresses: [{ ip: '10.0.0.1' }], ports: [{ port: 80 }] }] },
  EndpointSlice: { addressType: 'IPv4', ports: [{ port: 80 }], endpoints: [{ addresses: ['10.0.0.1'] }] },
  Ingress: { spec: { ingressClassName: 'nginx', rules: [{ host: 'example.com' }] } },
  IngressClass: { spec: { controller: 'example.com/ingress' } },
  NetworkPolicy: { spec: { podSelector: selector } },
  ConfigMap: { data: { a: '1' } },
  Secret: { type: 'Opaque', data: { a: 'MQ==' } },
  PersistentVolumeClaim: {
    spec: { volumeName: 'disk', storageClassName: 'fast', volumeMode: 'Filesystem' },
    status: { phase: 'Bound', capacity: { storage: '4Gi' }, accessModes: ['ReadWriteOnce'] },
  },
  PersistentVolume: {
    spec: { capacity: { storage: '4Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/x' } },
    status: { phase: 'Available' },
  },
  StorageClass: { provisioner: 'example.com/disk', allowVolumeExpansion: true },
  LimitRange: { spec: { limits: [] } },
  ResourceQuota: { status: { hard: { pods: '10' }, used: { pods: '3' } } },
  ServiceAccount: { secrets: [{ name: 'token' }] },
  PriorityClass: { value: 1000, globalDefault: false },
  Role: { rules: [] },
  RoleBinding: { roleRef, subjects },
  ClusterRole: { rules: [] },
  ClusterRoleBinding: { roleRef, subjects },
  Event: { involvedObject: { kind: 'Pod', name: 'web' }, type: 'Normal', count: 3, lastTimestamp: ago(0) },
  Lease: { spec: { holderIdentity: 'node-1' } },
  Node: { status: { conditions: [{ type: 'Ready', status: 'True' }] } },
  Namespace: { status: { phase: 'Active' } },
  PodMetrics: { window: '15s', timestamp: ago(0), containers: [{ name: 'main', usage }] },
  NodeMetrics: { window: '15s', timestamp: ago(0), usage },
};
