import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../source/kubernetes/time.ts';
import { type Api, deployment, pod, startApi } from './api.ts';

let api: Api;
const core = '/api/v1/namespaces/default';
const merge = { 'content-type': 'application/merge-patch+json' };

beforeEach(async () => {
  const idle = { ...pod('idle'), spec: { ...(pod('idle').spec as object), schedulerName: 'nobody' } };
  api = await startApi([deployment('web', 1), pod('a'), idle]);
  api.cluster.advance(10_000);
});
afterEach(() => api.server.close());

describe('The scale of a workload', () => {
  const path = '/apis/apps/v1/namespaces/default/deployments/web/scale';

  it('is read, patched and replaced', async () => {
    expect((await api.ask(`GET ${path}`)).body).toMatchObject({
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      spec: { replicas: 1 },
    });
    const patched = await api.ask(`PATCH ${path}`, { body: { spec: { replicas: 3 } }, headers: merge });
    expect(patched).toMatchObject({ code: 200, body: { kind: 'Scale', spec: { replicas: 3 } } });
    const { body: scale } = await api.ask(`GET ${path}`);
    const replaced = await api.ask(`PUT ${path}`, { body: { ...scale, spec: { replicas: 2 } } });
    expect(replaced.body.spec).toEqual({ replicas: 2 });
    expect((await api.ask(`PUT ${path}`, { body: scale })).code).toBe(409);
  });

  it('is none of a pod', async () => {
    expect((await api.ask(`GET ${core}/pods/a/scale`)).code).toBe(404);
    expect((await api.ask(`DELETE ${path}`)).code).toBe(405);
  });
});

describe('Parts of a pod', () => {
  it('can be evicted', async () => {
    const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'a' } };
    const answer = await api.ask(`POST ${core}/pods/a/eviction`, { body });
    expect(answer).toMatchObject({ code: 201, body: { kind: 'Status', status: 'Success' } });
    expect(api.cluster.get('Pod', 'default', 'a').metadata).toHaveProperty('deletionTimestamp');
    const other = await api.ask(`POST ${core}/pods/a/eviction`, { body: { metadata: { name: 'b' } } });
    expect(other.body.message).toBe('name in URL does not match name in Eviction object');
  });

  it.each([`${core}/pods/idle/binding`, `${core}/bindings`])('are bound to a node by %s', async (path) => {
    const body = {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name: 'idle' },
      target: { kind: 'Node', name: 'node-1' },
    };
    expect((await api.ask(`POST ${path}`, { body })).code).toBe(201);
    expect(api.cluster.get('Pod', 'default', 'idle').spec.nodeName).toBe('node-1');
    expect((await api.ask(`POST ${path}`, { body })).code).toBe(409);
  });

  it('take a container for debugging', async () => {
    const ephemeralContainers = [{ name: 'debug', image: 'busybox' }];
    const headers = { 'content-type': 'application/strategic-merge-patch+json' };
    const path = `${core}/pods/a/ephemeralcontainers`;
    const answer = await api.ask(`PATCH ${path}`, { body: { spec: { ephemeralContainers } }, headers });
    expect(answer).toMatchObject({ code: 200, body: { spec: { ephemeralContainers: [{ name: 'debug' }] } } });
    expect((await api.ask(`GET ${path}`)).body).toMatchObject({ kind: 'Pod' });
  });

  it('that are streams want an upgrade', async () => {
    for (const part of ['exec', 'attach', 'portforward']) {
      const answer = await api.ask(`POST ${core}/pods/a/${part}?command=ls`);
      expect(answer.body).toMatchObject({ code: 400, message: 'Upgrade request required' });
    }
  });
});

describe('A status', () => {
  it('is written by itself', async () => {
    const answer = await api.ask('PATCH /api/v1/nodes/node-1/status', {
      body: { status: { capacity: { 'example.com/widget': '2' } }, spec: { unschedulable: true } },
      headers: merge,
    });
    expect(answer.code).toBe(200);
    const { spec, status } = api.cluster.get('Node', undefined, 'node-1');
    expect(status.capacity).toMatchObject({ 'example.com/widget': '2' });
    expect(spec.unschedulable).toBeUndefined();
  });
});

describe('A token of a service account', () => {
  const path = `${core}/serviceaccounts/default/token`;

  it('has the form of one, and an end in virtual time', async () => {
    const body = { spec: { audiences: ['here'], expirationSeconds: 7200 } };
    const { code, body: request } = await api.ask(`POST ${path}`, { body });
    expect(code).toBe(201);
    expect(request).toMatchObject({ kind: 'TokenRequest', spec: { expirationSeconds: 7200 } });
    const { token, expirationTimestamp } = request.status;
    expect(parseTimestamp(expirationTimestamp)).toBe(Math.floor(api.cluster.now / 1000) * 1000 + 7_200_000);
    const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
    expect(claims).toMatchObject({ sub: 'system:serviceaccount:default:default', aud: ['here'] });
  });

  it('opens nothing', async () => {
    const { body } = await api.ask(`POST ${path}`, { body: {} });
    const headers = { authorization: `Bearer ${body.status.token}` };
    expect((await api.ask('GET /api/v1/pods', { headers })).code).toBe(401);
  });

  it.each([
    [10, 'may not specify a duration less than 10 minutes'],
    ['long', 'must be a whole number'],
    [2 ** 40, 'may not specify a duration larger than 2^32 seconds'],
  ])('is not valid for %j seconds', async (expirationSeconds, why) => {
    const { code, body } = await api.ask(`POST ${path}`, { body: { spec: { expirationSeconds } } });
    expect(code).toBe(422);
    expect(body.message).toBe(
      `TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: ${JSON.stringify(expirationSeconds)}: ${why}`,
    );
  });
});

describe('The end of a namespace', () => {
  it('comes when its finalizers are let go', async () => {
    await api.ask('POST /api/v1/namespaces', { body: { metadata: { name: 'brief' } } });
    const { body: namespace } = await api.ask('DELETE /api/v1/namespaces/brief');
    expect(namespace.status.phase).toBe('Terminating');
    const body = { ...namespace, spec: { finalizers: [] } };
    expect((await api.ask('PUT /api/v1/namespaces/brief/finalize', { body })).code).toBe(200);
    expect((await api.ask('GET /api/v1/namespaces/brief')).code).toBe(404);
  });
});

describe('A way through the server into the cluster', () => {
  it.each([
    [
      'GET /api/v1/nodes/node-1/proxy/metrics',
      503,
      /^error trying to reach service: dial tcp [\d.]+:10250: connect: connection refused$/,
    ],
    [
      `GET ${core}/pods/a:8080/proxy`,
      503,
      /^error trying to reach service: dial tcp [\d.]+:8080: connect: connection refused$/,
    ],
    [
      'GET /api/v1/namespaces/default/services/http:kubernetes:https/proxy/',
      503,
      /^no endpoints available for service "kubernetes"$/,
    ],
    ['POST /api/v1/nodes/nobody/proxy', 404, /^nodes "nobody" not found$/],
  ])('%s is refused in Kubernetes’ words', async (line, code, message) => {
    const answer = await api.ask(line);
    expect(answer.body.code).toBe(code);
    expect(answer.body.message).toMatch(message);
  });
});

describe('Questions', () => {
  it('are answered by the object that asks them', async () => {
    const body = { spec: { resourceAttributes: { verb: 'get', resource: 'pods' } } };
    const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
    expect(await api.ask(`POST ${path}`, { body })).toMatchObject({
      code: 201,
      body: { kind: 'SelfSubjectAccessReview', status: { allowed: true } },
    });
    expect((await api.ask(`GET ${path}`)).code).toBe(405);
  });
});
