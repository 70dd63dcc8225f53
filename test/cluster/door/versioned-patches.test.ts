import { beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../../source/cluster/create.ts';
import { loadSchemas } from '../../../source/kubernetes/schema.ts';
import type { Fields } from '../../../source/lib/fields.ts';
import { leastOf } from '../../support/least-manifests.ts';
import { refusal } from '../../support/refusal.ts';

beforeAll(() => loadSchemas(['HorizontalPodAutoscaler', 'Event']));

const types = ['merge', 'strategic'] as const;

function autoscaler() {
  const cluster = createCluster({ reconcilers: [] });
  cluster.create(leastOf('HorizontalPodAutoscaler', 'web'));
  const patched = (type: (typeof types)[number], body: Fields, apiVersion?: string) =>
    cluster.patch(
      'HorizontalPodAutoscaler',
      'default',
      'web',
      { type, body },
      apiVersion === undefined ? {} : { apiVersion },
    );
  return { cluster, patched };
}

describe.each(types)('A %s patch speaks of the version that it is sent to', (type) => {
  it('of an autoscaler with its goal in a field of its own', () => {
    const body = { spec: { targetCPUUtilizationPercentage: 55 } };
    const { spec } = autoscaler().patched(type, body, 'autoscaling/v1');
    expect(spec.metrics).toEqual([
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 55 } },
      },
    ]);
  });

  it('and knows no fields of another', () => {
    const body = { spec: { targetCPUUtilizationPercentage: 55 } };
    const { cluster, patched } = autoscaler();
    const { revision } = cluster;
    expect(refusal(() => patched(type, body)).message).toContain(
      'unknown field "spec.targetCPUUtilizationPercentage"',
    );
    expect(cluster.revision).toBe(revision);
  });

  it('and is stored as all are', () => {
    const { cluster, patched } = autoscaler();
    patched(type, { spec: { maxReplicas: 9 } }, 'autoscaling/v1');
    expect(cluster.get('HorizontalPodAutoscaler', 'default', 'web')).toMatchObject({
      apiVersion: 'autoscaling/v2',
      spec: { maxReplicas: 9, minReplicas: 1 },
    });
  });

  it('of an event with its newer names', () => {
    const cluster = createCluster({ reconcilers: [] });
    cluster.create({ ...leastOf('Event', 'told'), message: 'once', reason: 'Told' });
    const patch = { type, body: { note: 'twice', deprecatedCount: 2 } };
    const options = { apiVersion: 'events.k8s.io/v1' };
    const told = cluster.patch('Event', 'default', 'told', patch, options);
    expect(told).toMatchObject({ apiVersion: 'v1', message: 'twice', count: 2, reason: 'Told' });
    expect(told).not.toHaveProperty('note');
  });
});

describe('A JSON patch', () => {
  it('finds the fields of the version that it is sent to', () => {
    const { cluster } = autoscaler();
    const path = '/spec/targetCPUUtilizationPercentage';
    const patch = { type: 'json' as const, operations: [{ op: 'test' as const, path, value: 80 }] };
    const send = (options: { apiVersion?: string }) =>
      cluster.patch('HorizontalPodAutoscaler', 'default', 'web', patch, options);
    expect(send({ apiVersion: 'autoscaling/v1' })).toBe(
      cluster.get('HorizontalPodAutoscaler', 'default', 'web'),
    );
    expect(refusal(() => send({})).code).toBe(422);
  });
});

it('the identity of what is patched stays', () => {
  const { patched } = autoscaler();
  const error = refusal(() => patched('merge', { metadata: { uid: 'another' } }));
  expect(error.message).toBe(
    'HorizontalPodAutoscaler.autoscaling "web" is invalid: metadata.uid: Invalid value: "another": field is immutable',
  );
});
