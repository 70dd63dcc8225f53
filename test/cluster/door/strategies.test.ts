import { describe, expect, it, test } from 'vitest';
import { createCluster } from '../../../source/cluster/create.ts';
import type { StoredKind } from '../../../source/kubernetes/kinds.ts';
import type { KubeObject, Manifest } from '../../../source/kubernetes/objects.ts';
import { leastOf } from '../../support/least-manifests.ts';

/** The least object of the kind as it is stored, and a way to change it. */
function stored(kind: StoredKind, fields: object = {}) {
  const cluster = createCluster({ reconcilers: [] });
  const object: KubeObject = cluster.create({ ...leastOf(kind, 'least'), ...fields });
  const patched = (body: Record<string, unknown>): KubeObject =>
    cluster.patch(kind, object.metadata.namespace, 'least', { type: 'merge', body });
  return { cluster, object, patched };
}

describe('The generation counts what is asked for', () => {
  it.each([
    ['of an EndpointSlice its endpoints', 'EndpointSlice', { endpoints: [{ addresses: ['10.0.0.1'] }] }, 2],
    ['and its labels', 'EndpointSlice', { metadata: { labels: { a: 'b' } } }, 2],
    ['but no annotations', 'EndpointSlice', { metadata: { annotations: { a: 'b' } } }, 1],
    ['of a NetworkPolicy its rules', 'NetworkPolicy', { spec: { policyTypes: ['Egress'] } }, 2],
    ['of an Ingress its class', 'Ingress', { spec: { ingressClassName: 'c' } }, 2],
    ['of a PriorityClass nothing, since nothing of it may change', 'PriorityClass', { description: 'd' }, 1],
    ['and a Service has none', 'Service', { spec: { ports: [{ port: 81 }] } }, undefined],
  ] as const)('%s', (_, kind, body, expected) => {
    expect(stored(kind).patched(body).metadata.generation).toBe(expected);
  });
});

describe('An object is born with a status', () => {
  it.each([
    ['Service', { loadBalancer: {} }],
    ['Ingress', { loadBalancer: {} }],
    ['HorizontalPodAutoscaler', { desiredReplicas: 0 }],
    ['PodDisruptionBudget', { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 }],
    ['PersistentVolume', { phase: 'Pending', lastPhaseTransitionTime: '2026-01-01T00:00:00Z' }],
    ['PersistentVolumeClaim', { phase: 'Pending' }],
    ['Namespace', { phase: 'Active' }],
  ] as const)('%s: %j', (kind, status) => {
    expect(stored(kind).object.status).toEqual(status);
    expect(stored(kind, { status: { phase: 'Odd' } }).object.status).toEqual(status);
  });
});

test('a namespace keeps its finalizers, whatever a client says, and may be given more when it is created', () => {
  const { cluster, object, patched } = stored('Namespace', { spec: { finalizers: ['example.com/wait'] } });
  expect(object.spec).toEqual({ finalizers: ['example.com/wait', 'kubernetes'] });
  expect(patched({ spec: { finalizers: [] } }).spec).toEqual(object.spec);
  cluster.delete('Namespace', undefined, 'least');
  expect(patched({ spec: { finalizers: [] } }).spec).toEqual(object.spec);
});

test('a namespace that is deleted is gone with the last of the finalizers that are let go one by one', () => {
  const { cluster, patched } = stored('Namespace', { spec: { finalizers: ['example.com/wait'] } });
  const finalized = (...finalizers: string[]) => {
    const object = { ...cluster.get('Namespace', undefined, 'least'), spec: { finalizers } } as Manifest;
    return cluster.update({ ...object, status: { phase: 'Odd' } }, { subresource: 'finalize' });
  };
  expect(() => finalized('odd')).toThrow('spec.finalizers[0]: Invalid value: "odd"');
  expect(finalized('kubernetes')).toMatchObject({
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  });
  cluster.delete('Namespace', undefined, 'least');
  finalized();
  expect(() => patched({})).toThrow('namespaces "least" not found');
});

test('an applied template of a DaemonSet counts as a change of it', () => {
  const { cluster } = stored('DaemonSet');
  const { template, selector } = leastOf('DaemonSet', 'least').spec as { template: object; selector: object };
  const changed = { ...template, spec: { containers: [{ name: 'main', image: 'redis:7' }] } };
  const body = { ...leastOf('DaemonSet', 'least'), spec: { selector, template: changed } };
  const applied = cluster.patch('DaemonSet', 'default', 'least', { type: 'apply', body, force: true });
  expect(applied.metadata.annotations).toEqual({ 'deprecated.daemonset.template.generation': '2' });
});
