import { describe, expect, it } from 'vitest';
import { refusal } from '../../support/refusal.ts';
import { claim, container, limitRange, pod, quiet } from './worlds.ts';

describe('A limit range gives containers what they do not ask for', () => {
  it('and notes down what it has set', () => {
    const limits = {
      type: 'Container',
      default: { cpu: '1', memory: '1Gi' },
      defaultRequest: { cpu: '100m', memory: '64Mi' },
    };
    const cluster = quiet(limitRange('plain', limits));
    const containers = [
      container('app'),
      container('side', { requests: { cpu: '200m' }, limits: { cpu: '2' } }),
    ];
    const made = cluster.create(pod('web', { containers, initContainers: [container('setup')] }));
    expect(made).toMatchObject({
      metadata: {
        annotations: {
          'kubernetes.io/limit-ranger':
            'LimitRanger plugin set: cpu, memory request for container app; cpu, memory limit for container app; memory request for container side; memory limit for container side; cpu, memory request for init container setup; cpu, memory limit for init container setup',
        },
      },
      spec: {
        containers: [
          { resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '1', memory: '1Gi' } } },
          { resources: { requests: { cpu: '200m', memory: '64Mi' }, limits: { cpu: '2', memory: '1Gi' } } },
        ],
      },
      status: { qosClass: 'Burstable' },
    });
  });

  it('a maximum alone is the default limit, and that the default request', () => {
    const cluster = quiet(limitRange('small', { type: 'Container', max: { cpu: '500m' } }));
    expect(cluster.create(pod('web'))).toHaveProperty('spec.containers.0.resources', {
      limits: { cpu: '500m' },
      requests: { cpu: '500m' },
    });
  });

  it('and nothing where they ask for everything', () => {
    const cluster = quiet(limitRange('small', { type: 'Container', default: { cpu: '1' } }));
    const own = container('app', { requests: { cpu: '1' }, limits: { cpu: '1' } });
    expect(cluster.create(pod('web', { containers: [own] })).metadata.annotations).toBeUndefined();
  });
});

const cpu = (request?: string, limit?: string) => [
  container('app', {
    ...(request && { requests: { cpu: request } }),
    ...(limit && { limits: { cpu: limit } }),
  }),
];

describe('A pod outside of the bounds is refused', () => {
  it.each([
    [
      'below the minimum',
      { type: 'Container', min: { cpu: '100m' } },
      cpu('50m'),
      'minimum cpu usage per Container is 100m, but request is 50m',
    ],
    [
      'with a limit below the minimum',
      { type: 'Pod', min: { cpu: '1' } },
      [
        container('a', { requests: { cpu: '1' } }),
        container('b', { limits: { cpu: '500m' }, requests: { cpu: '0' } }),
      ],
      'minimum cpu usage per Pod is 1, but limit is 500m',
    ],
    [
      'that does not say what it requests',
      { type: 'Pod', min: { cpu: '100m' } },
      [container('app')],
      'minimum cpu usage per Pod is 100m.  No request is specified',
    ],
    [
      'above the maximum',
      { type: 'Container', max: { memory: '1Gi' } },
      [container('app', { limits: { memory: '2Gi' } })],
      'maximum memory usage per Container is 1Gi, but limit is 2Gi',
    ],
    [
      'that does not limit itself',
      { type: 'Pod', max: { cpu: '1' } },
      [container('app')],
      'maximum cpu usage per Pod is 1.  No limit is specified',
    ],
    [
      'whose containers take too much together',
      { type: 'Pod', max: { cpu: '2' } },
      [container('a', { limits: { cpu: '1' } }), container('b', { limits: { cpu: '2' } })],
      'maximum cpu usage per Pod is 2, but limit is 3',
    ],
    [
      'that may grow too far',
      { type: 'Container', maxLimitRequestRatio: { cpu: '4' } },
      cpu('100m', '500m'),
      'cpu max limit to request ratio per Container is 4, but provided ratio is 5.000000',
    ],
    [
      'that may grow from nothing',
      { type: 'Container', maxLimitRequestRatio: { cpu: '4' } },
      cpu('0', '1'),
      'cpu max limit to request ratio per Container is 4, but no request is specified or request is 0',
    ],
    [
      'that may grow without bounds',
      { type: 'Container', maxLimitRequestRatio: { cpu: '4' } },
      cpu('1'),
      'cpu max limit to request ratio per Container is 4, but no limit is specified or limit is 0',
    ],
    [
      'for two reasons',
      { type: 'Container', max: { cpu: '1', memory: '1Gi' } },
      [container('app', { limits: { cpu: '2', memory: '2Gi' } })],
      '[maximum cpu usage per Container is 1, but limit is 2, maximum memory usage per Container is 1Gi, but limit is 2Gi]',
    ],
    [
      'for one reason in two containers',
      { type: 'Container', max: { cpu: '1' } },
      [container('a', { limits: { cpu: '2' } }), container('b', { limits: { cpu: '2' } })],
      'maximum cpu usage per Container is 1, but limit is 2',
    ],
  ])('%s', (_title, item, containers, message) => {
    const cluster = quiet(limitRange('bounds', item));
    const { reason, code, message: said } = refusal(() => cluster.create(pod('web', { containers })));
    expect({ reason, code, said }).toEqual({
      reason: 'Forbidden',
      code: 403,
      said: `pods "web" is forbidden: ${message}`,
    });
  });

  it('but not one inside of them', () => {
    const item = {
      type: 'Container',
      min: { cpu: '100m' },
      max: { cpu: '1' },
      maxLimitRequestRatio: { cpu: '2.5' },
    };
    const cluster = quiet(limitRange('bounds', item));
    expect(() => cluster.create(pod('web', { containers: cpu('200m', '500m') }))).not.toThrow();
  });

  it('nor one that was there before', () => {
    const cluster = quiet(pod('web'));
    cluster.create(limitRange('bounds', { type: 'Pod', min: { cpu: '1' } }));
    const body = { metadata: { labels: { app: 'web' } } };
    expect(() => cluster.patch('Pod', 'default', 'web', { type: 'merge', body })).not.toThrow();
  });
});

describe('A claim outside of the bounds is refused', () => {
  it.each([
    ['10Gi', 'maximum storage usage per PersistentVolumeClaim is 5Gi, but request is 10Gi'],
    ['512Mi', 'minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 512Mi'],
    ['2Gi', undefined],
  ])('%s', (storage, message) => {
    const bounds = { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '5Gi' } };
    const cluster = quiet(limitRange('disks', bounds));
    const ask = () => cluster.create(claim('data', storage));
    if (message === undefined) expect(ask).not.toThrow();
    else expect(refusal(ask).message).toBe(`persistentvolumeclaims "data" is forbidden: ${message}`);
  });
});
