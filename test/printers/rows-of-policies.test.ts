/** Rows of what surrounds workloads: budgets, scalers, networks, volumes, classes, roles and figures. */
import { expect, it } from 'vitest';
import { cells, type Given, minute, rows } from './cells.ts';

const unknownAge = { age: null };

rows(
  'PodDisruptionBudget',
  [
    'that keeps so many',
    { name: 'pdb1', spec: { minAvailable: 22 }, status: { disruptionsAllowed: 5 } },
    ['pdb1', '22', 'N/A', 5, '0s'],
  ],
  ['that spares a share', { name: 'pdb2', spec: { maxUnavailable: '30%' } }, ['pdb2', 'N/A', '30%', 0, '0s']],
);

const revisionOf = (apiVersion: string, kind: string) => ({
  metadata: { ownerReferences: [{ apiVersion, kind, name: 'foo', uid: 'u', controller: true }] },
});

rows(
  'ControllerRevision',
  [
    'of a daemon set',
    { name: 'test1', revision: 1, ...revisionOf('apps/v1', 'DaemonSet') },
    ['test1', 'daemonset.apps/foo', 1, '0s'],
  ],
  [
    'of a kind without a group',
    { name: 'test1', revision: 7, ...revisionOf('v1', 'Pod') },
    ['test1', 'pod/foo', 7, '0s'],
  ],
  ['of nobody', { name: 'test2', revision: 2 }, ['test2', '<none>', 2, '0s']],
);

const scaler = (metrics: readonly object[] | undefined, currentMetrics: readonly object[] = []): Given => ({
  spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, maxReplicas: 5, ...(metrics && { metrics }) },
  status: { currentMetrics },
});
const utilization = (name: string, averageUtilization?: number) => ({
  type: 'Resource',
  resource: {
    name,
    target: { type: 'Utilization', ...(averageUtilization !== undefined && { averageUtilization }) },
  },
});
const used = (averageUtilization: number, averageValue: string) => ({
  type: 'Resource',
  resource: { name: 'cpu', current: { averageUtilization, averageValue } },
});
const perPod = {
  type: 'Pods',
  pods: { metric: { name: 'requests' }, target: { type: 'AverageValue', averageValue: '10' } },
};
const queue = (target: object) => ({ type: 'External', external: { metric: { name: 'queue' }, target } });

it.each<[string, Given, string]>([
  ['without metrics', scaler(undefined), '<none>'],
  ['before the first measurement', scaler([utilization('cpu', 80)]), 'cpu: <unknown>/80%'],
  ['in percent of what is requested', scaler([utilization('cpu', 80)], [used(12, '12m')]), 'cpu: 12%/80%'],
  ['with a target of its own choice', scaler([utilization('memory')]), 'memory: <unknown>/<auto>'],
  [
    'in amounts per pod',
    scaler(
      [{ type: 'Resource', resource: { name: 'memory', target: { averageValue: '100Mi' } } }],
      [{ type: 'Resource', resource: { name: 'memory', current: { averageValue: '20Mi' } } }],
    ),
    'memory: 20Mi/100Mi',
  ],
  [
    'of one container',
    scaler(
      [
        {
          type: 'ContainerResource',
          containerResource: { container: 'app', name: 'cpu', target: { averageUtilization: 60 } },
        },
      ],
      [
        {
          type: 'ContainerResource',
          containerResource: { container: 'app', name: 'cpu', current: { averageUtilization: 30 } },
        },
      ],
    ),
    'cpu: 30%/60%',
  ],
  [
    'of the pods themselves',
    scaler([perPod], [{ type: 'Pods', pods: { current: { averageValue: '3' } } }]),
    '3/10',
  ],
  [
    'of something outside',
    scaler([queue({ value: '30' })], [{ type: 'External', external: { current: { value: '12' } } }]),
    '12/30',
  ],
  [
    'of something outside, per pod',
    scaler(
      [queue({ averageValue: '3' })],
      [{ type: 'External', external: { current: { averageValue: '1' } } }],
    ),
    '1/3 (avg)',
  ],
  ['of an unknown type', scaler([{ type: 'Moon' }]), '<unknown type>'],
  [
    'two at most',
    scaler([utilization('cpu', 80), perPod, queue({ value: '1' }), perPod]),
    'cpu: <unknown>/80%, <unknown>/10 + 2 more...',
  ],
])('a HorizontalPodAutoscaler shows its targets %s', (_, facts, targets) => {
  expect(cells('HorizontalPodAutoscaler', facts)[2]).toBe(targets);
});

rows('HorizontalPodAutoscaler', [
  'with its bounds',
  { ...scaler([utilization('cpu', 80)]), name: 'web', status: { currentReplicas: 3 } },
  ['web', 'Deployment/web', 'cpu: <unknown>/80%', '<unset>', 5, 3, '0s'],
]);

const addresses = (...last: readonly number[]) => last.map((each) => ({ ip: `10.1.2.${each}` }));

rows(
  'Endpoints',
  ['of nobody', {}, ['x', '<none>', '0s']],
  [
    'that are not ready',
    { subsets: [{ notReadyAddresses: addresses(3), ports: [{ port: 80 }] }] },
    ['x', '', '0s'],
  ],
  [
    'of two ports',
    { subsets: [{ addresses: addresses(3, 4), ports: [{ port: 80 }, { port: 443 }] }] },
    ['x', '10.1.2.3:80,10.1.2.4:80,10.1.2.3:443 + 1 more...', '0s'],
  ],
  ['without ports', { subsets: [{ addresses: addresses(3, 4) }] }, ['x', '10.1.2.3,10.1.2.4', '0s']],
  [
    'of the longer sort',
    { subsets: [{ addresses: [{ ip: 'fd00::1' }], ports: [{ port: 80 }] }] },
    ['x', '[fd00::1]:80', '0s'],
  ],
);

const endpoint = (...last: readonly number[]) => ({ addresses: last.map((each) => `10.1.2.${each}`) });

rows(
  'EndpointSlice',
  [
    'with ports and addresses',
    {
      addressType: 'IPv4',
      ports: [{ name: 'http', port: 80 }, { name: 'any' }, {}],
      endpoints: [endpoint(3), endpoint(4, 5)],
    },
    ['x', 'IPv4', '80,any,*', '10.1.2.3,10.1.2.4,10.1.2.5', '0s'],
  ],
  [
    'with more than it shows',
    {
      addressType: 'IPv4',
      ports: [1, 2, 3, 4].map((port) => ({ port })),
      endpoints: [1, 2, 3, 4, 5].map((each) => endpoint(each)),
    },
    ['x', 'IPv4', '1,2,3 + 1 more...', '10.1.2.1,10.1.2.2,10.1.2.3 + 2 more...', '0s'],
  ],
  ['that is empty', { addressType: 'IPv4', endpoints: [] }, ['x', 'IPv4', '<unset>', '<unset>', '0s']],
);

rows(
  'Ingress',
  [
    'with an address',
    {
      spec: { ingressClassName: 'nginx', rules: [{}] },
      status: { loadBalancer: { ingress: [{ ip: '10.0.0.9' }] } },
    },
    ['x', 'nginx', '*', '10.0.0.9', '80', '0s'],
  ],
  [
    'with a long name',
    { spec: {}, status: { loadBalancer: { ingress: [{ hostname: 'balancer.cloud.example.com' }] } } },
    ['x', '<none>', '*', 'balancer.clou...', '80', '0s'],
  ],
  [
    'with a long name and room for it',
    {
      wide: true,
      spec: {},
      status: { loadBalancer: { ingress: [{ hostname: 'balancer.cloud.example.com' }] } },
    },
    ['x', '<none>', '*', 'balancer.cloud.example.com', '80', '0s'],
  ],
);

rows(
  'IngressClass',
  ['without parameters', { spec: { controller: 'example.com/c' } }, ['x', 'example.com/c', '<none>', '0s']],
  [
    'with parameters',
    { spec: { controller: 'c', parameters: { apiGroup: 'example.com', kind: 'Settings', name: 'more' } } },
    ['x', 'c', 'Settings.example.com/more', '0s'],
  ],
  [
    'with parameters of no group',
    { spec: { controller: 'c', parameters: { kind: 'ConfigMap', name: 'more' } } },
    ['x', 'c', 'ConfigMap/more', '0s'],
  ],
);

rows(
  'NetworkPolicy',
  ['for all pods', { spec: { podSelector: {} } }, ['x', '<none>', '0s']],
  [
    'for some pods',
    {
      spec: {
        podSelector: {
          matchLabels: { app: 'db' },
          matchExpressions: [{ key: 'tier', operator: 'In', values: ['b', 'a'] }],
        },
      },
    },
    ['x', 'app=db,tier in (a,b)', '0s'],
  ],
);

const volume = (name: string, storage: string, mode: string, phase: string, rest: object = {}): Given => ({
  ...unknownAge,
  wide: true,
  name,
  spec: {
    capacity: { storage },
    accessModes: [mode],
    claimRef: { namespace: 'default', name: 'test' },
    ...rest,
  },
  status: { phase },
});
const unset = '<unset>';

rows(
  'PersistentVolume',
  [
    'bound',
    volume('test1', '4Gi', 'ReadOnlyMany', 'Bound'),
    ['test1', '4Gi', 'ROX', '', 'Bound', 'default/test', '', unset, '', '<unknown>', unset],
  ],
  [
    'failed',
    volume('test2', '4Gi', 'ReadOnlyMany', 'Failed'),
    ['test2', '4Gi', 'ROX', '', 'Failed', 'default/test', '', unset, '', '<unknown>', unset],
  ],
  [
    'pending',
    volume('test3', '10Gi', 'ReadWriteMany', 'Pending'),
    ['test3', '10Gi', 'RWX', '', 'Pending', 'default/test', '', unset, '', '<unknown>', unset],
  ],
  [
    'of a class',
    volume('test4', '10Gi', 'ReadWriteOnce', 'Pending', { storageClassName: 'my-scn' }),
    ['test4', '10Gi', 'RWO', '', 'Pending', 'default/test', 'my-scn', unset, '', '<unknown>', unset],
  ],
  [
    'on its way out, with all there is to say',
    {
      deleted: true,
      metadata: { annotations: { 'volume.beta.kubernetes.io/storage-class': 'older' } },
      spec: {
        accessModes: ['ReadWriteOncePod', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteMany'],
        persistentVolumeReclaimPolicy: 'Retain',
        storageClassName: 'newer',
      },
      status: { phase: 'Released', reason: 'Because' },
    },
    ['x', '0', 'RWO,RWX,RWOP', 'Retain', 'Terminating', '', 'older', unset, 'Because', '0s'],
  ],
);

rows(
  'PersistentVolumeClaim',
  [
    'that waits shows nothing of a volume',
    {
      spec: { storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } },
      status: { phase: 'Pending' },
    },
    ['x', 'Pending', '', '', '', 'fast', unset, '0s'],
  ],
  [
    'of an older cluster has its class in an annotation',
    { metadata: { annotations: { 'volume.beta.kubernetes.io/storage-class': 'older' } } },
    ['x', '', '', '', '', 'older', unset, '0s'],
  ],
);

rows(
  'StorageClass',
  [
    'with defaults',
    { name: 'sc1', provisioner: 'kubernetes.io/glusterfs' },
    ['sc1', 'kubernetes.io/glusterfs', 'Delete', 'Immediate', false, '0s'],
  ],
  [
    'with everything set',
    {
      name: 'sc6',
      age: 5 * minute,
      provisioner: 'kubernetes.io/nfs',
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    },
    ['sc6', 'kubernetes.io/nfs', 'Retain', 'WaitForFirstConsumer', true, '5m'],
  ],
  [
    'that is the default',
    {
      provisioner: 'p',
      metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    },
    ['x (default)', 'p', 'Delete', 'Immediate', false, '0s'],
  ],
);

rows(
  'PriorityClass',
  [
    'that displaces nobody',
    { name: 'pc1', value: 1, preemptionPolicy: 'Never' },
    ['pc1', 1, false, '0s', 'Never'],
  ],
  [
    'for everybody',
    {
      name: 'pc2',
      age: 5 * minute,
      value: 1000000000,
      globalDefault: true,
      preemptionPolicy: 'PreemptLowerPriority',
    },
    ['pc2', 1000000000, true, '5m', 'PreemptLowerPriority'],
  ],
);

const subjects = [
  { kind: 'User', name: 'alice' },
  { kind: 'ServiceAccount', namespace: 'ci', name: 'builder' },
  { kind: 'Group', name: 'ops' },
  { kind: 'User', name: 'bob' },
];

rows('RoleBinding', [
  'with its subjects by sort',
  { wide: true, roleRef: { kind: 'Role', name: 'reader' }, subjects },
  ['x', 'Role/reader', '0s', 'alice, bob', 'ops', 'ci/builder'],
]);
rows('ClusterRoleBinding', [
  'of nobody',
  { wide: true, roleRef: { kind: 'ClusterRole', name: 'admin' } },
  ['x', 'ClusterRole/admin', '0s', '', '', ''],
]);
rows('Role', ['says when it was made', { age: minute }, ['x', '2025-12-31T23:59:00Z']]);
rows('ClusterRole', ['says when it was made', {}, ['x', '2026-01-01T00:00:00Z']]);

rows('Lease', [
  'with its holder',
  { name: 'lease2', age: 5 * minute, spec: { holderIdentity: 'holder2' } },
  ['lease2', 'holder2', '5m'],
]);

rows('ResourceQuota', [
  'tells limits from what merely begins alike',
  { status: { hard: { 'limits.cpu': '4', limitsoft: '1' }, used: { 'limits.cpu': '1' } } },
  ['x', 'limitsoft: 0/1', 'limits.cpu: 1/4', '0s'],
]);

rows('PodMetrics', [
  'adds up its containers',
  {
    window: '15s',
    containers: [
      { name: 'a', usage: { cpu: '1500000n', memory: '1Mi' } },
      { name: 'b', usage: { cpu: '234567n', memory: '512Ki' } },
    ],
  },
  ['x', '1734567n', '1536Ki', '15s'],
]);
rows('NodeMetrics', [
  'of a node',
  { window: '20s', usage: { cpu: '120m', memory: '2Gi' } },
  ['x', '120m', '2Gi', '20s'],
]);
