import { describe, expect, it } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';

const settings = (data: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data,
});

describe('a dry run', () => {
  it('answers a new object without a version', () => {
    const cluster = createCluster({ reconcilers: [] });
    const { metadata } = cluster.create(settings({ key: '1' }), { dryRun: true });
    expect(metadata).toMatchObject({ name: 'settings', namespace: 'default', uid: expect.any(String) });
    expect(metadata).not.toHaveProperty('resourceVersion');
    expect(cluster.read.get('ConfigMap', 'default', 'settings')).toBeUndefined();
  });

  it('answers a change with the version that is stored', () => {
    const cluster = createCluster({ reconcilers: [] });
    const stored = cluster.create(settings({ key: '1' }));
    const patch = { type: 'merge' as const, body: { data: { key: '2' } } };
    const answer = cluster.patch('ConfigMap', 'default', 'settings', patch, { dryRun: true });
    expect(answer.data).toEqual({ key: '2' });
    expect(answer.metadata.resourceVersion).toBe(stored.metadata.resourceVersion);
    expect(cluster.get('ConfigMap', 'default', 'settings').data).toEqual({ key: '1' });
  });
});
