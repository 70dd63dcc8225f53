import { describe, expect, test } from 'vitest';
import type { Cluster } from '../../../source/cluster/cluster.ts';
import { createCluster } from '../../../source/cluster/create.ts';
import type { Kind } from '../../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { podCondition } from '../../../source/kubernetes/pods.ts';
import { deployment, pod, replicaSet } from '../../support/manifests.ts';
import { refusal } from '../../support/refusal.ts';

const quiet = (...manifests: Manifest[]) => createCluster({ reconcilers: [], manifests });

/** An object with other fields in it, as a client sends it back. */
function changed(cluster: Cluster, kind: Kind, fields: object, metadata: object = {}): Manifest {
  const stored = cluster.get<Kind>(kind, 'default', 'web');
  return { ...stored, ...fields, metadata: { ...stored.metadata, ...metadata } } as Manifest;
}

describe('a write of the status', () => {
  test('keeps the spec, and the generation with it', () => {
    const cluster = quiet(deployment('web', { replicas: 3 }));
    const next = changed(cluster, 'Deployment', { spec: { replicas: 9 }, status: { replicas: 2 } });
    cluster.update(next, { subresource: 'status' });
    const web = cluster.get('Deployment', 'default', 'web');
    expect([web.spec.replicas, web.status.replicas, web.metadata.generation]).toEqual([3, 2, 1]);
    expect(web.spec.template).toBeDefined();
  });

  test('is not what a write of the spec touches', () => {
    const cluster = quiet(deployment('web', { replicas: 3 }));
    cluster.update(changed(cluster, 'Deployment', { status: { replicas: 2 } }), { subresource: 'status' });
    const { spec } = cluster.get('Deployment', 'default', 'web');
    const next = changed(cluster, 'Deployment', { spec: { ...spec, replicas: 5 }, status: { replicas: 8 } });
    cluster.update(next);
    const web = cluster.get('Deployment', 'default', 'web');
    expect([web.spec.replicas, web.status.replicas, web.metadata.generation]).toEqual([5, 2, 2]);
  });

  test.each<[Kind, Manifest, object]>([
    ['ReplicaSet', replicaSet('web'), { labels: { tier: 'front' }, annotations: { note: 'x' } }],
    ['Deployment', deployment('web'), { labels: undefined, annotations: { note: 'x' } }],
  ])('of a %s lets through of the metadata what its registry does', (kind, manifest, expected) => {
    const cluster = quiet(manifest);
    const metadata = { labels: { tier: 'front' }, annotations: { note: 'x' }, uid: undefined };
    cluster.update(changed(cluster, kind, { status: {} }, metadata), { subresource: 'status' });
    const stored = cluster.get<Kind>(kind, 'default', 'web').metadata;
    expect({ labels: stored.labels, annotations: stored.annotations }).toEqual(expected);
  });

  test('can not give a pod another owner', () => {
    const cluster = quiet(pod('web'));
    const owner = { apiVersion: 'v1', kind: 'Node', name: 'node-1', uid: 'x' };
    const next = changed(cluster, 'Pod', {}, { ownerReferences: [owner], labels: { app: 'x' } });
    cluster.update(next, { subresource: 'status' });
    const { ownerReferences, labels } = cluster.get('Pod', 'default', 'web').metadata;
    expect({ ownerReferences, labels }).toEqual({ ownerReferences: undefined, labels: { app: 'x' } });
  });

  test('with labels that are none is refused', () => {
    const cluster = quiet(replicaSet('web'));
    const next = changed(cluster, 'ReplicaSet', {}, { labels: { '-': 'x' } });
    expect(refusal(() => cluster.update(next, { subresource: 'status' })).reason).toBe('Invalid');
  });

  test('that changes nothing is no write', () => {
    const cluster = quiet(deployment('web'));
    const { revision } = cluster;
    cluster.update(changed(cluster, 'Deployment', {}), { subresource: 'status' });
    expect(cluster.revision).toBe(revision);
  });

  test('finds none in a kind without', () => {
    const cluster = quiet({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } });
    const next = changed(cluster, 'ConfigMap', { data: { a: 'b' } });
    const error = refusal(() => cluster.update(next, { subresource: 'status' }));
    expect(error).toMatchObject({ code: 404, message: 'the server could not find the requested resource' });
  });
});

describe('a write of the ephemeral containers', () => {
  const debug = { name: 'debug', image: 'busybox', stdin: true, targetContainerName: 'main' };
  const add = (cluster: Cluster, container: object, rest: object = {}) =>
    cluster.patch(
      'Pod',
      'default',
      'web',
      { type: 'strategic', body: { spec: { ephemeralContainers: [container], ...rest } } },
      { subresource: 'ephemeralcontainers' },
    );

  test('adds a container with its defaults, and nothing else', () => {
    const cluster = quiet(pod('web'));
    const web = add(cluster, debug, { activeDeadlineSeconds: 5 });
    expect(web.spec.ephemeralContainers).toEqual([
      {
        ...debug,
        imagePullPolicy: 'Always',
        resources: {},
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
      },
    ]);
    expect(web.spec.activeDeadlineSeconds).toBeUndefined();
    expect(web.metadata.generation).toBe(2);
  });

  test.each<[string, (containers: readonly object[]) => readonly object[], string]>([
    ['change', ([first]) => [{ ...first, image: 'alpine' }], 'changed'],
    ['remove', () => [], 'removed'],
  ])('can not %s one that is there', (_verb, change, what) => {
    const cluster = quiet(pod('web'));
    const { spec } = add(cluster, debug);
    const next = changed(cluster, 'Pod', {
      spec: { ...spec, ephemeralContainers: change(spec.ephemeralContainers ?? []) },
    });
    const error = refusal(() => cluster.update(next, { subresource: 'ephemeralcontainers' }));
    expect(error.reason).toBe('Invalid');
    expect(error.message).toContain(
      `spec.ephemeralContainers: Forbidden: existing ephemeral containers "debug" may not be ${what}`,
    );
  });

  test('refuses what such a container can not have', () => {
    const cluster = quiet(pod('web'));
    const { causes } = refusal(() =>
      add(cluster, { ...debug, ports: [{ containerPort: 80 }], name: 'main' }),
    );
    expect(causes.map(({ field }) => field)).toEqual([
      'spec.ephemeralContainers[0].name',
      'spec.ephemeralContainers[0].ports',
    ]);
  });

  test('is for pods alone', () => {
    const cluster = quiet(deployment('web'));
    const next = changed(cluster, 'Deployment', {});
    const part = 'ephemeralcontainers' as 'status';
    expect(refusal(() => cluster.update(next, { subresource: part })).code).toBe(404);
  });
});

describe('binding', () => {
  const refused = (cluster: Cluster, node = 'node-1') => refusal(() => cluster.bind('default', 'web', node));

  test('gives a pod its node, and says that it is scheduled', () => {
    const cluster = quiet(pod('web'));
    cluster.bind('default', 'web', 'node-1');
    const web = cluster.get('Pod', 'default', 'web');
    expect(web.spec.nodeName).toBe('node-1');
    expect(podCondition(web, 'PodScheduled')?.status).toBe('True');
    expect(web.metadata.generation).toBe(1);
  });

  test('is done once', () => {
    const cluster = quiet(pod('web'));
    cluster.bind('default', 'web', 'node-1');
    expect(refused(cluster, 'node-2')).toMatchObject({
      code: 409,
      message:
        'Operation cannot be fulfilled on pods/binding "web": pod web is already assigned to node "node-1"',
    });
  });

  test('is not for a pod that leaves', () => {
    const cluster = quiet({ ...pod('web'), metadata: { name: 'web', finalizers: ['example.com/hold'] } });
    cluster.delete('Pod', 'default', 'web');
    expect(refused(cluster).message).toBe(
      'Operation cannot be fulfilled on pods/binding "web": pod web is being deleted, cannot be assigned to a host',
    );
  });

  test('waits for the gates of a pod', () => {
    const gated = pod('web');
    const spec = { ...(gated.spec as object), schedulingGates: [{ name: 'example.com/gate' }] };
    expect(refused(quiet({ ...gated, spec })).message).toBe(
      'Operation cannot be fulfilled on pods/binding "web": pod web has non-empty .spec.schedulingGates',
    );
  });

  test('names a node', () => {
    expect(refused(quiet(pod('web')), '').message).toBe('target.name: Required value');
  });
});
