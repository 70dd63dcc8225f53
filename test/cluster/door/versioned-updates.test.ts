import { describe, expect, it } from 'vitest';
import { createCluster } from '../../../source/cluster/create.ts';
import type { StoredKind } from '../../../source/kubernetes/kinds.ts';
import { leastOf } from '../../support/least-manifests.ts';
import { refusal } from '../../support/refusal.ts';

function labelled(kind: StoredKind) {
  const manifest = leastOf(kind, 'least');
  return { ...manifest, metadata: { ...manifest.metadata, labels: { tier: 'front' } } };
}

describe('An update of what two may write at once says what it is an update of', () => {
  it.each([
    ['PodDisruptionBudget', 'poddisruptionbudgets.policy'],
    ['ServiceAccount', 'serviceaccounts'],
    ['Lease', 'leases.coordination.k8s.io'],
  ] as const)('%s', (kind, resource) => {
    const cluster = createCluster({ reconcilers: [] });
    const { resourceVersion } = cluster.create(leastOf(kind, 'least')).metadata;
    const error = refusal(() => cluster.update(labelled(kind)));
    expect(error.code).toBe(422);
    expect(error.message).toBe(
      `${resource} "least" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update`,
    );
    const next = labelled(kind);
    const versioned = { ...next, metadata: { ...next.metadata, resourceVersion } };
    expect(cluster.update(versioned).metadata.labels).toEqual({ tier: 'front' });
  });

  it.each(['ConfigMap', 'Service', 'Endpoints', 'PriorityClass', 'Node'] as const)(
    'but not of a %s',
    (kind) => {
      const cluster = createCluster({ reconcilers: [] });
      cluster.create(leastOf(kind, 'least'));
      expect(cluster.update(labelled(kind)).metadata.labels).toMatchObject({ tier: 'front' });
    },
  );

  it('nor where a patch is made from what is stored', () => {
    const cluster = createCluster({ reconcilers: [] });
    cluster.create(leastOf('Lease', 'least'));
    const body = { metadata: { labels: { tier: 'front' } } };
    const patched = cluster.patch('Lease', 'default', 'least', { type: 'merge', body });
    expect(patched.metadata.labels).toEqual({ tier: 'front' });
  });
});
