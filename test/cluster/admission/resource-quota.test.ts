import { describe, expect, it } from 'vitest';
import { createCluster } from '../../../source/cluster/create.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { deployment } from '../../support/manifests.ts';
import { refusal } from '../../support/refusal.ts';
import { claim, container, pod, type Quiet, quiet, quota, storageClass } from './worlds.ts';

function usedOf(cluster: Quiet, name = 'q'): Record<string, string> {
  return cluster.get('ResourceQuota', 'default', name).status.used as Record<string, string>;
}

function taking(
  name: string,
  requests: Record<string, string>,
  limits: Record<string, string> = {},
): Manifest {
  return pod(name, { containers: [container('app', { requests, limits })] });
}

function service(name: string, type: string, ports = 1): Manifest {
  const list = Array.from({ length: ports }, (_, index) => ({ name: `p${index}`, port: 80 + index }));
  return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { type, ports: list } };
}

describe('What a quota has room for is charged to it at once', () => {
  const gold = 'gold.storageclass.storage.k8s.io';
  const deadline = pod('web', { activeDeadlineSeconds: 60 });
  const ranked = (scopeSelector: object) => ({ scopeSelector: { matchExpressions: [scopeSelector] } });
  const vital = { priorityClassName: 'system-node-critical' };

  it.each<[string, Record<string, string>, object, Manifest, Record<string, string>]>([
    ['a pod', { pods: '5', 'count/pods': '5' }, {}, pod('web'), { pods: '1', 'count/pods': '1' }],
    [
      'what a pod requests, under both names',
      { cpu: '2', 'requests.cpu': '2', memory: '2Gi', 'requests.memory': '2Gi' },
      {},
      taking('web', { cpu: '0.5', memory: '1024Mi' }),
      { cpu: '500m', 'requests.cpu': '500m', memory: '1Gi', 'requests.memory': '1Gi' },
    ],
    [
      'what a pod may take at most',
      { 'limits.cpu': '2', 'limits.memory': '2Gi', 'limits.ephemeral-storage': '5Gi' },
      {},
      taking('web', {}, { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' }),
      { 'limits.cpu': '1', 'limits.memory': '1Gi', 'limits.ephemeral-storage': '1Gi' },
    ],
    [
      'what only some nodes have',
      { 'requests.example.com/gpu': '4' },
      {},
      taking('web', {}, { 'example.com/gpu': '2' }),
      { 'requests.example.com/gpu': '2' },
    ],
    [
      'a service with its node ports',
      { services: '2', 'services.nodeports': '9', 'services.loadbalancers': '1' },
      {},
      service('web', 'LoadBalancer', 2),
      // One more service is that of the cluster's own API.
      { services: '2', 'services.nodeports': '2', 'services.loadbalancers': '1' },
    ],
    [
      'a claim, and one of its class',
      { persistentvolumeclaims: '2', 'requests.storage': '10Gi', [`${gold}/requests.storage`]: '5Gi' },
      {},
      claim('data', '3Gi', { storageClassName: 'gold' }),
      { persistentvolumeclaims: '1', 'requests.storage': '3Gi', [`${gold}/requests.storage`]: '3Gi' },
    ],
    [
      'nothing of another class',
      { [`${gold}/persistentvolumeclaims`]: '1' },
      {},
      claim('data', '3Gi', { storageClassName: 'tin' }),
      { [`${gold}/persistentvolumeclaims`]: '0' },
    ],
    [
      'a config map',
      { configmaps: '1', 'count/configmaps': '1', secrets: '1' },
      {},
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } },
      { configmaps: '1', 'count/configmaps': '1', secrets: '0' },
    ],
    [
      'an object of any kind',
      { 'count/deployments.apps': '1' },
      {},
      deployment('web'),
      { 'count/deployments.apps': '1' },
    ],
    ['a pod with a deadline', { pods: '1' }, { scopes: ['Terminating'] }, deadline, { pods: '1' }],
    ['none with a deadline', { pods: '1' }, { scopes: ['NotTerminating'] }, deadline, { pods: '0' }],
    ['a pod that asks for nothing', { pods: '1' }, { scopes: ['BestEffort'] }, pod('web'), { pods: '1' }],
    ['none that asks for nothing', { pods: '1' }, { scopes: ['NotBestEffort'] }, pod('web'), { pods: '0' }],
    [
      'a pod of a class',
      { pods: '1' },
      ranked({ scopeName: 'PriorityClass', operator: 'In', values: ['system-node-critical'] }),
      pod('web', vital),
      { pods: '1' },
    ],
    [
      'none of another class',
      { pods: '1' },
      ranked({ scopeName: 'PriorityClass', operator: 'NotIn', values: ['system-node-critical'] }),
      pod('web', vital),
      { pods: '0' },
    ],
    [
      'none without a class',
      { pods: '1' },
      ranked({ scopeName: 'PriorityClass', operator: 'Exists' }),
      pod('web'),
      { pods: '0' },
    ],
  ])('%s', (_title, hard, spec, manifest, used) => {
    const cluster = quiet(quota('q', hard, spec), quota('other', { pods: '99' }));
    cluster.create(manifest);
    // A quota that what was made is none of its business has not been counted yet.
    const known = cluster.get('ResourceQuota', 'default', 'q').status.used ?? {};
    const nothing = Object.fromEntries(Object.keys(hard).map((name) => [name, '0']));
    expect({ ...nothing, ...known }).toEqual(used);
  });

  it('and adds up', () => {
    const cluster = quiet(quota('q', { pods: '5', 'requests.cpu': '2', 'requests.memory': '2Gi' }));
    cluster.create(taking('a', { cpu: '700m', memory: '512Mi' }));
    cluster.create(taking('b', { cpu: '800m', memory: '1Gi' }));
    expect(usedOf(cluster)).toEqual({ pods: '2', 'requests.cpu': '1500m', 'requests.memory': '1536Mi' });
    expect(cluster.get('ResourceQuota', 'default', 'q').status.hard).toEqual({
      pods: '5',
      'requests.cpu': '2',
      'requests.memory': '2Gi',
    });
  });

  it('which a dry run does not do', () => {
    const cluster = quiet(quota('q', { pods: '5' }));
    cluster.create(pod('web'), { dryRun: true });
    expect(cluster.get('ResourceQuota', 'default', 'q').status).toEqual({});
  });
});

describe('What a quota has no room for is refused', () => {
  it.each<[string, Record<string, string>, Manifest[], Manifest, string]>([
    [
      'a pod too many',
      { pods: '2' },
      [pod('a'), pod('b')],
      pod('web'),
      'exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2',
    ],
    [
      'all that is too much, and only that, by name',
      { 'limits.cpu': '4', pods: '10', 'requests.memory': '8' },
      [taking('a', { cpu: '4', memory: '8' }, { cpu: '4' })],
      taking('web', { cpu: '1', memory: '2' }, { cpu: '1' }),
      'exceeded quota: q, requested: limits.cpu=1,requests.memory=2, used: limits.cpu=4,requests.memory=8, limited: limits.cpu=4,requests.memory=8',
    ],
    [
      'a pod that does not say what it takes',
      { 'limits.cpu': '4', 'limits.memory': '4Gi' },
      [],
      pod('web', { containers: [container('side', { limits: { cpu: '1' } }), container('app')] }),
      'failed quota: q: must specify limits.cpu for: app; limits.memory for: app,side',
    ],
  ])('%s', (_title, hard, before, manifest, why) => {
    const cluster = quiet(quota('q', hard), ...before);
    const { reason, code, message } = refusal(() => cluster.create(manifest));
    expect({ reason, code, message }).toEqual({
      reason: 'Forbidden',
      code: 403,
      message: `pods "web" is forbidden: ${why}`,
    });
  });

  it.each<[string, Record<string, string>, Manifest]>([
    ['what just fits', { 'requests.cpu': '4' }, taking('web', { cpu: '1' })],
    ['what is not limited', { pods: '5' }, taking('web', { cpu: '100' })],
    [
      'what says for the whole pod what it takes',
      { 'limits.cpu': '4' },
      pod('web', { resources: { limits: { cpu: '1' } } }),
    ],
  ])('but not %s', (_title, hard, manifest) => {
    const cluster = quiet(quota('q', hard), taking('old', { cpu: '3' }, { cpu: '3' }));
    expect(() => cluster.create(manifest)).not.toThrow();
  });

  it('by every quota of the namespace, and by none of another', () => {
    const cluster = quiet(quota('wide', { pods: '9' }), quota('narrow', { pods: '0' }));
    expect(refusal(() => cluster.create(pod('web'))).message).toMatch('exceeded quota: narrow,');
    expect(() => cluster.create(pod('web'), { namespace: 'kube-public' })).not.toThrow();
    expect(cluster.get('ResourceQuota', 'default', 'wide').status).toEqual({});
  });

  it('counting what was there before the quota', () => {
    const cluster = quiet(pod('a'), quota('q', { pods: '1' }));
    expect(refusal(() => cluster.create(pod('b'))).message).toMatch('used: pods=1, limited: pods=1');
  });
});

describe('An update is charged by what it takes more', () => {
  it('of a service', () => {
    const cluster = quiet(
      quota('q', { services: '2', 'services.nodeports': '1' }),
      service('web', 'ClusterIP', 2),
    );
    const patch = (body: Record<string, unknown>) =>
      cluster.patch('Service', 'default', 'web', { type: 'merge', body });
    expect(refusal(() => patch({ spec: { type: 'NodePort' } })).message).toBe(
      'services "web" is forbidden: exceeded quota: q, requested: services.nodeports=2, used: services.nodeports=0, limited: services.nodeports=1',
    );
    patch({ metadata: { labels: { app: 'web' } } });
    expect(usedOf(cluster)).toEqual({ services: '2', 'services.nodeports': '0' });
  });

  it('of a claim', () => {
    const growing = storageClass('growing', false, { allowVolumeExpansion: true });
    const given = claim('data', '2Gi', { storageClassName: 'growing', volumeName: 'pv-1' });
    const cluster = quiet(quota('q', { 'requests.storage': '5Gi' }), growing, given);
    cluster.update({ ...given, status: { phase: 'Bound' } }, { subresource: 'status' });
    const grow = (storage: string) =>
      cluster.patch('PersistentVolumeClaim', 'default', 'data', {
        type: 'merge',
        body: { spec: { resources: { requests: { storage } } } },
      });
    grow('4Gi');
    expect(usedOf(cluster)).toEqual({ 'requests.storage': '4Gi' });
    expect(refusal(() => grow('6Gi')).message).toMatch(
      'requested: requests.storage=2Gi, used: requests.storage=4Gi, limited: requests.storage=5Gi',
    );
  });
});

it('a deployment is admitted, and its replica set tells why pods are missing', () => {
  const cluster = createCluster({ manifests: [quota('q', { pods: '2' })] });
  cluster.create(deployment('web', { replicas: 4 }));
  cluster.advance(10_000);
  expect(cluster.list('Pod', { namespace: 'default' })).toHaveLength(2);
  expect(usedOf(cluster)).toEqual({ pods: '2' });
  const [set] = cluster.list('ReplicaSet', { namespace: 'default' });
  const failures = cluster
    .list('Event', { namespace: 'default' })
    .filter(
      ({ reason, involvedObject }) => reason === 'FailedCreate' && involvedObject.name === set!.metadata.name,
    );
  const refused = new RegExp(
    `^Error creating: pods "${set!.metadata.name}-[a-z0-9]{5}" is forbidden: exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2$`,
  );
  expect(failures[0]).toMatchObject({ type: 'Warning', message: expect.stringMatching(refused) });
  expect(set!.status.conditions).toMatchObject([{ type: 'ReplicaFailure', reason: 'FailedCreate' }]);
});
