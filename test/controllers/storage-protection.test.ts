import { expect, it } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';

const spec = { accessModes: ['ReadWriteOnce'], storageClassName: 'standard' };
const claim: Manifest = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: { ...spec, resources: { requests: { storage: '1Gi' } } },
};
const volume: Manifest = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'disk' },
  spec: { ...spec, capacity: { storage: '1Gi' }, hostPath: { path: '/data' } },
};
const user: Manifest = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: {
    containers: [{ name: 'main', image: 'nginx:1.16' }],
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
  },
};

it('a claim that is deleted stays until the last pod that uses it is gone', () => {
  const cluster = createCluster({ manifests: [claim, user] });
  cluster.advance(60_000);
  cluster.delete('PersistentVolumeClaim', 'default', 'data');
  cluster.advance(60_000);
  expect(cluster.get('PersistentVolumeClaim', 'default', 'data').metadata).toMatchObject({
    deletionTimestamp: '2026-01-01T00:01:00Z',
    finalizers: ['kubernetes.io/pvc-protection'],
  });
  cluster.delete('Pod', 'default', 'web');
  cluster.advance(60_000);
  expect(cluster.list('PersistentVolumeClaim')).toEqual([]);
});

it('a claim that nobody uses goes at once, and so does a volume without a claim', () => {
  const cluster = createCluster({ manifests: [claim, volume] });
  cluster.delete('PersistentVolumeClaim', 'default', 'data');
  cluster.delete('PersistentVolume', undefined, 'disk');
  cluster.advance(1_000);
  expect([...cluster.list('PersistentVolumeClaim'), ...cluster.list('PersistentVolume')]).toEqual([]);
});

it('a volume that is deleted stays as long as it is bound', () => {
  const cluster = createCluster({ manifests: [volume] });
  const status = (phase: string) => {
    const body = { status: { phase } };
    cluster.patch('PersistentVolume', undefined, 'disk', { type: 'merge', body }, { subresource: 'status' });
  };
  status('Bound');
  cluster.delete('PersistentVolume', undefined, 'disk');
  cluster.advance(60_000);
  expect(cluster.get('PersistentVolume', undefined, 'disk').metadata.finalizers).toEqual([
    'kubernetes.io/pv-protection',
  ]);
  status('Released');
  cluster.advance(1_000);
  expect(cluster.list('PersistentVolume')).toEqual([]);
});
