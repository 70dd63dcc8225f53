import { describe, expect, it, test } from 'vitest';
import { applyDefaults } from '../../../source/kubernetes/defaults/index.ts';
import { apiVersionOf, type StoredKind, storedKinds } from '../../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { leastOf } from '../../support/least-manifests.ts';

function defaulted(kind: StoredKind, fields: object): Manifest {
  return applyDefaults({ apiVersion: apiVersionOf(kind), kind, metadata: { name: 'web' }, ...fields });
}

function spec(kind: StoredKind, given: object): unknown {
  return defaulted(kind, { spec: given }).spec;
}

test.each(storedKinds)('a %s with its defaults lacks nothing more', (kind) => {
  const once = applyDefaults(leastOf(kind, 'web'));
  expect(applyDefaults(once)).toBe(once);
});

describe('A Service', () => {
  const ports = [{ port: 80 }];
  const plain = { internalTrafficPolicy: 'Cluster', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' };
  const filled = { ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }], sessionAffinity: 'None' };

  it.each([
    [{ ports }, { ...filled, ...plain, type: 'ClusterIP' }],
    [
      { ports, type: 'NodePort' },
      { ...filled, ...plain, type: 'NodePort', externalTrafficPolicy: 'Cluster' },
    ],
    [
      { ports, type: 'LoadBalancer' },
      {
        ...filled,
        ...plain,
        type: 'LoadBalancer',
        externalTrafficPolicy: 'Cluster',
        allocateLoadBalancerNodePorts: true,
      },
    ],
    [
      { type: 'ExternalName', externalName: 'a.b' },
      { type: 'ExternalName', externalName: 'a.b', sessionAffinity: 'None' },
    ],
  ])('%j', (given, expected) => {
    expect(spec('Service', given)).toEqual(expected);
  });

  it('that remembers its clients does so for three hours', () => {
    expect(spec('Service', { ports, sessionAffinity: 'ClientIP' })).toMatchObject({
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } },
    });
  });

  it('that does not remember them says nothing of how long', () => {
    const sessionAffinityConfig = { clientIP: { timeoutSeconds: 1 } };
    expect(spec('Service', { ports, sessionAffinityConfig })).not.toHaveProperty('sessionAffinityConfig');
  });

  it('without address and selector leads to either family', () => {
    const headless = { clusterIP: 'None', clusterIPs: ['None'] };
    expect(spec('Service', { clusterIP: 'None' })).toMatchObject({
      ...headless,
      ipFamilies: ['IPv4', 'IPv6'],
      ipFamilyPolicy: 'RequireDualStack',
    });
    expect(spec('Service', { clusterIP: 'None', selector: { app: 'a' } })).toMatchObject({
      ...headless,
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
    });
  });
});

describe('A NetworkPolicy', () => {
  it.each([
    [{ podSelector: {} }, ['Ingress']],
    [{ podSelector: {}, egress: [{}] }, ['Ingress', 'Egress']],
    [{ podSelector: {}, egress: [{}], policyTypes: ['Egress'] }, ['Egress']],
  ])('%j is about %j', (given, expected) => {
    expect(spec('NetworkPolicy', given)).toMatchObject({ policyTypes: expected });
  });

  it('means TCP', () => {
    const ingress = [{ ports: [{ port: 80 }] }];
    expect(spec('NetworkPolicy', { ingress })).toMatchObject({
      ingress: [{ ports: [{ port: 80, protocol: 'TCP' }] }],
    });
  });
});

describe('A HorizontalPodAutoscaler', () => {
  const least = leastOf('HorizontalPodAutoscaler', 'web').spec as object;

  it('goes by the processor, and leaves one', () => {
    expect(spec('HorizontalPodAutoscaler', least)).toMatchObject({
      minReplicas: 1,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
        },
      ],
    });
    expect(spec('HorizontalPodAutoscaler', least)).not.toHaveProperty('behavior');
  });

  it('that says something of its behavior says all of it', () => {
    const given = { ...least, behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } };
    const doubling = { type: 'Percent', value: 100, periodSeconds: 15 };
    expect(spec('HorizontalPodAutoscaler', given)).toMatchObject({
      behavior: {
        scaleUp: {
          stabilizationWindowSeconds: 0,
          selectPolicy: 'Max',
          policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, doubling],
        },
        scaleDown: { stabilizationWindowSeconds: 60, selectPolicy: 'Max', policies: [doubling] },
      },
    });
  });
});

describe('Of other kinds', () => {
  it.each([
    ['StorageClass', { provisioner: 'a/b' }, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }],
    ['PriorityClass', {}, { value: 0, preemptionPolicy: 'PreemptLowerPriority' }],
    ['EndpointSlice', { ports: [{ port: 80 }] }, { ports: [{ name: '', port: 80, protocol: 'TCP' }] }],
    [
      'Endpoints',
      { subsets: [{ ports: [{ port: 80 }] }] },
      { subsets: [{ ports: [{ port: 80, protocol: 'TCP' }] }] },
    ],
    [
      'RoleBinding',
      { roleRef: { kind: 'Role', name: 'r' }, subjects: [{ kind: 'User' }, { kind: 'ServiceAccount' }] },
      {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' },
        subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User' }, { kind: 'ServiceAccount' }],
      },
    ],
    [
      'IngressClass',
      { spec: { parameters: { kind: 'Config', name: 'c' } } },
      { spec: { parameters: { kind: 'Config', name: 'c', scope: 'Cluster' } } },
    ],
    ['Node', { spec: { podCIDR: '10.244.0.0/24' } }, { spec: { podCIDRs: ['10.244.0.0/24'] } }],
    ['Node', { spec: { podCIDRs: ['10.244.0.0/24'] } }, { spec: { podCIDR: '10.244.0.0/24' } }],
    [
      'Node',
      { spec: { podCIDR: '10.244.1.0/24', podCIDRs: ['10.244.0.0/24'] } },
      { spec: { podCIDRs: ['10.244.1.0/24'] } },
    ],
    [
      'PersistentVolume',
      { spec: { capacity: { storage: 5 }, claimRef: { name: 'data' } } },
      {
        spec: {
          capacity: { storage: '5' },
          persistentVolumeReclaimPolicy: 'Retain',
          volumeMode: 'Filesystem',
          claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'data' },
        },
      },
    ],
    [
      'PersistentVolumeClaim',
      { spec: { dataSource: { kind: 'PersistentVolumeClaim', name: 'old' } } },
      {
        spec: { volumeMode: 'Filesystem', dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'old' } },
        status: { phase: 'Pending' },
      },
    ],
  ] as const)('a %s', (kind, given, expected) => {
    expect(defaulted(kind, given)).toMatchObject(expected);
  });

  it('a Namespace is labelled with its own name and no other', () => {
    const metadata = { name: 'shop', labels: { 'kubernetes.io/metadata.name': 'other', tier: 'x' } };
    expect(defaulted('Namespace', { metadata }).metadata.labels).toEqual({
      'kubernetes.io/metadata.name': 'shop',
      tier: 'x',
    });
  });
});
