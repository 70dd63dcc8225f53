import { describe, expect, test } from 'vitest';
import { createCluster } from '../../../source/cluster/create.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import type { Patch } from '../../../source/kubernetes/patches/patch.ts';
import type { ScalableKind, Scale } from '../../../source/kubernetes/scale.ts';
import { statusOf } from '../../../source/kubernetes/status-error.ts';
import { ownersOf } from '../../support/managed-fields.ts';
import { deployment, replicaSet } from '../../support/manifests.ts';
import { refusal } from '../../support/refusal.ts';

const quiet = (...manifests: Manifest[]) => createCluster({ reconcilers: [], manifests });
const web = () => quiet(deployment('web', { replicas: 3 }));
const replicas = (count: unknown): Patch => ({ type: 'merge', body: { spec: { replicas: count } } });

const template = {
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'a', image: 'nginx' }] },
};

const scalable: Record<ScalableKind, Manifest> = {
  Deployment: deployment('web', { replicas: 2 }),
  ReplicaSet: replicaSet('web', 2),
  ReplicationController: {
    apiVersion: 'v1',
    kind: 'ReplicationController',
    metadata: { name: 'web' },
    spec: { replicas: 2, selector: { app: 'web' }, template },
  },
  StatefulSet: {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web' },
    spec: { replicas: 2, serviceName: 'web', selector: { matchLabels: { app: 'web' } }, template },
  },
};

test.each(Object.keys(scalable) as ScalableKind[])('a %s has a scale', (kind) => {
  const cluster = quiet(scalable[kind]);
  const { uid, resourceVersion, creationTimestamp } = cluster.get(kind, 'default', 'web').metadata;
  expect(cluster.scale(kind, 'default', 'web')).toEqual({
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name: 'web', namespace: 'default', uid, resourceVersion, creationTimestamp },
    spec: { replicas: 2 },
    status: { replicas: 0, selector: 'app=web' },
  });
  expect(cluster.patchScale(kind, 'default', 'web', replicas(5)).spec).toEqual({ replicas: 5 });
  expect(cluster.get(kind, 'default', 'web').spec.replicas).toBe(5);
});

test('the selector is written as text, sorted by key', () => {
  const selector = {
    matchLabels: { tier: 'front', app: 'web' },
    matchExpressions: [{ key: 'env', operator: 'In', values: ['qa', 'prod'] }],
  };
  const labels = { tier: 'front', app: 'web', env: 'qa' };
  const cluster = quiet(
    deployment('web', { spec: { selector, template: { ...template, metadata: { labels } } } }),
  );
  expect(cluster.scale('Deployment', 'default', 'web').status.selector).toBe(
    'app=web,env in (prod,qa),tier=front',
  );
});

test('a size of zero is not written out, and one that is taken away is zero', () => {
  const cluster = web();
  expect(cluster.patchScale('Deployment', 'default', 'web', replicas(0)).spec).toEqual({});
  cluster.patchScale('Deployment', 'default', 'web', replicas(2));
  cluster.patchScale('Deployment', 'default', 'web', replicas(null));
  expect(cluster.get('Deployment', 'default', 'web').spec.replicas).toBe(0);
});

test('a negative size is invalid in the name of the scale', () => {
  const error = refusal(() => web().patchScale('Deployment', 'default', 'web', replicas(-1)));
  expect(statusOf(error)).toMatchObject({
    message:
      'Scale.autoscaling "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    code: 422,
    details: { name: 'web', group: 'autoscaling', kind: 'Scale' },
  });
});

test.each([
  ['three', 'string'],
  [1.5, 'number 1.5'],
  [2 ** 31, 'number 2147483648'],
  [true, 'bool'],
  [[], 'array'],
])('%j is no size', (count, shown) => {
  expect(refusal(() => web().patchScale('Deployment', 'default', 'web', replicas(count)))).toMatchObject({
    reason: 'BadRequest',
    message: `Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal ${shown} into Go struct field ScaleSpec.spec.replicas of type int32`,
  });
});

describe('a scale that was read before', () => {
  const change = (how: object): Scale => {
    const cluster = web();
    const scale = cluster.scale('Deployment', 'default', 'web');
    const next = { ...scale, spec: { replicas: 7 }, metadata: { ...scale.metadata, ...how } };
    return cluster.updateScale('Deployment', 'default', next);
  };

  test('is taken while it is current', () => expect(change({}).spec.replicas).toBe(7));

  test('is a conflict once the object has changed', () => {
    expect(refusal(() => change({ resourceVersion: '1' })).message).toBe(
      'Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again',
    );
  });

  test('is a conflict where it is that of a namesake', () => {
    expect(refusal(() => change({ uid: 'other' })).message).toMatch(
      /^Operation cannot be fulfilled on deployments\/scale\.apps "web": Precondition failed: UID in precondition: other, UID in object meta: /,
    );
  });

  test('can not change the name', () => {
    const patch: Patch = { type: 'merge', body: { metadata: { name: 'other' } } };
    expect(refusal(() => web().patchScale('Deployment', 'default', 'web', patch))).toMatchObject({
      reason: 'BadRequest',
    });
  });
});

test('a patch that leaves no scale is refused', () => {
  const patch: Patch = { type: 'json', operations: [{ op: 'remove', path: '/metadata' }] };
  expect(refusal(() => web().patchScale('Deployment', 'default', 'web', patch)).reason).toBe('BadRequest');
});

test('who scales owns the size, by way of the scale', () => {
  const cluster = web();
  cluster.patchScale('Deployment', 'default', 'web', replicas(5), { fieldManager: 'kubectl-scale' });
  const { managedFields } = cluster.get('Deployment', 'default', 'web').metadata;
  expect(managedFields).toContainEqual(
    expect.objectContaining({
      manager: 'kubectl-scale',
      operation: 'Update',
      subresource: 'scale',
      fieldsV1: { 'f:spec': { 'f:replicas': {} } },
    }),
  );
});

describe('A scale that is applied', () => {
  const applied = (replicas: number, metadata = {}, force = false): Patch => ({
    type: 'apply',
    force,
    body: {
      apiVersion: 'autoscaling/v1',
      kind: 'Scale',
      metadata: { name: 'web', ...metadata },
      spec: { replicas },
    },
  });
  const by = (fieldManager: string) => ({ fieldManager });

  test('belongs to whoever applies it, and to nobody else without force', () => {
    const cluster = quiet(deployment('web'));
    const scaled = cluster.patchScale('Deployment', 'default', 'web', applied(4, {}, true), by('one'));
    expect(scaled.spec).toEqual({ replicas: 4 });
    expect(ownersOf(cluster.get('Deployment', 'default', 'web'))['one Apply scale']).toEqual([
      '.spec.replicas',
    ]);
    const error = refusal(() => cluster.patchScale('Deployment', 'default', 'web', applied(5), by('two')));
    expect(error.code).toBe(409);
    expect(error.message).toBe(
      'Apply failed with 1 conflict: conflict with "one" with subresource "scale": .spec.replicas',
    );
    const forced = cluster.patchScale('Deployment', 'default', 'web', applied(5, {}, true), by('two'));
    expect(forced.spec).toEqual({ replicas: 5 });
    expect(ownersOf(cluster.get('Deployment', 'default', 'web'))).toMatchObject({
      'two Apply scale': ['.spec.replicas'],
    });
  });

  test.each<[what: string, patch: Patch, reason: string]>([
    ['to fewer than none', applied(-1), 'Invalid'],
    ['to what it was not', applied(2, { resourceVersion: '1' }, true), 'Conflict'],
    ['of another object', applied(2, { name: 'api' }, true), 'BadRequest'],
  ])('%s is refused', (_, patch, reason) => {
    const cluster = web();
    const { revision } = cluster;
    expect(refusal(() => cluster.patchScale('Deployment', 'default', 'web', patch)).reason).toBe(reason);
    expect(cluster.revision).toBe(revision);
  });
});
