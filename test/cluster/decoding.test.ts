import { beforeAll, expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { storedKinds } from '../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { loadSchemas } from '../../source/kubernetes/schema.ts';
import { StatusError } from '../../source/kubernetes/status-error.ts';
import { deployment, pod } from '../support/manifests.ts';
import { minutes } from '../support/waiting.ts';

beforeAll(() => loadSchemas(storedKinds));

const podWith = (container: object, spec: object = {}): Manifest => ({
  ...pod('a'),
  spec: { containers: [{ name: 'main', image: 'nginx:1.16', ...container }], ...spec },
});

test.each<[string, Manifest]>([
  ['a command that is no list', podWith({ command: 'sleep 3600' })],
  ['a command that is a number', podWith({ command: 5 })],
  ['arguments that are a mapping', podWith({ args: { a: 1 } })],
  ['init containers that are a number', podWith({}, { initContainers: 5 })],
  ['requests that are a number', podWith({ resources: { requests: 5 } })],
  ['owners that are a number', { ...pod('a'), metadata: { name: 'a', ownerReferences: 5 as never } }],
  ['finalizers that are a number', { ...pod('a'), metadata: { name: 'a', finalizers: 5 as never } }],
  ['labels that are a number', { ...pod('a'), metadata: { name: 'a', labels: 5 as never } }],
  ['replicas in words', deployment('a', { spec: { replicas: 'three' } })],
  ['data that is a number', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: 5 }],
])('%s is refused and changes nothing', (_title, manifest) => {
  const cluster = createCluster();
  const { revision } = cluster;
  expect(() => cluster.create(manifest)).toThrow(StatusError);
  expect(cluster.revision).toBe(revision);
});

const misspelt = deployment('web', {
  spec: {
    replicase: 3,
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'main', image: 'nginx:1.16', imagee: 'nginx' }] },
    },
  },
});

test('an unknown field is named, all of them in one answer', () => {
  const cluster = createCluster();
  expect(() => cluster.create(misspelt)).toThrow(
    'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replicase", unknown field "spec.template.spec.containers[0].imagee"',
  );
});

test.each(['Warn', 'Ignore'] as const)('with %s an unknown field is dropped', (fieldValidation) => {
  const cluster = createCluster();
  const warnings: string[] = [];
  const stored = cluster.create(misspelt, { fieldValidation, warn: (warning) => warnings.push(warning) });
  expect(JSON.stringify(stored)).not.toMatch(/replicase|imagee/);
  expect(warnings).toEqual(
    fieldValidation === 'Ignore'
      ? []
      : ['unknown field "spec.replicase"', 'unknown field "spec.template.spec.containers[0].imagee"'],
  );
  cluster.advance(1 * minutes);
});

test('an unknown field in a patch is refused as in a manifest', () => {
  const cluster = createCluster();
  cluster.create(deployment('web'));
  const patch = { type: 'merge' as const, body: { spec: { replicase: 3 } } };
  expect(() => cluster.patch('Deployment', 'default', 'web', patch)).toThrow(
    'unknown field "spec.replicase"',
  );
});
