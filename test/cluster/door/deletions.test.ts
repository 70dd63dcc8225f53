import { describe, expect, it } from 'vitest';
import { createCluster } from '../../../source/cluster/create.ts';
import type { StoredKind } from '../../../source/kubernetes/kinds.ts';
import { leastOf } from '../../support/least-manifests.ts';

type Policy = 'Background' | 'Foreground' | 'Orphan' | undefined;

/** A cluster in which nothing happens by itself, with the least object of the kind and a finalizer on it. */
function held(kind: StoredKind) {
  const cluster = createCluster({ reconcilers: [] });
  const manifest = leastOf(kind, 'least');
  const metadata = { ...manifest.metadata, finalizers: ['example.com/wait'] };
  const spec = manifest.spec as object | undefined;
  cluster.create({ ...manifest, metadata, ...(kind === 'Pod' && { spec: { ...spec, nodeName: 'node-1' } }) });
  const deleted = (options: { propagationPolicy?: Policy; gracePeriodSeconds?: number } = {}) => {
    const { propagationPolicy, gracePeriodSeconds } = options;
    return cluster.delete(kind, 'default', 'least', {
      ...(propagationPolicy && { propagationPolicy }),
      ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    }).metadata;
  };
  return { cluster, deleted };
}

describe('What becomes of dependents is told by a finalizer', () => {
  it.each<[kind: StoredKind, policy: Policy, finalizer: string | undefined]>([
    ['Deployment', undefined, undefined],
    ['Deployment', 'Foreground', 'foregroundDeletion'],
    ['Deployment', 'Orphan', 'orphan'],
    ['Job', undefined, 'orphan'],
    ['Job', 'Background', undefined],
    ['Job', 'Foreground', 'foregroundDeletion'],
    ['ReplicationController', undefined, 'orphan'],
    ['CronJob', undefined, undefined],
  ])('of a %s with policy %s: %s', (kind, propagationPolicy, finalizer) => {
    const { finalizers } = held(kind).deleted({ propagationPolicy });
    expect(finalizers).toEqual(['example.com/wait', ...(finalizer === undefined ? [] : [finalizer])]);
  });

  it.each<[first: Policy, second: Policy, finalizers: readonly string[]]>([
    ['Orphan', 'Foreground', ['example.com/wait', 'foregroundDeletion']],
    ['Foreground', 'Background', ['example.com/wait']],
    ['Foreground', undefined, ['example.com/wait', 'foregroundDeletion']],
    [undefined, 'Orphan', ['example.com/wait', 'orphan']],
  ])('and by the latest who says it: %s, then %s', (first, second, finalizers) => {
    const { cluster, deleted } = held('Deployment');
    const { deletionTimestamp } = deleted({ propagationPolicy: first });
    cluster.advance(5_000);
    expect(deleted({ propagationPolicy: second })).toMatchObject({ finalizers, deletionTimestamp });
  });
});

describe('The time that a pod is given', () => {
  it.each([
    [undefined, 30],
    [7, 7],
    [-5, 1],
  ])('of %s seconds are %s', (gracePeriodSeconds, given) => {
    const metadata = held('Pod').deleted(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds });
    expect(metadata.deletionGracePeriodSeconds).toBe(given);
  });

  it.each([
    [5, 5, '2026-01-01T00:00:05Z'],
    [50, 20, '2026-01-01T00:00:20Z'],
    [undefined, 20, '2026-01-01T00:00:20Z'],
  ])(
    'is only ever shortened, and counts from the first request: 20 and then %s',
    (second, seconds, deletionTimestamp) => {
      const { cluster, deleted } = held('Pod');
      deleted({ gracePeriodSeconds: 20 });
      cluster.advance(3_000);
      const metadata = deleted(second === undefined ? {} : { gracePeriodSeconds: second });
      expect(metadata).toMatchObject({ deletionTimestamp, deletionGracePeriodSeconds: seconds });
    },
  );
});
