import { expect, test } from 'vitest';
import type { Manifest, OwnerReference } from '../../source/kubernetes/objects.ts';
import { deployment } from '../support/manifests.ts';
import { type Rig, rig } from './support/rig.ts';

function configMap(name: string, owners: readonly OwnerReference[] = []): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ownerReferences: [...owners] } };
}

/** A config map that belongs to others. */
function owned(cluster: Rig, name: string, owners: readonly string[], blocks = true): void {
  const references = owners.map((owner) => {
    const { apiVersion, kind, metadata } = cluster.read.get('ConfigMap', 'default', owner)!;
    return { apiVersion, kind, name: owner, uid: metadata.uid, blockOwnerDeletion: blocks };
  });
  cluster.create(configMap(name, references));
}

/** Keeps a deleted object from vanishing. */
function hold(cluster: Rig, name: string): void {
  cluster.edit('ConfigMap', name, (found) => ({
    ...found,
    metadata: { ...found.metadata, finalizers: ['example.com/hold'] },
  }));
}

/** Of all config maps but the one that every namespace has. */
function names(cluster: Rig): string[] {
  const all = cluster.read.list('ConfigMap').map(({ metadata }) => metadata.name);
  return all.filter((name) => name !== 'kube-root-ca.crt');
}

function family(): Rig {
  const cluster = rig();
  cluster.create(configMap('a-parent'));
  owned(cluster, 'b-child', ['a-parent']);
  owned(cluster, 'c-grandchild', ['b-child']);
  return cluster;
}

test.each(['Background', 'Foreground'] as const)(
  '%s: what belongs to a deleted object goes too',
  (policy) => {
    const cluster = family();
    cluster.delete('ConfigMap', 'a-parent', policy);
    cluster.advance(1_000);
    expect(names(cluster)).toEqual([]);
  },
);

test('in the background the owner goes at once', () => {
  const cluster = family();
  cluster.delete('ConfigMap', 'a-parent', 'Background');
  expect(names(cluster)).toEqual(['b-child', 'c-grandchild']);
});

test('in the foreground the owner waits for what blocks it', () => {
  const cluster = family();
  hold(cluster, 'c-grandchild');
  cluster.delete('ConfigMap', 'a-parent', 'Foreground');
  cluster.advance(1_000);
  expect(names(cluster)).toEqual(['a-parent', 'b-child', 'c-grandchild']);
  cluster.edit('ConfigMap', 'c-grandchild', ({ metadata: { finalizers: _, ...metadata }, ...found }) => ({
    ...found,
    metadata,
  }));
  cluster.advance(1_000);
  expect(names(cluster)).toEqual([]);
});

test('what does not block its owner is not waited for, but goes as well', () => {
  const cluster = rig();
  cluster.create(configMap('a-parent'));
  owned(cluster, 'b-child', ['a-parent'], false);
  hold(cluster, 'b-child');
  cluster.delete('ConfigMap', 'a-parent', 'Foreground');
  cluster.advance(1_000);
  expect(names(cluster)).toEqual(['b-child']);
  expect(cluster.read.get('ConfigMap', 'default', 'b-child')?.metadata.deletionTimestamp).toBeDefined();
});

test('orphaned dependents stay and forget their owner', () => {
  const cluster = family();
  cluster.delete('ConfigMap', 'a-parent', 'Orphan');
  cluster.advance(1_000);
  expect(names(cluster)).toEqual(['b-child', 'c-grandchild']);
  expect(cluster.read.get('ConfigMap', 'default', 'b-child')?.metadata.ownerReferences).toBeUndefined();
});

test('an object with two owners stays as long as one of them does', () => {
  const cluster = rig();
  for (const name of ['a-one', 'b-two']) cluster.create(configMap(name));
  owned(cluster, 'c-child', ['a-one', 'b-two']);
  cluster.delete('ConfigMap', 'a-one');
  cluster.advance(1_000);
  expect(names(cluster)).toEqual(['b-two', 'c-child']);
  const owners = cluster.read.get('ConfigMap', 'default', 'c-child')?.metadata.ownerReferences;
  expect(owners?.map(({ name }) => name)).toEqual(['b-two']);
  cluster.delete('ConfigMap', 'b-two');
  cluster.advance(1_000);
  expect(names(cluster)).toEqual([]);
});

test('an object made for an owner that never was is collected', () => {
  const cluster = rig();
  cluster.create(
    configMap('lost', [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'nobody', uid: 'uid-nobody' }]),
  );
  cluster.advance(1_000);
  expect(names(cluster)).toEqual([]);
});

test.each(['Background', 'Foreground'] as const)(
  '%s: a Deployment takes its ReplicaSets and pods along',
  (policy) => {
    const cluster = rig();
    cluster.create(deployment('web'));
    cluster.advance(1_000);
    expect(cluster.read.list('Pod')).toHaveLength(3);
    cluster.delete('Deployment', 'web', policy);
    cluster.advance(5_000);
    for (const kind of ['Deployment', 'ReplicaSet', 'Pod'] as const)
      expect(cluster.read.list(kind)).toEqual([]);
  },
);
