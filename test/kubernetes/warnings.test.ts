import { describe, expect, it } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import type { StoredKind } from '../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { leastOf } from '../support/least-manifests.ts';

const recycled =
  'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.';
const hidden = 'hides previous definition of "A", which may be dropped when using apply';
const label = 'which can result in surprising behavior; a DNS label is recommended: [must not contain dots]';

/** What is said when the object is created. */
function said(manifest: Manifest): string[] {
  const warnings: string[] = [];
  createCluster({ reconcilers: [] }).create(manifest, { warn: (warning) => warnings.push(warning) });
  return warnings;
}

function pod(container: object, spec: object = {}): Manifest {
  return {
    ...leastOf('Pod', 'a'),
    spec: { containers: [{ name: 'a', image: 'nginx', ...container }], ...spec },
  };
}

describe('Beside the answer the API server says', () => {
  it.each(['Deployment', 'Pod', 'Service', 'ConfigMap', 'PersistentVolume', 'CronJob'] as const)(
    'nothing about the least %s',
    (kind) => {
      expect(said(leastOf(kind, 'least'))).toEqual([]);
    },
  );

  it.each<[what: string, manifest: Manifest, ...warnings: string[]]>([
    [
      'that a variable hides another',
      pod({ env: [{ name: 'A', value: '1' }, { name: 'B' }, { name: 'A', value: '2' }] }),
      `spec.containers[0].env[2]: ${hidden}`,
    ],
    [
      'not where it is made from the other',
      pod({
        env: [
          { name: 'A', value: '1' },
          { name: 'A', value: '$(A)2' },
        ],
      }),
    ],
    [
      'that a port stands twice',
      pod({ ports: [{ containerPort: 80 }, { containerPort: 81 }, { containerPort: 80 }] }),
      'spec.containers[0].ports[2]: duplicate port definition with spec.containers[0].ports[0]',
    ],
    [
      'that there is no half a byte',
      pod({ resources: { requests: { memory: '100m' } } }),
      'spec.containers[0].resources.requests[memory]: fractional byte value "100m" is invalid, must be an integer',
    ],
    [
      'that a label of nodes is old',
      pod({}, { nodeSelector: { 'beta.kubernetes.io/os': 'linux' } }),
      'spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead',
    ],
    [
      'that a name is no host name',
      leastOf('Pod', 'a.b'),
      `metadata.name: this is used in the Pod's hostname, ${label}`,
    ],
    [
      'nor one of pods',
      leastOf('Deployment', 'a.b'),
      `metadata.name: this is used in Pod names and hostnames, ${label}`,
    ],
    [
      'what is ignored',
      {
        ...leastOf('Service', 'a'),
        spec: { clusterIP: 'None', sessionAffinity: 'ClientIP', ports: [{ port: 80 }] },
      },
      'spec.SessionAffinity is ignored for headless services',
    ],
    [
      'how an Ingress names its class today',
      {
        ...leastOf('Ingress', 'a'),
        metadata: { name: 'a', annotations: { 'kubernetes.io/ingress.class': 'b' } },
      },
      `annotation "kubernetes.io/ingress.class" is deprecated, please use 'spec.ingressClassName' instead`,
    ],
    [
      'what nobody recycles any more',
      {
        ...leastOf('PersistentVolume', 'a'),
        spec: {
          ...(leastOf('PersistentVolume', 'a').spec as object),
          persistentVolumeReclaimPolicy: 'Recycle',
        },
      },
      recycled,
    ],
    [
      'that slices have taken the place of Endpoints',
      leastOf('Endpoints', 'a'),
      'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
    ],
  ])('%s', (_, manifest, ...warnings) => {
    expect(said(manifest)).toEqual(warnings);
  });

  it('the same of a template, whenever that changes', () => {
    const cluster = createCluster({ reconcilers: [] });
    const kind: StoredKind = 'Deployment';
    cluster.create(leastOf(kind, 'a'));
    const warnings: string[] = [];
    const options = { warn: (warning: string) => warnings.push(warning) };
    const env = [
      { name: 'A', value: '1' },
      { name: 'A', value: '2' },
    ];
    const containers = [{ name: 'main', image: 'nginx', env }];
    const change = { spec: { template: { spec: { containers } } } };
    cluster.patch(kind, 'default', 'a', { type: 'merge', body: change }, options);
    const labelled = { metadata: { labels: { tier: 'front' } } };
    cluster.patch(kind, 'default', 'a', { type: 'merge', body: labelled }, options);
    expect(warnings).toEqual([`spec.template.spec.containers[0].env[1]: ${hidden}`]);
  });
});
