import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { type StoredKind, storedKinds } from '../../source/kubernetes/kinds.ts';
import { leastOf } from '../support/least-manifests.ts';

const specless: readonly StoredKind[] = [
  'ControllerRevision',
  'Endpoints',
  'EndpointSlice',
  'ConfigMap',
  'Secret',
  'StorageClass',
  'ServiceAccount',
  'PriorityClass',
  'Role',
  'RoleBinding',
  'ClusterRole',
  'ClusterRoleBinding',
  'Event',
];
const statusless: readonly StoredKind[] = [
  ...specless,
  'IngressClass',
  'NetworkPolicy',
  'LimitRange',
  'Lease',
];

test.each(storedKinds)('the least that a %s can be is stored whole, and time passes over it', (kind) => {
  const cluster = createCluster();
  const stored = cluster.create(leastOf(kind, 'least'));
  expect('spec' in stored).toBe(!specless.includes(kind));
  expect('status' in stored).toBe(!statusless.includes(kind));
  expect(() => cluster.advance(600_000)).not.toThrow();
});

test('an update may leave the spec out where a manifest may', () => {
  const cluster = createCluster();
  cluster.create(leastOf('Node', 'bare'));
  cluster.update({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'bare', labels: { disk: 'ssd' } } });
  cluster.advance(60_000);
  expect(cluster.get('Node', undefined, 'bare').metadata.labels).toMatchObject({ disk: 'ssd' });
});
