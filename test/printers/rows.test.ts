/** Rows as the API server prints them, one after the other; `wide` ones with the columns of `-o wide`. */
import { ago, day, type Given, minute, rows } from './cells.ts';

const seconds = 1000;
const year = 365 * day;
const selector = { matchLabels: { foo: 'bar' } };

function template(...containers: readonly (readonly [name: string, image: string])[]) {
  return { spec: { containers: containers.map(([name, image]) => ({ name, image })) } };
}

rows('DaemonSet', [
  'with more pods than it wants',
  {
    name: 'daemonset2',
    spec: { template: template(), selector },
    status: {
      desiredNumberScheduled: 2,
      currentNumberScheduled: 4,
      numberReady: 9,
      updatedNumberScheduled: 3,
      numberAvailable: 3,
    },
  },
  ['daemonset2', 2, 4, 9, 3, 3, '<none>', '0s'],
]);

const jobSpec = { template: template(['one', 'image1'], ['two', 'image2']) };

rows(
  'Job',
  [
    'with its containers, images and selector',
    {
      wide: true,
      name: 'job1',
      spec: { ...jobSpec, completions: 2, selector: { matchLabels: { 'job-label': 'value' } } },
      status: { succeeded: 1 },
    },
    ['job1', 'Running', '1/2', '', '0s', 'one,two', 'image1,image2', 'job-label=value'],
  ],
  [
    'with all its completions, before its condition says so',
    {
      name: 'job2',
      spec: { ...jobSpec, completions: 2 },
      status: { succeeded: 2, startTime: ago(20 * minute) },
    },
    ['job2', 'Running', '2/2', '20m', '0s'],
  ],
  [
    'of long ago',
    {
      name: 'job3',
      age: 10 * year,
      spec: jobSpec,
      status: { startTime: ago(-minute), completionTime: ago(-31 * minute) },
    },
    ['job3', 'Running', '0/1', '30m', '10y'],
  ],
);

const cron = { schedule: '0/5 * * * ?', suspend: false };

rows(
  'CronJob',
  [
    'with its containers, images and selector',
    {
      wide: true,
      name: 'cronjob1',
      spec: { ...cron, jobTemplate: { spec: { ...jobSpec, selector: { matchLabels: { a: 'b' } } } } },
      status: { lastScheduleTime: ago(0) },
    },
    ['cronjob1', '0/5 * * * ?', '<none>', 'False', 0, '0s', '0s', 'one,two', 'image1,image2', 'a=b'],
  ],
  [
    'in a time zone',
    {
      name: 'cronjob1',
      spec: { ...cron, timeZone: 'LOCAL', jobTemplate: {} },
      status: { lastScheduleTime: ago(0) },
    },
    ['cronjob1', '0/5 * * * ?', 'LOCAL', 'False', 0, '0s', '0s'],
  ],
  [
    'that ran half a minute ago',
    {
      name: 'cronjob2',
      age: 5 * minute,
      spec: { ...cron, jobTemplate: {} },
      status: { lastScheduleTime: ago(30 * seconds) },
    },
    ['cronjob2', '0/5 * * * ?', '<none>', 'False', 0, '30s', '5m'],
  ],
  [
    'that never ran',
    { name: 'cronjob3', age: 5 * minute, spec: { ...cron, jobTemplate: {} } },
    ['cronjob3', '0/5 * * * ?', '<none>', 'False', 0, '<none>', '5m'],
  ],
  [
    'that ran before it was made anew',
    {
      name: 'cronjob2',
      spec: { schedule: '4/5 1 1 1 ?', suspend: false, jobTemplate: {} },
      status: { lastScheduleTime: ago(20 * minute) },
    },
    ['cronjob2', '4/5 1 1 1 ?', '<none>', 'False', 0, '20m', '0s'],
  ],
);

rows(
  'ReplicationController',
  [
    'scaled to nothing',
    { name: 'rc1', age: null, spec: { replicas: 0 }, status: { replicas: 0, readyReplicas: 0 } },
    ['rc1', 0, 0, 0, '<unknown>'],
  ],
  [
    'on its way up',
    { name: 'rc1', age: null, spec: { replicas: 5 }, status: { replicas: 3, readyReplicas: 1 } },
    ['rc1', 5, 3, 1, '<unknown>'],
  ],
  [
    'without a template',
    { wide: true, name: '', age: null, spec: { replicas: 0 } },
    ['', 0, 0, 0, '<unknown>', '', '', '<none>'],
  ],
);

const node = (fields: Given): Given => ({ age: null, ...fields });
const condition = (type: string, status: string) => ({ conditions: [{ type, status }] });
const nodeInfo = { osImage: '', kernelVersion: '', containerRuntimeVersion: '', kubeletVersion: '' };
const external = (address: string) => ({ type: 'ExternalIP', address });
const internal = (address: string) => ({ type: 'InternalIP', address });
const unknownNode = ['foo', 'Unknown', '<none>', '<unknown>', ''];

rows(
  'Node',
  [
    'that is not ready',
    node({ name: 'foo', status: condition('Ready', 'False') }),
    ['foo', 'NotReady', '<none>', '<unknown>', ''],
  ],
  ['with another condition', node({ name: 'foo', status: condition('InvalidValue', 'True') }), unknownNode],
  ['with an empty condition', node({ name: 'foo', status: condition('', '') }), unknownNode],
  [
    'with an empty condition, cordoned',
    node({ name: 'foo', spec: { unschedulable: true }, status: condition('', '') }),
    ['foo', 'Unknown,SchedulingDisabled', '<none>', '<unknown>', ''],
  ],
  [
    'with roles',
    node({
      name: 'foo',
      labels: {
        'node-role.kubernetes.io/master': '',
        'node-role.kubernetes.io/control-plane': '',
        'node-role.kubernetes.io/proxy': '',
        'kubernetes.io/role': 'node',
      },
    }),
    ['foo', 'Unknown', 'control-plane,master,node,proxy', '<unknown>', ''],
  ],
  [
    'with a role by the other label',
    node({ name: 'foo', labels: { 'kubernetes.io/role': 'node' } }),
    ['foo', 'Unknown', 'node', '<unknown>', ''],
  ],
  [
    'whose kernel is known',
    node({
      wide: true,
      name: 'foo',
      status: { addresses: [external('1.1.1.1')], nodeInfo: { ...nodeInfo, kernelVersion: 'fake-kernel' } },
    }),
    [...unknownNode, '<none>', '1.1.1.1', '<unknown>', 'fake-kernel', '<unknown>'],
  ],
  [
    'whose runtime is known',
    node({
      wide: true,
      name: 'foo',
      status: {
        addresses: [external('1.1.1.1')],
        nodeInfo: { ...nodeInfo, containerRuntimeVersion: 'foo://1.2.3' },
      },
    }),
    [...unknownNode, '<none>', '1.1.1.1', '<unknown>', '<unknown>', 'foo://1.2.3'],
  ],
  [
    'of which nothing is known',
    node({ wide: true, name: 'foo', status: { addresses: [external('1.1.1.1')], nodeInfo } }),
    [...unknownNode, '<none>', '1.1.1.1', '<unknown>', '<unknown>', '<unknown>'],
  ],
  [
    'with several addresses, the inner ones around',
    node({
      wide: true,
      name: 'foo',
      status: { addresses: [internal('2.2.2.2'), external('3.3.3.3'), internal('4.4.4.4')], nodeInfo },
    }),
    [...unknownNode, '2.2.2.2', '3.3.3.3', '<unknown>', '<unknown>', '<unknown>'],
  ],
);

const tcp = (...ports: readonly number[]) => ports.map((port) => ({ port, protocol: 'TCP' }));
const balanced = (...ingress: readonly object[]) => ({ loadBalancer: { ingress } });
const old = { age: null };
const balancer = (clusterIP: string, rest: object) => ({
  type: 'LoadBalancer',
  clusterIPs: [clusterIP],
  ...rest,
});
const lower = [{ port: 8888, protocol: 'tcp' }];

rows(
  'Service',
  [
    'that waits for its load balancer',
    {
      ...old,
      name: 'service2',
      spec: balancer('1.3.4.5', {
        ports: [...tcp(80), { port: 8090, protocol: 'UDP' }, ...tcp(8000), { port: 7777, protocol: 'SCTP' }],
      }),
    },
    ['service2', 'LoadBalancer', '1.3.4.5', '<pending>', '80/TCP,8090/UDP,8000/TCP,7777/SCTP', '<unknown>'],
  ],
  [
    'with an address and a name prefers the address',
    {
      ...old,
      name: 'test5',
      spec: balancer('10.9.8.7', { ports: lower, externalIPs: ['80.11.12.10'] }),
      status: balanced({ ip: '3.4.5.6', hostname: 'test.cluster.com' }),
    },
    ['test5', 'LoadBalancer', '10.9.8.7', '3.4.5.6,80.11.12.10', '8888/tcp', '<unknown>'],
  ],
  [
    'with several addresses of both sorts',
    {
      ...old,
      name: 'test6',
      spec: balancer('10.9.8.7', { ports: lower, externalIPs: ['80.11.12.10', '80.11.12.11'] }),
      status: balanced(
        { ip: '2.3.4.5', hostname: 'test.cluster.local' },
        { ip: '3.4.5.6', hostname: 'test.cluster.com' },
      ),
    },
    ['test6', 'LoadBalancer', '10.9.8.7', '2.3.4.5,3.4.5.6,80.11.12.10,80.11.12.11', '8888/tcp', '<unknown>'],
  ],
  [
    'with its selector',
    {
      ...old,
      wide: true,
      name: 'test1',
      spec: {
        type: 'ClusterIP',
        clusterIPs: ['10.9.8.7'],
        ports: [{ port: 2233, protocol: 'tcp' }],
        selector: { foo: 'bar' },
      },
    },
    ['test1', 'ClusterIP', '10.9.8.7', '<none>', '2233/tcp', '<unknown>', 'foo=bar'],
  ],
  [
    'with node ports that are not given yet',
    {
      ...old,
      name: 'service2',
      spec: { type: 'NodePort', clusterIPs: ['1.2.3.4'], ports: [{ port: 5566, protocol: 'udp' }] },
    },
    ['service2', 'NodePort', '1.2.3.4', '<none>', '5566/udp', '<unknown>'],
  ],
);

rows('Event', [
  'without its wide columns',
  {
    involvedObject: { kind: 'Pod', name: 'Pod Name', fieldPath: 'spec.containers{foo}' },
    type: 'Normal',
    reason: 'Event Reason',
    message: 'Message Data',
    source: { component: 'kubelet' },
    firstTimestamp: ago(3 * day),
    lastTimestamp: ago(2 * day),
    count: 6,
  },
  ['2d', 'Normal', 'Event Reason', 'pod/Pod Name', 'Message Data'],
]);

rows(
  'Namespace',
  [
    'in whatever phase',
    { name: 'namespace1', status: { phase: 'FooStatus' } },
    ['namespace1', 'FooStatus', '0s'],
  ],
  ['without one', { ...old, name: 'namespace2' }, ['namespace2', '', '<unknown>']],
);

rows('ConfigMap', ['that is empty', { name: 'configmap1' }, ['configmap1', 0, '0s']]);
