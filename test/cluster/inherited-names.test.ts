import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { runKubectl } from '../../source/kubectl/run.ts';

/** Names that every JavaScript object inherits are names like any other here. */
const name = 'constructor';

test('what is not there is not found, whatever it is called', () => {
  const cluster = createCluster();
  expect(cluster.read.get('Node', undefined, name)).toBeUndefined();
  expect(() => cluster.get('Namespace', undefined, name)).toThrow(`namespaces "${name}" not found`);
});

test('a namespace, a secret type, a label and a data key may be called so', () => {
  const cluster = createCluster();
  const metadata = { name, namespace: name, labels: { [name]: name } };
  cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  cluster.create({ apiVersion: 'v1', kind: 'Secret', metadata, type: name });
  cluster.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { [name]: 'x' } });
  cluster.restore(cluster.checkpoint());
  const { read } = cluster;
  expect(read.get('Secret', name, name)?.type).toBe(name);
  expect(read.get('Namespace', undefined, name)?.metadata.name).toBe(name);
  const labelled = (selector: string) =>
    cluster.list('Secret', { labelSelector: selector }).map((each) => each.metadata.name);
  expect(labelled(name)).toEqual([name]);
  expect(labelled('toString')).toEqual([]);
});

test('a command and a flag may not mean what they inherit', () => {
  const cluster = createCluster();
  const container = { name: 'main', image: 'busybox', command: [name] };
  cluster.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod' },
    spec: { containers: [container] },
  });
  cluster.advance(30_000);
  expect(cluster.get('Pod', 'default', 'pod').status.phase).toBe('Running');
  const { stderr } = runKubectl(`delete pod pod --cascade=${name}`, { cluster, namespace: 'default' });
  expect(stderr).toEqual([
    `error: invalid cascade value (${name}). Must be "background", "foreground", or "orphan"`,
  ]);
});
