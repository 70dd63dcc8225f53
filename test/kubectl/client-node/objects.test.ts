/** What a program that nobody here wrote makes of the objects that are served. */
import {
  ApiException,
  CoreV1Api,
  KubeConfig,
  type KubernetesObject,
  KubernetesObjectApi,
  Metrics,
  PatchStrategy,
  setHeaderOptions,
} from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allKinds, apiVersionOf, isStored, kinds } from '../../../source/kubernetes/kinds.ts';
import { leastOf } from '../../support/least-manifests.ts';
import { Harness } from '../real/harness.ts';

type Stored = KubernetesObject & { metadata: { labels?: Record<string, string> } };

describe.concurrent('@kubernetes/client-node and objects', () => {
  let harness: Harness;
  let objects: KubernetesObjectApi;
  let core: CoreV1Api;
  let config: KubeConfig;
  beforeAll(async () => {
    harness = await Harness.start();
    config = new KubeConfig();
    config.loadFromFile(harness.kubeconfig);
    objects = KubernetesObjectApi.makeApiClient(config);
    core = config.makeApiClient(CoreV1Api);
  });
  afterAll(() => harness.close());

  it.each(allKinds.filter(isStored))('makes, reads, lists, changes and deletes a %s', async (kind) => {
    const least = leastOf(kind, `least-${kind.toLowerCase()}`) as KubernetesObject;
    const namespace = kinds[kind].namespaced ? 'default' : undefined;
    const metadata = { ...least.metadata, name: least.metadata!.name!, ...(namespace && { namespace }) };
    const header = { apiVersion: apiVersionOf(kind), kind, metadata };
    const created = await objects.create<Stored>({ ...least, metadata });
    expect(created).toMatchObject({
      kind,
      apiVersion: apiVersionOf(kind),
      metadata: { name: metadata.name },
    });
    expect(created.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
    const read = await objects.read<Stored>(header);
    expect(read.metadata.uid).toBe(created.metadata.uid);
    const replaced = await untilNoConflict(async () => {
      const current = await objects.read<Stored>(header);
      const labels = { ...current.metadata.labels, replaced: 'yes' };
      return objects.replace<Stored>({ ...current, metadata: { ...current.metadata, labels } });
    });
    expect(replaced.metadata.labels).toMatchObject({ replaced: 'yes' });
    const patched = (strategy: PatchStrategy, labels: Record<string, string>) =>
      objects.patch<Stored>(
        { ...header, metadata: { ...metadata, labels } },
        undefined,
        undefined,
        'test',
        undefined,
        strategy,
      );
    await patched(PatchStrategy.MergePatch, { merged: 'yes' });
    await patched(PatchStrategy.StrategicMergePatch, { strategic: 'yes' });
    const applied = await patched(PatchStrategy.ServerSideApply, { applied: 'yes' });
    expect(applied.metadata.labels).toMatchObject({
      replaced: 'yes',
      merged: 'yes',
      strategic: 'yes',
      applied: 'yes',
    });
    const list = await objects.list<Stored>(
      apiVersionOf(kind),
      kind,
      namespace,
      undefined,
      undefined,
      undefined,
      undefined,
      'applied=yes',
    );
    expect(list.items.map((item) => item.metadata?.name)).toEqual([metadata.name]);
    await objects.delete(header, undefined, undefined, 0);
    if (kind === 'Namespace') {
      harness.until(
        'it is gone',
        () => harness.cluster.read.get(kind, undefined, metadata.name) === undefined,
      );
    }
    await expect(objects.read(header)).rejects.toMatchObject({ code: 404 });
  });

  it('patches by steps', async () => {
    await core.createNamespacedConfigMap({
      namespace: 'default',
      body: { metadata: { name: 'steps' }, data: { a: '1' } },
    });
    const steps = [
      { op: 'test', path: '/data/a', value: '1' },
      { op: 'add', path: '/data/b', value: '2' },
    ];
    const patched = await core.patchNamespacedConfigMap(
      { namespace: 'default', name: 'steps', body: steps },
      setHeaderOptions('Content-Type', PatchStrategy.JsonPatch),
    );
    expect(patched.data).toEqual({ a: '1', b: '2' });
  });

  it('takes a list in pages', async () => {
    const { items } = await core.listPodForAllNamespaces();
    const names: (string | undefined)[] = [];
    let mark: string | undefined;
    do {
      const page = await core.listPodForAllNamespaces({ limit: 3, ...(mark && { _continue: mark }) });
      expect(page.items.length).toBeLessThanOrEqual(3);
      names.push(...page.items.map(({ metadata }) => metadata?.name));
      mark = page.metadata?._continue;
    } while (mark);
    expect(names.length).toBeGreaterThan(6);
    expect(names).toEqual(items.map(({ metadata }) => metadata?.name));
  });

  it('hears of refusals as Status', async () => {
    const refusal = async (request: Promise<unknown>): Promise<{ code: number; status: object }> => {
      const error = await request.catch((thrown: unknown) => thrown);
      if (!(error instanceof ApiException)) throw new Error(`it was not refused as expected: ${error}`);
      return { code: error.code, status: JSON.parse(error.body as string) };
    };
    const body = { metadata: { name: 'kube-root-ca.crt' } };
    const [missing, there, invalid, stale] = await Promise.all([
      refusal(core.readNamespacedPod({ namespace: 'default', name: 'nope' })),
      refusal(core.createNamespacedConfigMap({ namespace: 'default', body })),
      refusal(
        core.createNamespacedPod({
          namespace: 'default',
          body: { metadata: { name: 'p' }, spec: { containers: [] } },
        }),
      ),
      refusal(
        core.replaceNamespacedConfigMap({
          ...{ namespace: 'default', name: 'kube-root-ca.crt' },
          body: { metadata: { ...body.metadata, resourceVersion: '1' } },
        }),
      ),
    ]);
    const failure = { kind: 'Status', apiVersion: 'v1', status: 'Failure' };
    expect(missing).toMatchObject({
      code: 404,
      status: {
        ...failure,
        reason: 'NotFound',
        message: 'pods "nope" not found',
        details: { name: 'nope', kind: 'pods' },
      },
    });
    expect(there).toMatchObject({ code: 409, status: { ...failure, reason: 'AlreadyExists' } });
    expect(invalid).toMatchObject({
      code: 422,
      status: {
        ...failure,
        reason: 'Invalid',
        details: { causes: [{ reason: 'FieldValueRequired', field: 'spec.containers' }] },
      },
    });
    expect(stale).toMatchObject({ code: 409, status: { ...failure, reason: 'Conflict' } });
  });

  it('measures', async () => {
    harness.until('the pods are measured', () => harness.cluster.list('PodMetrics').length > 0);
    const metrics = new Metrics(config);
    const [nodes, pods] = await Promise.all([metrics.getNodeMetrics(), metrics.getPodMetrics('kube-system')]);
    expect(nodes.items.map(({ usage }) => usage.cpu)).toEqual(
      nodes.items.map(() => expect.stringMatching(/^\d+n?$/)),
    );
    expect(
      pods.items.find(({ metadata }) => metadata.name === 'etcd-control-plane')?.containers,
    ).toMatchObject([{ name: 'etcd', usage: { memory: expect.stringMatching(/^\d+Ki$/) } }]);
  });
});

/** A controller may write between a read and a write. */
async function untilNoConflict<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiException) || error.code !== 409) throw error;
    }
  }
}
