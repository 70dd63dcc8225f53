import { beforeAll, describe, expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { runKubectl } from '../../source/kubectl/run.ts';
import { kinds, type StoredKind, storedKinds } from '../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { loadSchemas } from '../../source/kubernetes/schema.ts';
import { leastOf } from '../support/least-manifests.ts';
import { richPod } from '../support/rich-pod.ts';

beforeAll(() => loadSchemas(storedKinds));

const labels = { app: 'web' };
const richTemplate = { metadata: { labels }, spec: richPod };
const rich: readonly Manifest[] = [
  { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'rich', labels }, spec: richPod },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'rich', labels },
    spec: { replicas: 3, selector: { matchLabels: labels }, template: richTemplate },
  },
  {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'rich' },
    spec: { completions: 2, template: { spec: { ...richPod, restartPolicy: 'Never' } } },
  },
];

const cases = [...storedKinds.map((kind) => leastOf(kind, 'least')), ...rich].map(
  (manifest) => [`${manifest.metadata.name} ${manifest.kind}`, manifest] as const,
);

describe.each(cases)('of the %s', (_title, manifest) => {
  // An object in which nobody owns a field counts as never applied.
  const labelled = { ...manifest, metadata: { ...manifest.metadata, labels } };
  const kind = manifest.kind as StoredKind;
  const place = kinds[kind].namespaced ? 'default' : undefined;
  const name = manifest.metadata.name ?? '';

  test('what is read can be written back, and nothing changes', () => {
    const cluster = createCluster({ reconcilers: [] });
    cluster.create(manifest);
    const { revision } = cluster;
    const read = cluster.get(kind, place, name);
    cluster.update(JSON.parse(JSON.stringify(read)) as Manifest);
    expect(cluster.revision).toBe(revision);
    expect(cluster.get(kind, place, name)).toBe(read);
  });

  // Admission adds to the lists of a pod, and kubectl does not know: it sends its own again each time.
  test.skipIf(manifest === rich[0])('applying it again leaves it unchanged', () => {
    const cluster = createCluster({ reconcilers: [] });
    const environment = { cluster, namespace: 'default', files: () => [manifest] };
    const apply = () => runKubectl('kubectl apply -f file.yaml', environment);
    expect(apply().stdout[0]).toMatch(/ created$/);
    const { revision } = cluster;
    expect(apply()).toMatchObject({ stdout: [expect.stringMatching(/ unchanged$/)], stderr: [] });
    expect(cluster.revision).toBe(revision);
  });

  test('applying it again on the server changes nothing', () => {
    const cluster = createCluster({ reconcilers: [] });
    const apply = () =>
      cluster.patch(kind, place, name, { type: 'apply', body: labelled }, { fieldManager: 'me' });
    const first = apply();
    const { revision } = cluster;
    cluster.advance(5_000);
    expect(apply()).toBe(first);
    expect(cluster.revision).toBe(revision);
  });
});
