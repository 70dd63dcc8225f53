import { expect, test } from 'vitest';
import type { Cluster } from '../../source/cluster/cluster.ts';
import { createCluster } from '../../source/cluster/create.ts';
import { deployment } from '../support/manifests.ts';

/** Never run: each line that is marked must not compile, and does so by the marked part alone. */
function wrongCalls(cluster: Cluster) {
  // @ts-expect-error there is no such kind
  cluster.get('Pods', 'default', 'a');
  // @ts-expect-error a kind has its own fields
  cluster.get('ConfigMap', 'default', 'a').spec;
  // @ts-expect-error a ConfigMap can not be scaled
  cluster.scale('ConfigMap', 'default', 'a');
  // @ts-expect-error a ConfigMap has no status
  cluster.patch('ConfigMap', 'default', 'a', { type: 'merge', body: {} }, { subresource: 'status' });
  // @ts-expect-error only pods have ephemeral containers
  cluster.patch('Job', 'default', 'a', { type: 'merge', body: {} }, { subresource: 'ephemeralcontainers' });
  // @ts-expect-error a patch says what form it has
  cluster.patch('Pod', 'default', 'a', { metadata: {} });
  // @ts-expect-error a JSON patch is a list of operations
  cluster.patch('Pod', 'default', 'a', { type: 'json', body: {} });
  // @ts-expect-error an operation that adds has a value
  cluster.patch('Pod', 'default', 'a', { type: 'json', operations: [{ op: 'add', path: '/metadata' }] });
  // @ts-expect-error there are three policies
  cluster.delete('Pod', 'default', 'a', { propagationPolicy: 'Later' });
  // @ts-expect-error a manifest has an apiVersion
  cluster.create({ kind: 'Pod', metadata: { name: 'a' } });
  // @ts-expect-error what is read is frozen
  cluster.list('Pod').push();
  // @ts-expect-error there are two faults
  cluster.fault({ type: 'node-explodes', node: 'node-1' });
}

test('the types of the facade refuse a wrong call, and give each kind its own type', () => {
  expect(wrongCalls).toBeTypeOf('function');
  const cluster: Cluster = createCluster({ reconcilers: [] });
  cluster.create(deployment('web'));
  const body = { spec: { replicas: 2 } };
  const replicas: number | undefined = cluster.patch('Deployment', 'default', 'web', { type: 'merge', body })
    .spec.replicas;
  expect(replicas).toBe(2);
});
