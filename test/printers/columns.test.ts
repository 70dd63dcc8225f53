import { describe, expect, it } from 'vitest';
import { allKinds, type Kind } from '../../source/kubernetes/kinds.ts';
import type { AnyObject } from '../../source/kubernetes/objects.ts';
import { columnsOf } from '../../source/printers/index.ts';
import { completed, epoch } from '../support/world.ts';
import { ago, cells, day, type Given, given, minute } from './cells.ts';
import { columnFacts } from './column-facts.ts';

it.each(allKinds)('the columns of %s are those of the API server', (kind) => {
  const columns = columnsOf(kind).map(({ name, priority }) => (priority === 1 ? `+${name}` : name));
  expect(columns.join(', ')).toBe(columnFacts[kind]);
  for (const { name, header } of columnsOf(kind)) expect(header).toBe(name.toUpperCase());
});

const template = {
  spec: {
    containers: [
      { name: 'one', image: 'first' },
      { name: 'two', image: 'second' },
    ],
  },
};
const selector = { matchLabels: { foo: 'bar' } };

describe('a workload', () => {
  it.each<[string, Kind, Given, string[]]>([
    [
      'DaemonSet',
      'DaemonSet',
      {
        spec: { template, selector },
        status: {
          desiredNumberScheduled: 3,
          currentNumberScheduled: 2,
          numberReady: 1,
          updatedNumberScheduled: 2,
        },
      },
      ['x', '3', '2', '1', '2', '0', '<none>', '0s', 'one,two', 'first,second', 'foo=bar'],
    ],
    [
      'ReplicaSet',
      'ReplicaSet',
      { spec: { replicas: 5, template, selector }, status: { replicas: 5, readyReplicas: 2 } },
      ['x', '5', '5', '2', '0s', 'one,two', 'first,second', 'foo=bar'],
    ],
    [
      'Deployment',
      'Deployment',
      {
        spec: { replicas: 5, template, selector },
        status: { replicas: 6, updatedReplicas: 2, readyReplicas: 4, availableReplicas: 3 },
      },
      ['x', '4/5', '2', '3', '0s', 'one,two', 'first,second', 'foo=bar'],
    ],
    [
      'StatefulSet',
      'StatefulSet',
      { spec: { replicas: 5, template, selector }, status: { replicas: 5, readyReplicas: 2 } },
      ['x', '2/5', '0s', 'one,two', 'first,second'],
    ],
    [
      'ReplicationController',
      'ReplicationController',
      { spec: { replicas: 5, selector: { a: 'b' } }, status: { replicas: 3, readyReplicas: 1 } },
      ['x', '5', '3', '1', '0s', '', '', 'a=b'],
    ],
  ])('%s prints its counts', (_, kind, facts, expected) => {
    expect(cells(kind, facts, true)).toEqual(expected);
  });
});

describe('a job', () => {
  const job = (spec: object, status: object, rest: Given = {}) =>
    cells('Job', { ...rest, spec: { template, ...spec }, status });

  it.each<[string, string[], string[]]>([
    ['counts completions', job({ completions: 2 }, { succeeded: 1 }), ['x', 'Running', '1/2', '', '0s']],
    ['wants one completion where nothing is said', job({}, {}), ['x', 'Running', '0/1', '', '0s']],
    [
      'of a work queue tells how many work',
      job({ parallelism: 3 }, { succeeded: 1 }),
      ['x', 'Running', '1/1 of 3', '', '0s'],
    ],
    [
      'that runs shows how long so far',
      job({}, { startTime: ago(20 * minute) }, { age: day }),
      ['x', 'Running', '0/1', '20m', '24h'],
    ],
    [
      'that is over shows how long it took',
      job({}, { startTime: ago(40 * minute), completionTime: ago(10 * minute) }),
      ['x', 'Running', '0/1', '30m', '0s'],
    ],
    [
      'is complete by its condition',
      job({}, { conditions: [{ type: 'Complete', status: 'True' }] }),
      ['x', 'Complete', '0/1', '', '0s'],
    ],
    [
      'is failed by its condition',
      job({}, { conditions: [{ type: 'Failed', status: 'True' }] }),
      ['x', 'Failed', '0/1', '', '0s'],
    ],
    [
      'is about to fail while its pods go',
      job({}, { conditions: [{ type: 'FailureTarget', status: 'True' }] }),
      ['x', 'FailureTarget', '0/1', '', '0s'],
    ],
    [
      'is suspended by its condition',
      job({}, { conditions: [{ type: 'Suspended', status: 'True' }] }),
      ['x', 'Suspended', '0/1', '', '0s'],
    ],
    ['terminates', job({}, {}, { deleted: true }), ['x', 'Terminating', '0/1', '', '0s']],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe('a cron job', () => {
  it('prints schedule, time zone and the last run', () => {
    const spec = { schedule: '0/5 * * * ?', suspend: false, timeZone: 'LOCAL', jobTemplate: {} };
    expect(cells('CronJob', { spec, status: { lastScheduleTime: ago(30_000) } })).toEqual([
      'x',
      '0/5 * * * ?',
      'LOCAL',
      'False',
      '0',
      '30s',
      '0s',
    ]);
  });

  it('says none where it never ran and has no time zone', () => {
    expect(cells('CronJob', { age: 5 * minute, spec: { schedule: '@daily', jobTemplate: {} } })).toEqual([
      'x',
      '@daily',
      '<none>',
      '<unset>',
      '0',
      '<none>',
      '5m',
    ]);
  });
});

describe('a node', () => {
  const status = (conditions: readonly (readonly [string, string])[], unschedulable = false) =>
    cells('Node', {
      spec: { unschedulable },
      status: { conditions: conditions.map(([type, state]) => ({ type, status: state })) },
    })[1];

  it.each([
    ['Ready', status([['Ready', 'True']])],
    [
      'Ready',
      status([
        ['Ready', 'True'],
        ['Ready', 'True'],
      ]),
    ],
    ['NotReady', status([['Ready', 'False']])],
    ['NotReady', status([['Ready', 'Unknown']])],
    ['Unknown', status([['Other', 'True']])],
    ['Ready,SchedulingDisabled', status([['Ready', 'True']], true)],
    ['Unknown,SchedulingDisabled', status([], true)],
  ])('is %s', (expected, actual) => {
    expect(actual).toBe(expected);
  });

  it('has the roles of its labels, sorted', () => {
    const labels = {
      'node-role.kubernetes.io/proxy': '',
      'node-role.kubernetes.io/control-plane': '',
      'kubernetes.io/role': 'node',
    };
    expect(cells('Node', { labels })[2]).toBe('control-plane,node,proxy');
  });

  it('shows the first address of each kind, and unknown for what it has not told', () => {
    const addresses = [
      { type: 'ExternalIP', address: '2.2.2.2' },
      { type: 'InternalIP', address: '3.3.3.3' },
      { type: 'ExternalIP', address: '4.4.4.4' },
    ];
    const nodeInfo = { osImage: '', kernelVersion: '6.1', containerRuntimeVersion: '', kubeletVersion: 'v1' };
    expect(cells('Node', { status: { addresses, nodeInfo } }, true).slice(4)).toEqual([
      'v1',
      '3.3.3.3',
      '2.2.2.2',
      '<unknown>',
      '6.1',
      '<unknown>',
    ]);
  });
});

describe('a service', () => {
  const ports = [
    { port: 80, protocol: 'TCP' },
    { port: 53, protocol: 'UDP' },
  ];
  const balanced = (ips: readonly string[], spec: object = {}, wide = false) =>
    cells(
      'Service',
      {
        spec: { type: 'LoadBalancer', clusterIPs: ['10.0.0.1'], ports, ...spec },
        status: { loadBalancer: { ingress: ips.map((ip) => ({ ip })) } },
      },
      wide,
    )[3];

  it('prints its ports, with node ports where it has them', () => {
    const spec = {
      type: 'NodePort',
      clusterIPs: ['10.0.0.1'],
      ports: [{ port: 80, nodePort: 30080, protocol: 'TCP' }, ...ports],
    };
    expect(cells('Service', { spec })).toEqual([
      'x',
      'NodePort',
      '10.0.0.1',
      '<none>',
      '80:30080/TCP,80/TCP,53/UDP',
      '0s',
    ]);
  });

  it('without an address of its own shows the name it stands for', () => {
    expect(cells('Service', { spec: { type: 'ExternalName', externalName: 'db.example.com' } })).toEqual([
      'x',
      'ExternalName',
      '<none>',
      'db.example.com',
      '<none>',
      '0s',
    ]);
  });

  it.each([
    ['is pending until the cloud gives one', balanced([]), '<pending>'],
    ['lists them', balanced(['2.3.4.5', '3.4.5.6']), '2.3.4.5,3.4.5.6'],
    ['is cut where it gets long', balanced(['2.3.4.5', '3.4.5.6', '5.6.7.8']), '2.3.4.5,3.4.5...'],
    [
      'is whole with -o wide',
      balanced(['2.3.4.5', '3.4.5.6', '5.6.7.8'], {}, true),
      '2.3.4.5,3.4.5.6,5.6.7.8',
    ],
    [
      'has external addresses after its own',
      balanced(['3.4.5.6'], { externalIPs: ['8.8.8.8'] }),
      '3.4.5.6,8.8.8.8',
    ],
    ['has external addresses alone', balanced([], { externalIPs: ['8.8.8.8'] }), '8.8.8.8'],
  ])('the address of a load balancer %s', (_, actual, expected) => {
    expect(actual).toBe(expected);
  });
});

describe('an event', () => {
  const about = { kind: 'Deployment', name: 'web', fieldPath: 'spec.containers{foo}' };

  it('that was counted tells the last and the first time', () => {
    const event = {
      involvedObject: about,
      type: 'Warning',
      reason: 'Why',
      message: ' what \n',
      source: { component: 'kubelet', host: 'node-1' },
      firstTimestamp: ago(3 * day),
      lastTimestamp: ago(2 * day),
      count: 6,
    };
    expect(cells('Event', event, true)).toEqual([
      '2d',
      'Warning',
      'Why',
      'deployment/web',
      'spec.containers{foo}',
      'kubelet, node-1',
      'what',
      '3d',
      '6',
      'x',
    ]);
  });

  it('that happened once has no count of its own', () => {
    const event = {
      involvedObject: about,
      eventTime: ago(3 * day),
      reportingComponent: 'kubelet',
      reportingInstance: 'a',
    };
    expect(cells('Event', event, true)).toEqual([
      '3d',
      '',
      '',
      'deployment/web',
      'spec.containers{foo}',
      'kubelet, a',
      '',
      '3d',
      '1',
      'x',
    ]);
  });
});

describe('things that are counted or named', () => {
  it.each<[Kind, Given, string[]]>([
    ['ConfigMap', { data: { a: '1' }, binaryData: { b: 'Mg==' } }, ['x', '2', '0s']],
    ['Secret', { type: 'Opaque', data: { a: 'MQ==' } }, ['x', 'Opaque', '1', '0s']],
    ['ServiceAccount', { secrets: [{}, {}] }, ['x', '2', '0s']],
    ['Lease', { age: 5 * minute, spec: { holderIdentity: 'node-1' } }, ['x', 'node-1', '5m']],
    ['Namespace', { status: { phase: 'Active' } }, ['x', 'Active', '0s']],
    [
      'ResourceQuota',
      { status: { hard: { pods: '10', 'limits.cpu': '4' }, used: { pods: '3', 'limits.cpu': '1' } } },
      ['x', 'pods: 3/10', 'limits.cpu: 1/4', '0s'],
    ],
    [
      'Ingress',
      { spec: { rules: ['a', 'b', 'c', 'd'].map((host) => ({ host })), tls: [{}] } },
      ['x', '<none>', 'a,b,c + 1 more...', '', '80, 443', '0s'],
    ],
    [
      'PersistentVolumeClaim',
      {
        spec: { volumeName: 'disk', storageClassName: 'fast' },
        status: {
          phase: 'Bound',
          capacity: { storage: '4Gi' },
          accessModes: ['ReadWriteOnce', 'ReadOnlyMany'],
        },
      },
      ['x', 'Bound', 'disk', '4Gi', 'RWO,ROX', 'fast', '<unset>', '0s'],
    ],
  ])('%s', (kind, facts, expected) => {
    expect(cells(kind, facts)).toEqual(expected);
  });
});

describe('cells sort by what they mean', () => {
  const sortOf = (kind: Kind, name: string, facts: Given) => {
    const column = columnsOf(kind).find((each) => each.name === name)!;
    return column.value(given(kind, facts), { now: epoch }).sort as number;
  };

  it('ages by time, not by text', () => {
    const [nine, ninety] = [9 * minute, 90 * minute].map((age) => sortOf('ConfigMap', 'Age', { age }));
    expect(nine).toBeLessThan(ninety!);
  });

  it('READY by number, not by text', () => {
    const ready = (readyReplicas: number) =>
      sortOf('Deployment', 'Ready', { spec: { replicas: 20, template }, status: { readyReplicas } });
    expect(ready(9)).toBeLessThan(ready(10));
  });

  it('durations of jobs by time, those not started first', () => {
    const duration = (status: object) => sortOf('Job', 'Duration', { spec: { template }, status });
    expect(duration({})).toBeLessThan(duration({ startTime: ago(0) }));
    expect(duration({ startTime: ago(9000) })).toBeLessThan(duration({ startTime: ago(10_000) }));
  });
});

it('no cell lets control characters through', () => {
  const name = 'evil\u001b[2Jname';
  const object = completed({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
  }) as unknown as AnyObject;
  expect(columnsOf('ConfigMap')[0]!.value(object, { now: epoch }).text).toBe('evilname');
});
