import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Api, configMap, deployment, pod, startApi } from './api.ts';

let api: Api;
const pods = '/api/v1/namespaces/default/pods';
const configMaps = '/api/v1/namespaces/default/configmaps';

beforeEach(async () => {
  api = await startApi([deployment('web', 1), pod('a', { app: 'a' }), configMap('one'), configMap('two')]);
  api.cluster.advance(10_000);
});
afterEach(() => api.server.close());

describe('Deleting', () => {
  it('tells with a Status of what is gone', async () => {
    const { uid } = api.cluster.get('ConfigMap', 'default', 'one').metadata;
    expect(await api.ask(`DELETE ${configMaps}/one`)).toMatchObject({
      code: 200,
      body: {
        kind: 'Status',
        status: 'Success',
        details: { name: 'one', kind: 'configmaps', uid },
      },
    });
    expect((await api.ask(`DELETE ${configMaps}/one`)).body).toMatchObject({ reason: 'NotFound', code: 404 });
  });

  it('answers with the object while it terminates', async () => {
    const { code, body } = await api.ask(`DELETE ${pods}/a`);
    expect(code).toBe(200);
    expect(body).toMatchObject({ kind: 'Pod', metadata: { deletionGracePeriodSeconds: 30 } });
  });

  it('takes its options from the body and from the query', async () => {
    const body = { kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 5 };
    const marked = await api.ask(`DELETE ${pods}/a?gracePeriodSeconds=10`, { body });
    expect(marked.body.metadata.deletionGracePeriodSeconds).toBe(5);
    const foreground = await api.ask(
      'DELETE /apis/apps/v1/namespaces/default/deployments/web?propagationPolicy=Foreground',
    );
    expect(foreground.body.metadata.finalizers).toContain('foregroundDeletion');
  });

  it('is accepted in the old way too', async () => {
    const body = { orphanDependents: false };
    api.cluster.patch('ConfigMap', 'default', 'one', {
      type: 'merge',
      body: { metadata: { finalizers: ['example.com/wait'] } },
    });
    expect((await api.ask(`DELETE ${configMaps}/one`, { body })).code).toBe(202);
  });

  it('of another object than was meant is a conflict', async () => {
    const body = { preconditions: { uid: 'another' } };
    expect((await api.ask(`DELETE ${configMaps}/one`, { body })).body).toMatchObject({
      reason: 'Conflict',
      code: 409,
    });
  });

  it('in a dry run takes nothing away', async () => {
    expect((await api.ask(`DELETE ${configMaps}/one?dryRun=All`)).code).toBe(200);
    expect((await api.ask(`DELETE ${configMaps}/two`, { body: { dryRun: ['All'] } })).code).toBe(200);
    expect(api.cluster.list('ConfigMap', { namespace: 'default' }).length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    [
      { propagationPolicy: 'Odd' },
      422,
      /^DeleteOptions\.meta\.k8s\.io "" is invalid: propagationPolicy: Unsupported value: "Odd"/,
    ],
    [{ propagationPolicy: ['Orphan'] }, 422, /Unsupported value/],
    [{ propagationPolicy: 'Orphan', orphanDependents: true }, 422, /cannot be both set/],
    [{ dryRun: ['Some'] }, 422, /dryRun: Unsupported value: \["Some"\]/],
    [{ gracePeriodSeconds: 1e300 }, 400, /of type int64/],
    [{ gracePeriodSeconds: 'long' }, 400, /of type int64/],
  ])('with %j is refused with %i', async (body, code, message) => {
    const answer = await api.ask(`DELETE ${pods}/a`, { body });
    expect(answer.code).toBe(code);
    expect(answer.body.message).toMatch(message);
  });

  it('gives a pod as much time as anybody can write down', async () => {
    const body = { gracePeriodSeconds: Number.MAX_SAFE_INTEGER };
    expect((await api.ask(`DELETE ${pods}/a`, { body })).code).toBe(200);
    expect((await api.ask(`DELETE ${pods}/a`, { body: { gracePeriodSeconds: 1 } })).code).toBe(200);
    api.cluster.advance(60_000);
    expect((await api.ask(`GET ${pods}/a`)).code).toBe(404);
  });

  it('of all that are selected lists them', async () => {
    const { code, body } = await api.ask(`DELETE ${pods}?labelSelector=app%3Da`);
    expect(code).toBe(200);
    expect(body).toMatchObject({ kind: 'PodList', items: [{ metadata: { name: 'a' } }] });
    expect(api.cluster.change(api.cluster.revision)?.reason).toMatch(/asks to delete all pods$/);
  });
});
