import { describe, expect, it } from 'vitest';
import type { Manifest, Node, Pod } from '../../../source/kubernetes/objects.ts';
import { refusal } from '../../support/refusal.ts';
import { claim, pod, quiet, storageClass } from './worlds.ts';

describe('A namespace', () => {
  it('that is going away takes nothing new, and the cause says so', () => {
    const cluster = quiet({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'doomed' } });
    cluster.delete('Namespace', undefined, 'doomed');
    const error = refusal(() => cluster.create(pod('web'), { namespace: 'doomed' }));
    expect(error.message).toBe(
      'pods "web" is forbidden: unable to create new content in namespace doomed because it is being terminated',
    );
    expect(error.details).toEqual({
      name: 'web',
      kind: 'pods',
      causes: [
        {
          reason: 'NamespaceTerminating',
          field: 'metadata.namespace',
          message: 'namespace doomed is being terminated',
        },
      ],
    });
  });

  it.each(['default', 'kube-system', 'kube-public'])('%s never goes away', (name) => {
    expect(refusal(() => quiet().delete('Namespace', undefined, name)).message).toBe(
      `namespaces "${name}" is forbidden: this namespace may not be deleted`,
    );
  });

  it('of the node leases may go away', () => {
    expect(() => quiet().delete('Namespace', undefined, 'kube-node-lease')).not.toThrow();
  });
});

describe('A pod tolerates a node in trouble for five minutes', () => {
  const patience = ['not-ready', 'unreachable'].map((trouble) => ({
    key: `node.kubernetes.io/${trouble}`,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 300,
  }));
  const own = { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute' };
  const elsewhere = { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoSchedule' };

  it.each<[string, object[], object[]]>([
    ['where it says nothing', [], patience],
    ['after its own word', [own], [own, patience[1]!]],
    ['where it speaks of something else', [elsewhere], [elsewhere, ...patience]],
    ['but not where it tolerates everything', [{ operator: 'Exists' }], [{ operator: 'Exists' }]],
  ])('%s', (_title, tolerations, expected) => {
    const made = quiet().create(pod('web', { tolerations })) as Pod;
    expect(made.spec.tolerations).toEqual(expected);
  });
});

describe('A new node', () => {
  const node = (conditions: object[], spec: object = {}): Manifest => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'new' },
    spec,
    status: { conditions },
  });
  const taint = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' };

  it.each<[string, object[], object, object[] | undefined]>([
    ['that says nothing of itself is tainted', [], {}, [taint]],
    ['that is not ready is tainted', [{ type: 'Ready', status: 'False' }], {}, [taint]],
    ['that is ready is not', [{ type: 'Ready', status: 'True' }], {}, undefined],
    ['that is tainted already is so once', [], { taints: [taint] }, [taint]],
  ])('%s', (_title, conditions, spec, taints) => {
    expect((quiet().create(node(conditions, spec)) as Node).spec.taints).toEqual(taints);
  });
});

describe('A new claim', () => {
  const classOf = (claimed: object, ...classes: Manifest[]) => {
    const cluster = quiet(...classes);
    const made = cluster.create({ ...claim('data', '1Gi'), ...claimed });
    return (made as { spec: { storageClassName?: string } }).spec.storageClassName;
  };
  const withClass = (storageClassName: string) => claim('data', '1Gi', { storageClassName });

  it.each<[string, object, Manifest[], string | undefined]>([
    ['gets the class of the house', {}, [], 'standard'],
    ['gets the newest default class', {}, [storageClass('fast', true)], 'fast'],
    ['gets the first of equally old ones', {}, [storageClass('b', true), storageClass('a', true)], 'a'],
    ['keeps the class that it names', withClass('slow'), [storageClass('fast', true)], 'slow'],
    ['keeps the empty class', withClass(''), [], ''],
    [
      'with the older annotation keeps that',
      { metadata: { name: 'data', annotations: { 'volume.beta.kubernetes.io/storage-class': 'slow' } } },
      [],
      undefined,
    ],
  ])('%s', (_title, claimed, classes, expected) => {
    expect(classOf(claimed, ...classes)).toBe(expected);
  });
});

it('what stores data is not deleted while it is in use', () => {
  expect(quiet().create(claim('data', '1Gi')).metadata.finalizers).toEqual(['kubernetes.io/pvc-protection']);
});

describe('A pod of a special runtime is refused', () => {
  it.each([
    [{ runtimeClassName: 'gvisor' }, 'RuntimeClass "gvisor" not found'],
    [{ overhead: { cpu: '1' } }, 'Pod Overhead set without corresponding RuntimeClass defined Overhead'],
  ])('with %j', (spec, why) => {
    expect(refusal(() => quiet().create(pod('web', spec))).message).toBe(
      `pods "web" is forbidden: pod rejected: ${why}`,
    );
  });
});

describe('A claim that grows', () => {
  const bound = (storageClassName: string, phase = 'Bound') => {
    const cluster = quiet(
      storageClass('growing', false, { allowVolumeExpansion: true }),
      storageClass('fixed'),
      claim('data', '1Gi', { storageClassName, volumeName: 'pv-1' }),
    );
    cluster.update({ ...claim('data', '1Gi'), status: { phase } }, { subresource: 'status' });
    return (storage: string) =>
      cluster.patch('PersistentVolumeClaim', 'default', 'data', {
        type: 'merge',
        body: { spec: { resources: { requests: { storage } } } },
      });
  };

  it('may do so where its class says so', () => {
    expect(bound('growing')('2Gi').spec.resources?.requests).toEqual({ storage: '2Gi' });
  });

  it('may not where its class does not', () => {
    expect(refusal(() => bound('fixed')('2Gi')).message).toBe(
      'persistentvolumeclaims "data" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
    );
  });
});

describe('A new ingress', () => {
  const ingressClass = (name: string): Manifest => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name, annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } },
    spec: { controller: 'example.com/ingress' },
  });
  const ingress = (spec: object = {}, annotations?: Record<string, string>): Manifest => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', ...(annotations && { annotations }) },
    spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } }, ...spec },
  });

  it.each<[string, Manifest[], Manifest, string | undefined]>([
    ['has no class where there is none', [], ingress(), undefined],
    ['gets the default class', [ingressClass('nginx')], ingress(), 'nginx'],
    ['gets the first of equally old ones', [ingressClass('b'), ingressClass('a')], ingress(), 'a'],
    ['keeps its own', [ingressClass('nginx')], ingress({ ingressClassName: 'own' }), 'own'],
    [
      'keeps the older annotation',
      [ingressClass('nginx')],
      ingress({}, { 'kubernetes.io/ingress.class': 'own' }),
      undefined,
    ],
  ])('%s', (_title, classes, manifest, expected) => {
    const made = quiet(...classes).create(manifest);
    expect((made as { spec: { ingressClassName?: string } }).spec.ingressClassName).toBe(expected);
  });
});
