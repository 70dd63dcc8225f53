/** One manifest of each kind, or some, with most of what it can have. */
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { richPod } from './rich-pod.ts';

const labels = { app: 'web' };
const selector = { matchLabels: labels };
const template = { metadata: { labels, annotations: { note: 'x' } }, spec: richPod };
const finishing = { metadata: { labels }, spec: { ...richPod, restartPolicy: 'Never' } };

function rich(apiVersion: string, kind: string, fields: object): Manifest {
  const metadata = { name: 'rich', labels, annotations: { note: 'x' }, finalizers: ['example.com/wait'] };
  return { apiVersion, kind, metadata, ...fields };
}

const workloads = [
  rich('v1', 'Pod', { spec: richPod }),
  rich('v1', 'ReplicationController', {
    spec: { replicas: 2, minReadySeconds: 3, selector: labels, template },
  }),
  rich('apps/v1', 'ReplicaSet', {
    spec: {
      replicas: 2,
      selector: { ...selector, matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] },
      template,
    },
  }),
  rich('apps/v1', 'Deployment', {
    spec: {
      replicas: 2,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '10%' } },
      paused: true,
      selector,
      template,
    },
  }),
  rich('apps/v1', 'StatefulSet', {
    spec: {
      replicas: 2,
      serviceName: 'web',
      updateStrategy: { type: 'OnDelete' },
      ordinals: { start: 2 },
      selector,
      template,
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
    },
  }),
  rich('apps/v1', 'DaemonSet', { spec: { updateStrategy: { type: 'OnDelete' }, selector, template } }),
  rich('batch/v1', 'Job', {
    spec: {
      completions: 4,
      parallelism: 2,
      completionMode: 'Indexed',
      backoffLimitPerIndex: 1,
      maxFailedIndexes: 3,
      activeDeadlineSeconds: 50,
      ttlSecondsAfterFinished: 5,
      podFailurePolicy: {
        rules: [
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] },
          { action: 'FailJob', onExitCodes: { containerName: 'main', operator: 'In', values: [1, 2] } },
        ],
      },
      template: finishing,
    },
  }),
  rich('batch/v1', 'CronJob', {
    spec: {
      schedule: '*/5 * * * *',
      timeZone: 'Europe/Berlin',
      startingDeadlineSeconds: 20,
      concurrencyPolicy: 'Forbid',
      jobTemplate: { metadata: { labels }, spec: { template: finishing } },
    },
  }),
  rich('policy/v1', 'PodDisruptionBudget', {
    spec: { maxUnavailable: '20%', selector, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  }),
  rich('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: {
      minReplicas: 2,
      maxReplicas: 5,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } },
        },
        { type: 'External', external: { metric: { name: 'calls' }, target: { type: 'Value', value: '3' } } },
      ],
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: 10,
          policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }],
        },
        scaleUp: { selectPolicy: 'Min' },
      },
    },
  }),
];

const network = [
  rich('v1', 'Service', {
    spec: {
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      sessionAffinity: 'ClientIP',
      selector: labels,
      ports: [
        { name: 'http', port: 80, targetPort: 'http', nodePort: 30100 },
        { name: 'dns', port: 53, protocol: 'UDP' },
      ],
      loadBalancerSourceRanges: ['10.0.0.0/8'],
    },
  }),
  rich('v1', 'Service', { spec: { clusterIP: 'None', selector: labels } }),
  rich('v1', 'Service', { spec: { type: 'ExternalName', externalName: 'example.com' } }),
  rich('v1', 'Endpoints', {
    subsets: [{ addresses: [{ ip: '10.0.0.1', nodeName: 'node-1' }], ports: [{ port: 80, name: 'http' }] }],
  }),
  rich('discovery.k8s.io/v1', 'EndpointSlice', {
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready: true }, hostname: 'web-0', zone: 'a' }],
    ports: [{ port: 80, name: 'http' }],
  }),
  rich('networking.k8s.io/v1', 'Ingress', {
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts: ['example.com'], secretName: 'tls' }],
      defaultBackend: { service: { name: 'web', port: { name: 'http' } } },
      rules: [
        {
          host: 'example.com',
          http: {
            paths: [
              { path: '/a', pathType: 'Exact', backend: { service: { name: 'web', port: { number: 80 } } } },
            ],
          },
        },
      ],
    },
  }),
  rich('networking.k8s.io/v1', 'IngressClass', {
    spec: {
      controller: 'example.com/ingress',
      parameters: { apiGroup: 'example.com', kind: 'Setting', name: 'a', scope: 'Cluster' },
    },
  }),
  rich('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: {
      podSelector: selector,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [{ podSelector: {} }, { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }],
          ports: [{ port: 80, endPort: 90, protocol: 'TCP' }],
        },
      ],
      egress: [{}],
    },
  }),
];

const others = [
  rich('v1', 'ConfigMap', { data: { a: '1', b: '2' }, binaryData: { c: 'aGk=' }, immutable: false }),
  rich('v1', 'Secret', {
    type: 'kubernetes.io/basic-auth',
    data: { username: 'YQ==', password: 'YQ==' },
  }),
  rich('v1', 'PersistentVolumeClaim', {
    spec: {
      accessModes: ['ReadWriteOnce', 'ReadOnlyMany'],
      storageClassName: 'fast',
      volumeName: 'disk',
      selector,
      resources: { requests: { storage: '1Gi' }, limits: { storage: '2Gi' } },
      volumeMode: 'Block',
    },
  }),
  rich('v1', 'PersistentVolume', {
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'fast',
      mountOptions: ['ro'],
      nfs: { server: 'files', path: '/a' },
      claimRef: { namespace: 'default', name: 'rich' },
    },
  }),
  rich('storage.k8s.io/v1', 'StorageClass', {
    provisioner: 'example.com/disk',
    parameters: { speed: 'high' },
    allowVolumeExpansion: true,
    mountOptions: ['ro'],
  }),
  rich('v1', 'LimitRange', {
    spec: {
      limits: [
        { type: 'Container', max: { cpu: '2' }, min: { cpu: '10m' }, default: { cpu: '1' } },
        { type: 'Pod', max: { cpu: '4' } },
        { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '5Gi' } },
      ],
    },
  }),
  rich('v1', 'ResourceQuota', {
    spec: { hard: { pods: '5', 'requests.cpu': '2', 'count/configmaps': 100 } },
  }),
  rich('v1', 'ServiceAccount', { automountServiceAccountToken: false, imagePullSecrets: [{ name: 'key' }] }),
  rich('scheduling.k8s.io/v1', 'PriorityClass', { value: 100, description: 'x', preemptionPolicy: 'Never' }),
  rich('rbac.authorization.k8s.io/v1', 'Role', {
    rules: [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', '*'], resourceNames: ['a'] }],
  }),
  rich('rbac.authorization.k8s.io/v1', 'RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' },
    subjects: [
      { kind: 'ServiceAccount', name: 'robot', namespace: 'default' },
      { kind: 'User', name: 'jane' },
    ],
  }),
  rich('coordination.k8s.io/v1', 'Lease', {
    spec: { holderIdentity: 'a', leaseDurationSeconds: 10, renewTime: '2026-01-01T00:00:00.000000Z' },
  }),
  rich('v1', 'Node', {
    spec: { taints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }], unschedulable: true },
  }),
  rich('v1', 'Namespace', {}),
  rich('apps/v1', 'ControllerRevision', { revision: 2, data: { spec: { a: 1 } } }),
];

export const richManifests: readonly Manifest[] = [...workloads, ...network, ...others];
