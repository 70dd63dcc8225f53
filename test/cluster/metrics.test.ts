import { describe, expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { metricsOf } from '../../source/cluster/metrics.ts';
import { usageOf, usageWindow, windowEnd } from '../../source/kubelet/usage.ts';
import type { Container, Manifest, PodMetrics } from '../../source/kubernetes/objects.ts';
import { bytes, parseQuantity } from '../../source/kubernetes/quantities.ts';
import { StatusError } from '../../source/kubernetes/status-error.ts';
import { timestamp } from '../../source/kubernetes/time.ts';
import type { Settings } from '../../source/store/reading.ts';
import { deployment } from '../support/manifests.ts';
import { untilReady } from '../support/waiting.ts';
import { epoch, testSettings, worldWith } from '../support/world.ts';

const seconds = 1000;
const conditions = [{ type: 'Ready', status: 'True' }];
const node: Manifest = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node-1', labels: { zone: 'a' } },
  status: { conditions, capacity: { cpu: '4', memory: '8Gi' } },
};

interface PodFields {
  readonly name?: string;
  readonly containers?: readonly Partial<Container>[];
  readonly startedAt?: number;
  readonly status?: object;
  readonly nodeName?: string;
}

function runningPod(fields: PodFields = {}): Manifest {
  const { name = 'web', containers = [{}], startedAt = epoch, status = {}, nodeName = 'node-1' } = fields;
  const named = containers.map((each, index) => ({ name: `c${index}`, image: 'nginx:1.16', ...each }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', labels: { app: name } },
    spec: { nodeName, containers: named },
    status: {
      phase: 'Running',
      containerStatuses: named.map((each) => ({
        name: each.name,
        state: { running: { startedAt: timestamp(startedAt) } },
      })),
      ...status,
    },
  };
}

/** Metrics of pods that have been running since the epoch. */
function measured(fields: PodFields, at = 60 * seconds, settings: Partial<Settings> = {}) {
  const read = worldWith({ ...testSettings, ...settings }, node, runningPod(fields));
  return metricsOf('PodMetrics', read, epoch + at)[0]?.containers.map(({ usage }) => usage);
}

const nanos = (cpu: string) => Math.round(parseQuantity(cpu)! * 1e9);

describe('a pod', () => {
  test('has the form that metrics-server gives it', () => {
    const read = worldWith(testSettings, node, runningPod({ containers: [{ name: 'main' }] }));
    expect(metricsOf('PodMetrics', read, epoch + 67 * seconds)).toEqual([
      {
        apiVersion: 'metrics.k8s.io/v1beta1',
        kind: 'PodMetrics',
        metadata: {
          name: 'web',
          namespace: 'default',
          creationTimestamp: '2026-01-01T00:01:07Z',
          labels: { app: 'web' },
        },
        timestamp: '2026-01-01T00:01:00Z',
        window: '15s',
        containers: [
          {
            name: 'main',
            usage: { cpu: expect.stringMatching(/^\d+[nu]$/), memory: expect.stringMatching(/^\d+[KM]i$/) },
          },
        ],
      },
    ]);
  });

  test('uses the same over a whole window, and something else in the next', () => {
    const [early, late, next] = [60, 74.9, 75].map((at) => measured({}, at * seconds));
    expect(late).toEqual(early);
    expect(next).not.toEqual(early);
  });

  test('is not like its neighbour', () => {
    const read = worldWith(testSettings, node, runningPod({ name: 'a' }), runningPod({ name: 'b' }));
    const [one, other] = metricsOf('PodMetrics', read, epoch + 60 * seconds);
    expect(one!.containers[0]!.usage).not.toEqual(other!.containers[0]!.usage);
  });

  test.each<[string, PodFields, number]>([
    ['runs for less than a window', {}, 14.9],
    ['ran not yet when the window began', { startedAt: epoch + 1000 }, 29],
    ['waits', { status: { phase: 'Pending', containerStatuses: [] } }, 60],
    ['has ended', { status: { phase: 'Succeeded' } }, 60],
    ['is on a machine that is not there', { nodeName: 'node-9' }, 60],
  ])('has none while it %s', (_, fields, at) => {
    expect(measured(fields, at * seconds)).toBeUndefined();
  });

  test('has those of the containers that run', () => {
    const startedAt = timestamp(epoch);
    const containerStatuses = [
      { name: 'c0', state: { waiting: { reason: 'CrashLoopBackOff' } } },
      { name: 'c1', state: { running: { startedAt } } },
    ];
    const read = worldWith(
      testSettings,
      node,
      runningPod({ containers: [{}, {}], status: { containerStatuses } }),
    );
    const [pod] = metricsOf('PodMetrics', read, epoch + 60 * seconds);
    expect(pod!.containers.map(({ name }) => name)).toEqual(['c1']);
  });
});

describe('a container', () => {
  /** The extremes of usage over two hours. */
  function extremes(container: Partial<Container>, settings: Partial<Settings> = {}) {
    const usages = Array.from(
      { length: 480 },
      (_, index) => measured({ containers: [container] }, (index + 2) * usageWindow, settings)![0]!,
    );
    const cpu = usages.map((usage) => nanos(usage.cpu) / 1e6);
    const memory = usages.map((usage) => bytes(usage.memory));
    const range = (all: readonly number[]) => [Math.min(...all), Math.max(...all)] as const;
    return { cpu: range(cpu), memory: range(memory) };
  }

  const mebi = 2 ** 20;

  test('uses a part of what it asks for', () => {
    const { cpu, memory } = extremes({ resources: { requests: { cpu: '500m', memory: '200Mi' } } });
    expect(cpu[0]).toBeGreaterThan(500 * 0.15);
    expect(cpu[1]).toBeLessThan(500 * 0.75);
    expect(memory[0]).toBeGreaterThan(200 * 0.4 * mebi);
    expect(memory[1]).toBeLessThan(200 * 0.85 * mebi);
    expect(cpu[1] - cpu[0]).toBeGreaterThan(cpu[0] * 0.3);
  });

  test('uses little where it asks for nothing', () => {
    const { cpu, memory } = extremes({});
    expect(cpu[0]).toBeGreaterThan(0);
    expect(cpu[1]).toBeLessThan(6);
    expect(memory[1]).toBeLessThan(40 * mebi);
  });

  test('uses what its image says, up to its limits', () => {
    const images = [{ image: 'hungry', usage: { cpu: '2', memory: '300Mi' } }];
    const free = extremes({ image: 'hungry:1' }, { images });
    expect(free.cpu[0]).toBeCloseTo(1600, -2);
    expect(free.cpu[1]).toBeCloseTo(2400, -2);
    expect(free.memory[1]).toBeGreaterThan(305 * mebi);
    const limits = { cpu: '500m', memory: '256Mi' };
    const bound = extremes({ image: 'hungry:1', resources: { limits } }, { images });
    expect(bound).toEqual({ cpu: [500, 500], memory: [256 * mebi, 256 * mebi] });
  });

  test('is measured in whole pages and windows', () => {
    const { memory } = usageOf({ name: 'main', image: 'x' }, undefined, 'seed', windowEnd(epoch + 7000));
    expect(memory % 4096).toBe(0);
    expect(windowEnd(epoch + 14_999)).toBe(epoch);
  });
});

describe('a machine', () => {
  test('uses what its pods use, and something for itself', () => {
    const pods = ['a', 'b', 'c'].map((name) =>
      runningPod({ name, containers: [{ resources: { requests: { cpu: '1', memory: '1Gi' } } }] }),
    );
    const read = worldWith(testSettings, node, ...pods);
    const now = epoch + 60 * seconds;
    const [machine] = metricsOf('NodeMetrics', read, now);
    const used = metricsOf('PodMetrics', read, now).flatMap(({ containers }) => containers);
    const sum = (of: (usage: PodMetrics['containers'][number]['usage']) => number) =>
      used.reduce((total, { usage }) => total + of(usage), 0);
    const system = {
      cpu: nanos(machine!.usage.cpu) - sum(({ cpu }) => nanos(cpu)),
      memory: bytes(machine!.usage.memory) - sum(({ memory }) => bytes(memory)),
    };
    expect(system.cpu).toBeGreaterThan(20e6);
    expect(system.cpu).toBeLessThan(100e6);
    expect(system.memory).toBeGreaterThan(400 * 2 ** 20);
    expect(system.memory).toBeLessThan(620 * 2 ** 20);
    expect(machine).toMatchObject({
      apiVersion: 'metrics.k8s.io/v1beta1',
      kind: 'NodeMetrics',
      metadata: { name: 'node-1', labels: { zone: 'a' } },
      timestamp: '2026-01-01T00:01:00Z',
      window: '15s',
    });
  });

  test('never uses more than it has', () => {
    const images = [{ image: 'hungry', usage: { cpu: '9', memory: '90Gi' } }];
    const read = worldWith(
      { ...testSettings, images },
      node,
      runningPod({ containers: [{ image: 'hungry' }] }),
    );
    expect(metricsOf('NodeMetrics', read, epoch + 60 * seconds)[0]!.usage).toEqual({
      cpu: '4',
      memory: '8Gi',
    });
  });
});

describe('in a cluster', () => {
  test('a machine without network has none, nor have its pods, before anybody has noticed', () => {
    const cluster = createCluster({ manifests: [deployment('web', { replicas: 6 })] });
    untilReady(cluster, 'app=web', 6);
    cluster.advance(30 * seconds);
    const on = (name: string) => cluster.list('Pod').filter(({ spec }) => spec.nodeName === name).length;
    expect(cluster.list('PodMetrics')).toHaveLength(cluster.list('Pod').length);
    expect(on('node-1')).toBeGreaterThan(0);
    cluster.fault({ type: 'node-down', node: 'node-1' });
    expect(cluster.list('NodeMetrics').map(({ metadata }) => metadata.name)).toEqual([
      'control-plane',
      'node-2',
      'node-3',
    ]);
    expect(cluster.list('PodMetrics')).toHaveLength(cluster.list('Pod').length - on('node-1'));
  });

  test('they can be selected, and asked for by name', () => {
    const cluster = createCluster({ manifests: [deployment('web', { replicas: 2 })] });
    untilReady(cluster, 'app=web', 2);
    cluster.advance(30 * seconds);
    const web = cluster.list('PodMetrics', { namespace: 'default', labelSelector: 'app=web' });
    expect(web).toHaveLength(2);
    const [one] = web;
    expect(cluster.get('PodMetrics', 'default', one!.metadata.name)).toEqual(one);
    expect(cluster.list('PodMetrics', { fieldSelector: `metadata.name=${one!.metadata.name}` })).toEqual([
      one,
    ]);
    expect(cluster.get('NodeMetrics', undefined, 'node-1').usage).toHaveProperty('cpu');
  });

  test.each([
    ['PodMetrics', 'default', 'podmetrics.metrics.k8s.io "default/nobody" not found'],
    ['NodeMetrics', undefined, 'nodemetrics.metrics.k8s.io "nobody" not found'],
  ] as const)('%s of nobody are not found', (kind, namespace, message) => {
    expect(() => createCluster().get(kind, namespace, 'nobody')).toThrow(
      expect.objectContaining({ constructor: StatusError, code: 404, message }),
    );
  });
});
