import { expect, test } from 'vitest';
import { deployment, pod } from '../support/manifests.ts';
import { rig } from './support/rig.ts';

test('a deleted namespace takes everything in it along, and nothing else', () => {
  const cluster = rig();
  cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  const inShop = deployment('web');
  cluster.create({ ...inShop, metadata: { ...inShop.metadata, namespace: 'shop' } });
  cluster.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'shop' } });
  cluster.create(pod('bystander'));
  cluster.advance(5_000);
  expect(cluster.read.list('Pod', 'shop')).toHaveLength(3);
  cluster.delete('Namespace', 'shop');
  expect(cluster.read.get('Namespace', undefined, 'shop')?.status.phase).toBe('Terminating');
  cluster.advance(10_000);
  expect(cluster.read.get('Namespace', undefined, 'shop')).toBeUndefined();
  for (const kind of ['Deployment', 'ReplicaSet', 'Pod', 'ConfigMap', 'Event'] as const) {
    expect(cluster.read.list(kind, 'shop')).toEqual([]);
  }
  expect(cluster.read.list('Pod', 'default')).toHaveLength(1);
});

test('a namespace waits for an object that somebody holds back', () => {
  const cluster = rig();
  cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  const metadata = { name: 'held', namespace: 'shop', finalizers: ['example.com/hold'] };
  cluster.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata });
  cluster.delete('Namespace', 'shop');
  cluster.advance(60_000);
  expect(cluster.read.get('Namespace', undefined, 'shop')?.status.phase).toBe('Terminating');
  expect(cluster.read.list('ConfigMap', 'shop')[0]?.metadata.deletionTimestamp).toBeDefined();
});
