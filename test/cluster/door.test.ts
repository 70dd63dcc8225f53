import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import type { Deployment, Pod } from '../../source/kubernetes/objects.ts';
import { StatusError } from '../../source/kubernetes/status-error.ts';
import { deployment, pod } from '../support/manifests.ts';

/** A cluster in which nothing happens by itself. */
function quiet() {
  return createCluster({ reconcilers: [] });
}

function refusal(ask: () => unknown): StatusError {
  try {
    ask();
  } catch (error) {
    if (error instanceof StatusError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('a created object reads back with its identity and its defaults', () => {
  const cluster = quiet();
  cluster.create(deployment('web'));
  const web = cluster.get('Deployment', 'default', 'web');
  expect(web.metadata).toMatchObject({
    namespace: 'default',
    generation: 1,
    creationTimestamp: '2026-01-01T00:00:00Z',
  });
  expect(cluster.get('Namespace', undefined, 'default').metadata.generation).toBeUndefined();
  expect(web.metadata.uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(web.metadata.resourceVersion).toBe(String(cluster.revision));
  expect(web.spec).toMatchObject({
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    template: { spec: { restartPolicy: 'Always', terminationGracePeriodSeconds: 30 } },
  });
});

test('generated names have five letters and are all different', () => {
  const cluster = quiet();
  for (let index = 0; index < 50; index += 1) {
    const manifest = pod('unused');
    cluster.create({ ...manifest, metadata: { generateName: 'web-' } });
  }
  const names = cluster.list('Pod', { namespace: 'default' }).map((item) => item.metadata.name);
  expect(new Set(names).size).toBe(50);
  for (const name of names) expect(name).toMatch(/^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
});

test.each<[string, (cluster: ReturnType<typeof quiet>) => unknown, string, string]>([
  ['an unknown object', (cluster) => cluster.get('Pod', 'default', 'x'), 'NotFound', 'pods "x" not found'],
  [
    'a second object of the same name',
    (cluster) => [cluster.create(pod('a')), cluster.create(pod('a'))],
    'AlreadyExists',
    'pods "a" already exists',
  ],
  [
    'an object in a namespace that is not there',
    (cluster) => cluster.create(pod('a'), { namespace: 'nowhere' }),
    'NotFound',
    'namespaces "nowhere" not found',
  ],
  [
    'a change of something that changed meanwhile',
    (cluster) => {
      const before = cluster.create(pod('a'));
      cluster.patch('Pod', 'default', 'a', { type: 'merge', body: { metadata: { labels: { app: 'web' } } } });
      return cluster.update(before);
    },
    'Conflict',
    'Operation cannot be fulfilled on pods "a": the object has been modified; please apply your changes to the latest version and try again',
  ],
  [
    'a kind that nobody knows',
    (cluster) => cluster.create({ apiVersion: 'v1', kind: 'Pot', metadata: { name: 'a' } }),
    'BadRequest',
    'no matches for kind "Pot" in version "v1"',
  ],
  [
    'the end of the default namespace',
    (cluster) => cluster.delete('Namespace', undefined, 'default'),
    'Forbidden',
    'namespaces "default" is forbidden: this namespace may not be deleted',
  ],
])('%s is refused in Kubernetes’ words', (_title, ask, reason, message) => {
  const error = refusal(() => ask(quiet()));
  expect({ reason: error.reason, message: error.message }).toEqual({ reason, message });
});

test('a namespace is born active, with a finalizer that an update which leaves it out does not take away', () => {
  const cluster = quiet();
  const dev = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'dev' } };
  expect(cluster.create(dev)).toMatchObject({
    metadata: { labels: { 'kubernetes.io/metadata.name': 'dev' } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  });
  const updated = cluster.update({ ...dev, metadata: { name: 'dev', labels: { team: 'shop' } } });
  expect(updated).toMatchObject({
    metadata: { labels: { 'kubernetes.io/metadata.name': 'dev', team: 'shop' } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  });
});

test('a terminating namespace takes nothing new', () => {
  const cluster = quiet();
  cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'dev' } });
  cluster.delete('Namespace', undefined, 'dev');
  expect(cluster.get('Namespace', undefined, 'dev').status.phase).toBe('Terminating');
  expect(refusal(() => cluster.create(pod('a'), { namespace: 'dev' })).message).toBe(
    'pods "a" is forbidden: unable to create new content in namespace dev because it is being terminated',
  );
});

test('the generation counts changes of the spec alone, and the status can only be written as such', () => {
  const cluster = quiet();
  cluster.create(deployment('web'));
  cluster.patch('Deployment', 'default', 'web', {
    type: 'merge',
    body: {
      metadata: { labels: { tier: 'front' } },
      status: { replicas: 9 },
    },
  });
  expect(cluster.get('Deployment', 'default', 'web')).toMatchObject({
    metadata: { generation: 1 },
    status: {},
  });
  cluster.patch('Deployment', 'default', 'web', { type: 'merge', body: { spec: { replicas: 5 } } });
  expect(cluster.get('Deployment', 'default', 'web').metadata.generation).toBe(2);
  const web = cluster.get('Deployment', 'default', 'web');
  const told = { ...web, spec: { ...web.spec, replicas: 1 }, status: { replicas: 3 } } as Deployment;
  cluster.update(told, { subresource: 'status' });
  expect(cluster.get('Deployment', 'default', 'web')).toMatchObject({
    spec: { replicas: 5 },
    status: { replicas: 3 },
  });
});

test('a change that changes nothing is no change', () => {
  const cluster = quiet();
  cluster.create(deployment('web'));
  const { revision } = cluster;
  cluster.patch('Deployment', 'default', 'web', { type: 'merge', body: { spec: { replicas: 3 } } });
  expect(cluster.revision).toBe(revision);
});

test('a dry run answers as the real thing and stores nothing', () => {
  const cluster = quiet();
  const { revision } = cluster;
  expect(cluster.create(pod('a'), { dryRun: true }).metadata.name).toBe('a');
  expect(cluster.revision).toBe(revision);
  expect(refusal(() => cluster.get('Pod', 'default', 'a')).reason).toBe('NotFound');
});

test('a pod on a node gets its grace period, which a second request can only shorten', () => {
  const cluster = quiet();
  const manifest = pod('a');
  cluster.create({ ...manifest, spec: { ...(manifest.spec as object), nodeName: 'node-1' } });
  const remove = (gracePeriodSeconds?: number) =>
    cluster.delete(
      'Pod',
      'default',
      'a',
      gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds },
    ) as Pod;
  expect(remove().metadata).toMatchObject({
    deletionTimestamp: '2026-01-01T00:00:30Z',
    deletionGracePeriodSeconds: 30,
  });
  expect(remove(60).metadata.deletionGracePeriodSeconds).toBe(30);
  expect(remove(5).metadata).toMatchObject({
    deletionTimestamp: '2026-01-01T00:00:05Z',
    deletionGracePeriodSeconds: 5,
  });
  remove(0);
  expect(refusal(() => cluster.get('Pod', 'default', 'a')).reason).toBe('NotFound');
});

test('a pod that no kubelet looks after leaves at once', () => {
  const cluster = quiet();
  cluster.create(pod('a'));
  cluster.delete('Pod', 'default', 'a');
  expect(refusal(() => cluster.get('Pod', 'default', 'a')).reason).toBe('NotFound');
});

test.each([
  ['Foreground', 'foregroundDeletion'],
  ['Orphan', 'orphan'],
] as const)('deleted with policy %s, an object waits for the collector', (propagationPolicy, finalizer) => {
  const cluster = quiet();
  cluster.create(deployment('web'));
  cluster.delete('Deployment', 'default', 'web', { propagationPolicy });
  const web = cluster.get('Deployment', 'default', 'web');
  expect(web.metadata.finalizers).toEqual([finalizer]);
  expect(web.metadata.deletionTimestamp).toBeDefined();
  cluster.update({ ...web, metadata: { ...web.metadata, finalizers: [] } });
  expect(refusal(() => cluster.get('Deployment', 'default', 'web')).reason).toBe('NotFound');
});

test('lists are filtered by label and field, and a selector that is none says so', () => {
  const cluster = quiet();
  for (const [name, app] of [
    ['a', 'web'],
    ['b', 'db'],
    ['c', 'web'],
  ] as const) {
    cluster.create(pod(name, 'nginx:1.16', { app }));
  }
  const names = (options: object) =>
    cluster.list('Pod', { namespace: 'default', ...options }).map((item) => item.metadata.name);
  expect(names({ labelSelector: 'app=web' })).toEqual(['a', 'c']);
  expect(names({ labelSelector: 'app in (db,cache)' })).toEqual(['b']);
  expect(names({ fieldSelector: 'metadata.name!=a,status.phase=Pending' })).toEqual(['b', 'c']);
  expect(refusal(() => names({ fieldSelector: 'spec.colour=red' })).message).toBe(
    'field label not supported: spec.colour',
  );
});

test('every change of a request names its author and its reason', () => {
  const cluster = quiet();
  cluster.create(pod('a'), { cause: { actor: 'you', reason: 'kubectl apply -f a.yaml' } });
  expect(cluster.change(cluster.revision)).toMatchObject({ actor: 'you', reason: 'kubectl apply -f a.yaml' });
});

test('what a client can not decide is decided by the server', () => {
  const cluster = quiet();
  const stored = cluster.create({
    ...pod('a'),
    metadata: {
      name: 'a',
      uid: 'mine',
      generation: 9,
      creationTimestamp: '1999-01-01T00:00:00Z',
      deletionTimestamp: '1999-01-01T00:00:00Z',
      deletionGracePeriodSeconds: 5,
    },
    status: { phase: 'Running' },
  }) as Pod;
  expect(stored.metadata).toMatchObject({ generation: 1, creationTimestamp: '2026-01-01T00:00:00Z' });
  expect(stored.metadata.uid).not.toBe('mine');
  expect(stored.metadata).not.toHaveProperty('deletionTimestamp');
  expect(stored.metadata).not.toHaveProperty('deletionGracePeriodSeconds');
  expect(stored.status.phase).toBe('Pending');
});

test('a new object names no resourceVersion', () => {
  const manifest = { ...pod('a'), metadata: { name: 'a', resourceVersion: '7' } };
  expect(refusal(() => quiet().create(manifest))).toMatchObject({
    code: 400,
    message: 'resourceVersion should not be set on objects to be created',
  });
});

test.each([
  ['uid', 'UID'],
  ['resourceVersion', 'ResourceVersion'],
] as const)('a delete may insist on the %s', (field, told) => {
  const cluster = quiet();
  const { metadata } = cluster.create(pod('a'));
  const error = refusal(() => cluster.delete('Pod', 'default', 'a', { [field]: 'other' }));
  expect(error.code).toBe(409);
  expect(error.message).toContain(
    `Precondition failed: ${told} in precondition: other, ${told} in object meta: ${metadata[field]}`,
  );
  expect(() => cluster.delete('Pod', 'default', 'a', { [field]: metadata[field] })).not.toThrow();
});

test('a write of the status keeps the spec, and a write of the object keeps the status', () => {
  const cluster = quiet();
  const web = cluster.create(deployment('web')) as Deployment;
  const changed = { ...web, spec: { ...web.spec, replicas: 9 }, status: { replicas: 4 } };
  const afterStatus = cluster.update(changed, { subresource: 'status' }) as Deployment;
  expect([afterStatus.spec.replicas, afterStatus.status.replicas]).toEqual([web.spec.replicas, 4]);
  expect(afterStatus.metadata.generation).toBe(1);
  const { resourceVersion: _, ...metadata } = changed.metadata;
  const afterSpec = cluster.update({ ...changed, metadata, status: { replicas: 0 } }) as Deployment;
  expect([afterSpec.spec.replicas, afterSpec.status.replicas]).toEqual([9, 4]);
  expect(afterSpec.metadata.generation).toBe(2);
});

test('a finalizer holds a deleted object until it is taken away', () => {
  const cluster = quiet();
  const manifest = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', finalizers: ['example.com/wait'] },
  };
  cluster.create(manifest);
  expect(cluster.delete('ConfigMap', 'default', 'a').metadata.deletionTimestamp).toBeDefined();
  expect(cluster.get('ConfigMap', 'default', 'a').metadata.finalizers).toEqual(['example.com/wait']);
  cluster.patch('ConfigMap', 'default', 'a', { type: 'merge', body: { metadata: { finalizers: null } } });
  expect(refusal(() => cluster.get('ConfigMap', 'default', 'a')).reason).toBe('NotFound');
});

test('a collection is deleted by selector', () => {
  const cluster = quiet();
  for (const name of ['a', 'b', 'c']) {
    cluster.create({ ...pod(name), metadata: { name, labels: { keep: name === 'b' ? 'yes' : 'no' } } });
  }
  const gone = cluster.deleteCollection('Pod', { namespace: 'default', labelSelector: 'keep=no' });
  expect(gone.map(({ metadata }) => metadata.name)).toEqual(['a', 'c']);
  expect(cluster.list('Pod', { namespace: 'default' }).map(({ metadata }) => metadata.name)).toEqual(['b']);
});

test('neither a refused request nor a dry run shows in what comes after it', () => {
  const [with_, without] = [true, false].map((tried) => {
    const cluster = quiet();
    if (tried) {
      cluster.create(pod('x'), { dryRun: true });
      cluster.create({ ...pod('unused'), metadata: { generateName: 'x-' } }, { dryRun: true });
      refusal(() => cluster.create({ ...pod('y'), spec: { containers: [] } }));
    }
    return cluster.create({ ...pod('unused'), metadata: { generateName: 'web-' } });
  });
  expect(with_).toEqual(without);
});

test('metrics are only read', () => {
  const cluster = quiet();
  const manifest = { apiVersion: 'metrics.k8s.io/v1beta1', kind: 'PodMetrics', metadata: { name: 'a' } };
  expect(refusal(() => cluster.create(manifest)).code).toBe(405);
  expect(refusal(() => cluster.delete('PodMetrics', 'default', 'a')).code).toBe(405);
  expect(refusal(() => cluster.get('PodMetrics', 'default', 'a')).message).toBe(
    'podmetrics.metrics.k8s.io "default/a" not found',
  );
});
