import { expect, test } from 'vitest';
import { bootstrapManifests, defaultNodes } from '../../source/cluster/bootstrap.ts';
import { createCluster } from '../../source/cluster/create.ts';

test('a new cluster has its own API and DNS as services, and the API has an endpoint', () => {
  const cluster = createCluster();
  const services = cluster
    .list('Service')
    .map(({ metadata, spec }) => [
      `${metadata.namespace}/${metadata.name}`,
      spec.clusterIP,
      spec.ports?.map(({ port, targetPort, protocol }) => `${port}/${protocol} ${targetPort}`),
    ]);
  expect(services).toEqual([
    ['default/kubernetes', '10.96.0.1', ['443/TCP 6443']],
    ['kube-system/kube-dns', '10.96.0.10', ['53/UDP 53', '53/TCP 53', '9153/TCP 9153']],
  ]);
  const { addresses = [] } = cluster.get('Node', undefined, 'control-plane').status;
  expect(cluster.get('Endpoints', 'default', 'kubernetes').subsets).toMatchObject([
    { addresses: [{ ip: addresses[0]!.address }], ports: [{ name: 'https', port: 6443 }] },
  ]);
  expect(cluster.get('EndpointSlice', 'default', 'kubernetes').endpoints).toEqual([
    { addresses: [addresses[0]!.address], conditions: { ready: true } },
  ]);
});

test('a new cluster has classes, and roles for its people', () => {
  const cluster = createCluster();
  expect(cluster.list('PriorityClass').map(({ metadata, value }) => [metadata.name, value])).toEqual([
    ['system-cluster-critical', 2_000_000_000],
    ['system-node-critical', 2_000_001_000],
  ]);
  expect(cluster.list('StorageClass')).toMatchObject([
    {
      metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      reclaimPolicy: 'Delete',
      volumeBindingMode: 'WaitForFirstConsumer',
    },
  ]);
  const roles = new Map(cluster.list('ClusterRole').map((role) => [role.metadata.name, role.rules ?? []]));
  expect([...roles.keys()]).toEqual(['admin', 'cluster-admin', 'edit', 'view']);
  for (const verb of roles.get('view')!.flatMap(({ verbs }) => verbs)) {
    expect(['get', 'list', 'watch']).toContain(verb);
  }
  expect(roles.get('view')!.flatMap(({ resources }) => resources)).not.toContain('secrets');
  expect(cluster.list('ClusterRoleBinding')).toMatchObject([
    { roleRef: { name: 'cluster-admin' }, subjects: [{ kind: 'Group', name: 'system:masters' }] },
  ]);
});

test('a cluster whose nodes all work reaches its API on a machine of its own', () => {
  const manifests = bootstrapManifests([{ name: 'only' }], 0);
  const nodeAddresses = JSON.stringify(manifests.filter(({ kind }) => kind === 'Node'));
  const slice = manifests.find(({ kind }) => kind === 'EndpointSlice') as unknown as {
    endpoints: [{ addresses: [string] }];
  };
  expect(nodeAddresses).not.toContain(`"${slice.endpoints[0].addresses[0]}"`);
});

test('the pods of the control plane mirror what its node runs by itself', () => {
  const pods = bootstrapManifests(defaultNodes, 0).filter(({ kind }) => kind === 'Pod');
  expect(pods).toHaveLength(8);
  for (const { metadata } of pods) {
    expect(metadata.annotations).toHaveProperty(['kubernetes.io/config.mirror']);
  }
  const cluster = createCluster({ reconcilers: [] });
  const { spec } = cluster.get('Pod', 'kube-system', 'etcd-control-plane');
  expect(spec).toMatchObject({ priority: 2_000_001_000, tolerations: [{ operator: 'Exists' }] });
  expect(spec).not.toHaveProperty('serviceAccountName');
  expect(spec).not.toHaveProperty('volumes');
});
