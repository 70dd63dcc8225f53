import { describe, expect, it, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { rootCa } from '../../source/controllers/root-ca.ts';
import { serviceAccount } from '../../source/controllers/service-account.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { context, world } from '../support/world.ts';

function namespace(phase: string): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'dev' }, status: { phase } };
}

const account: Manifest = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'default', namespace: 'dev' },
};

function published(data: object): Manifest {
  const metadata = { name: 'kube-root-ca.crt', namespace: 'dev', labels: { keep: 'me' } };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
}

describe('The service account controller', () => {
  it.each<[string, Manifest[], object[] | undefined]>([
    [
      'makes the account default',
      [namespace('Active')],
      [
        {
          verb: 'create',
          object: { kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'dev' } },
        },
      ],
    ],
    ['makes no second one', [namespace('Active'), account], undefined],
    ['makes none in a namespace that goes away', [namespace('Terminating')], undefined],
    ['makes none in a namespace that is not there', [], undefined],
  ])('%s', (_title, objects, writes) => {
    const outcome = serviceAccount.reconcile(context(world(...objects)), 'dev');
    if (writes === undefined) expect(outcome).toEqual({});
    else expect(outcome.writes).toMatchObject(writes);
  });
});

describe('The root CA publisher', () => {
  it('publishes a certificate and says what it is for', () => {
    const { writes } = rootCa.reconcile(context(world(namespace('Active'))), 'dev');
    expect(writes).toMatchObject([
      {
        verb: 'create',
        object: {
          kind: 'ConfigMap',
          metadata: {
            name: 'kube-root-ca.crt',
            annotations: { 'kubernetes.io/description': expect.stringMatching(/^Contains a CA bundle/) },
          },
          data: {
            'ca.crt': expect.stringMatching(
              /^-----BEGIN CERTIFICATE-----\n[\w+/=\n]+-----END CERTIFICATE-----\n$/,
            ),
          },
        },
      },
    ]);
  });

  it('puts back what somebody changed, and nothing else', () => {
    const { writes } = rootCa.reconcile(context(world(namespace('Active'), published({ own: 'x' }))), 'dev');
    expect(writes).toMatchObject([{ verb: 'update', object: { metadata: { labels: { keep: 'me' } } } }]);
    expect(writes).not.toHaveProperty('0.object.data.own');
  });

  it('leaves a namespace alone that goes away', () => {
    expect(rootCa.reconcile(context(world(namespace('Terminating'))), 'dev')).toEqual({});
  });
});

test('every namespace has both, whoever takes them away; and it goes away with them', () => {
  const cluster = createCluster();
  cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'dev' } });
  cluster.advance(1_000);
  const contents = () => [
    ...cluster.list('ServiceAccount', { namespace: 'dev' }),
    ...cluster.list('ConfigMap', { namespace: 'dev' }),
  ];
  const [first, ...others] = contents();
  expect([first, ...others].map((each) => each?.metadata.name)).toEqual(['default', 'kube-root-ca.crt']);
  cluster.delete('ServiceAccount', 'dev', 'default');
  cluster.delete('ConfigMap', 'dev', 'kube-root-ca.crt');
  cluster.advance(1_000);
  expect(contents()).toHaveLength(2);
  expect(contents()[0]?.metadata.uid).not.toBe(first?.metadata.uid);
  cluster.delete('Namespace', undefined, 'dev');
  cluster.advance(10_000);
  expect(cluster.list('Namespace').map((each) => each.metadata.name)).not.toContain('dev');
  expect(contents()).toEqual([]);
});

test('a namespace with a quota in it goes away too, and what a quota counted comes back to it', () => {
  const cluster = createCluster();
  cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'dev' } });
  const spec = { hard: { pods: '1' } };
  cluster.create({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'q', namespace: 'dev' },
    spec,
  });
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'dev' },
    spec: { containers: [{ name: 'main', image: 'nginx:1.16' }] },
  };
  const used = () => cluster.get('ResourceQuota', 'dev', 'q').status.used;
  cluster.create(pod);
  cluster.advance(60_000);
  expect(used()).toEqual({ pods: '1' });
  cluster.delete('Pod', 'dev', 'web');
  cluster.advance(60_000);
  expect(used()).toEqual({ pods: '0' });
  cluster.create(pod);
  cluster.delete('Namespace', undefined, 'dev');
  cluster.advance(120_000);
  expect(cluster.list('Namespace').map((each) => each.metadata.name)).not.toContain('dev');
});
