import { beforeAll, describe, expect, test } from 'vitest';
import { createCluster } from '../../../source/cluster/create.ts';
import { apiVersionOf, kinds, storedKinds } from '../../../source/kubernetes/kinds.ts';
import type { KubeObject, Manifest } from '../../../source/kubernetes/objects.ts';
import { checkSchema, loadSchemas } from '../../../source/kubernetes/schema.ts';
import { toStored, toVersion } from '../../../source/kubernetes/versions/index.ts';
import { refusal } from '../../support/refusal.ts';
import { completed } from '../../support/world.ts';

beforeAll(() => loadSchemas(storedKinds));

const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
const prefix = 'autoscaling.alpha.kubernetes.io';

function scaler(version: string, spec: object, rest: object = {}): Manifest {
  return {
    apiVersion: `autoscaling/${version}`,
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web', namespace: 'default' },
    spec: { scaleTargetRef, minReplicas: 1, maxReplicas: 5, ...spec },
    ...rest,
  };
}

const cpu = (averageUtilization: number) => ({
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } },
});

function inV1(spec: object, status: object = {}) {
  return toVersion(completed(scaler('v2', spec, { status })) as KubeObject, 'autoscaling/v1');
}

test('a goal for the CPU is a metric like others', () => {
  expect(toStored(scaler('v1', { targetCPUUtilizationPercentage: 60 }))).toEqual(
    scaler('v2', { metrics: [cpu(60)] }),
  );
  expect(inV1({ metrics: [cpu(60)] }).spec).toEqual({
    scaleTargetRef,
    minReplicas: 1,
    maxReplicas: 5,
    targetCPUUtilizationPercentage: 60,
  });
});

test.each<[string, object, object]>([
  [
    'a share of the memory',
    {
      type: 'Resource',
      resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 70 } },
    },
    { type: 'Resource', resource: { name: 'memory', targetAverageUtilization: 70 } },
  ],
  [
    'an amount of CPU',
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '100m' } } },
    { type: 'Resource', resource: { name: 'cpu', targetAverageValue: '100m' } },
  ],
  [
    'one container',
    {
      type: 'ContainerResource',
      containerResource: {
        name: 'cpu',
        container: 'main',
        target: { type: 'Utilization', averageUtilization: 50 },
      },
    },
    {
      type: 'ContainerResource',
      containerResource: { name: 'cpu', container: 'main', targetAverageUtilization: 50 },
    },
  ],
  [
    'a figure of the pods',
    {
      type: 'Pods',
      pods: { metric: { name: 'requests' }, target: { type: 'AverageValue', averageValue: '1k' } },
    },
    { type: 'Pods', pods: { metricName: 'requests', targetAverageValue: '1k' } },
  ],
  [
    'a figure of another object',
    {
      type: 'Object',
      object: {
        describedObject: { kind: 'Service', name: 'web' },
        metric: { name: 'hits', selector: { matchLabels: { a: 'b' } } },
        target: { type: 'Value', value: '10' },
      },
    },
    {
      type: 'Object',
      object: {
        target: { kind: 'Service', name: 'web' },
        metricName: 'hits',
        targetValue: '10',
        selector: { matchLabels: { a: 'b' } },
      },
    },
  ],
  [
    'a figure from outside',
    {
      type: 'External',
      external: {
        metric: { name: 'queue', selector: { matchLabels: { a: 'b' } } },
        target: { type: 'AverageValue', averageValue: '3' },
      },
    },
    {
      type: 'External',
      external: { metricName: 'queue', metricSelector: { matchLabels: { a: 'b' } }, targetAverageValue: '3' },
    },
  ],
])('%s is in an annotation of the old version, and finds back', (_title, metric, flat) => {
  const shown = inV1({ metrics: [metric, cpu(60)] });
  const text = shown.metadata.annotations?.[`${prefix}/metrics`] ?? '';
  expect(JSON.parse(text)).toEqual([flat]);
  expect(toStored(shown as Manifest).spec).toEqual({
    scaleTargetRef,
    minReplicas: 1,
    maxReplicas: 5,
    metrics: [metric, cpu(60)],
  });
});

test('behavior, figures and conditions are in annotations too', () => {
  const behavior = {
    scaleDown: {
      stabilizationWindowSeconds: 300,
      selectPolicy: 'Max',
      policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
    },
  };
  const status = {
    currentReplicas: 2,
    desiredReplicas: 3,
    currentMetrics: [
      {
        type: 'Resource',
        resource: { name: 'cpu', current: { averageUtilization: 80, averageValue: '80m' } },
      },
    ],
    conditions: [
      {
        type: 'AbleToScale',
        status: 'True',
        lastTransitionTime: '2026-01-01T00:00:00Z',
        reason: 'ReadyForNewScale',
        message: 'recommended size matches current size',
      },
    ],
  };
  const shown = inV1({ metrics: [cpu(60)], behavior }, status);
  expect(shown.status).toEqual({
    currentReplicas: 2,
    desiredReplicas: 3,
    currentCPUUtilizationPercentage: 80,
  });
  expect(shown.metadata.annotations).toEqual({
    [`${prefix}/behavior`]:
      '{"ScaleUp":null,"ScaleDown":{"StabilizationWindowSeconds":300,"SelectPolicy":"Max","Policies":[{"Type":"Percent","Value":100,"PeriodSeconds":15}],"Tolerance":null}}',
    [`${prefix}/current-metrics`]:
      '[{"type":"Resource","resource":{"name":"cpu","currentAverageUtilization":80,"currentAverageValue":"80m"}}]',
    [`${prefix}/conditions`]: JSON.stringify(status.conditions),
  });
  const back = toStored(shown as Manifest);
  expect({ spec: back.spec, status: back.status, annotations: back.metadata.annotations }).toEqual({
    spec: { scaleTargetRef, minReplicas: 1, maxReplicas: 5, metrics: [cpu(60)], behavior },
    status,
    annotations: undefined,
  });
});

test.each(['', '{', 'null', '5', '[5]', '{"a":1}'])('an annotation that says %j says nothing', (text) => {
  const names = ['metrics', 'behavior', 'current-metrics', 'conditions'];
  const annotations = Object.fromEntries(names.map((name) => [`${prefix}/${name}`, text]));
  const manifest = scaler('v1', { targetCPUUtilizationPercentage: 60 });
  const given = { ...manifest, metadata: { ...manifest.metadata, annotations } };
  expect(toStored(given)).toEqual(scaler('v2', { metrics: [cpu(60)] }));
});

describe('through the door', () => {
  const cluster = () => createCluster({ reconcilers: [] });

  test('the old version is stored as the new one', () => {
    const world = cluster();
    world.create(scaler('v1', { targetCPUUtilizationPercentage: 60 }));
    const stored = world.get('HorizontalPodAutoscaler', 'default', 'web');
    expect([stored.apiVersion, stored.spec.metrics]).toEqual(['autoscaling/v2', [cpu(60)]]);
  });

  test.each([
    ['v1', { metrics: [] }, 'unknown field "spec.metrics"'],
    ['v2', { targetCPUUtilizationPercentage: 60 }, 'unknown field "spec.targetCPUUtilizationPercentage"'],
    ['v1', { targetCPUUtilizationPercentage: 'high' }, 'cannot unmarshal string into Go struct field'],
  ])('%s does not know %j', (version, spec, complaint) => {
    const { message } = refusal(() => cluster().create(scaler(version, spec)));
    expect(message).toContain(
      `HorizontalPodAutoscaler in version "${version}" cannot be handled as a HorizontalPodAutoscaler: `,
    );
    expect(message).toContain(complaint);
  });
});

const versions = storedKinds.flatMap((kind) =>
  [apiVersionOf(kind), ...kinds[kind].otherVersions].map((apiVersion) => ({ apiVersion, kind })),
);

test.each(versions)('$apiVersion $kind has a schema', ({ apiVersion, kind }) => {
  const problems = checkSchema({ apiVersion, kind, metadata: {}, unknown: 1 } as Manifest);
  expect(problems.filter(({ type }) => type === 'unknown').map(({ path }) => path)).toContain('unknown');
});
