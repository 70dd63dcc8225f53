import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { createCluster, preserveCluster, reviveCluster } from '../../source/cluster/create.ts';
import { deployment, job } from '../support/manifests.ts';
import { seconds } from '../support/waiting.ts';

function livedIn() {
  const cluster = createCluster({
    name: 'lived-in',
    spec: { seed: 5 },
    manifests: [deployment('web'), job('batch')],
  });
  cluster.advance(20 * seconds);
  cluster.fault({ type: 'node-down', node: 'node-1' });
  return cluster;
}

test('a cluster kept as bytes goes on exactly as if nothing had happened', () => {
  const cluster = livedIn();
  const revived = reviveCluster(deserialize(serialize(preserveCluster(cluster))));
  expect(revived).toMatchObject({ name: 'lived-in', now: cluster.now, startTime: cluster.startTime });
  for (const each of [cluster, revived]) {
    each.delete('Pod', 'default', each.list('Pod', { namespace: 'default' })[0]!.metadata.name);
    each.advance(400 * seconds);
  }
  expect(JSON.stringify(revived.checkpoint())).toBe(JSON.stringify(cluster.checkpoint()));
  expect(JSON.stringify(revived.changesSince(0))).toBe(JSON.stringify(cluster.changesSince(0)));
});

test('what is revived is frozen like what it came from', () => {
  const revived = reviveCluster(deserialize(serialize(preserveCluster(livedIn()))));
  expect(Object.isFrozen(revived.get('Deployment', 'default', 'web').spec.template)).toBe(true);
  const [oldest] = revived.changesSince(0);
  expect(Object.isFrozen(oldest)).toBe(true);
  expect(Object.isFrozen(oldest!.after)).toBe(true);
});
