import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Api, configMap, deployment, pod, startApi } from './api.ts';
import { bodies } from './protobuf/bodies.ts';

let api: Api;
const configMaps = '/api/v1/namespaces/default/configmaps';
const deployments = '/apis/apps/v1/namespaces/default/deployments';
const patches = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
};

beforeEach(async () => {
  api = await startApi([deployment('web', 1), configMap('settings', { key: 'value' }), pod('a')]);
});
afterEach(() => api.server.close());

describe('Creating', () => {
  it('answers 201 with the object, and again 409', async () => {
    const { code, body } = await api.ask(`POST ${configMaps}`, { body: configMap('new') });
    expect([code, body.metadata.name, body.kind]).toEqual([201, 'new', 'ConfigMap']);
    const again = await api.ask(`POST ${configMaps}`, { body: configMap('new') });
    expect(again).toMatchObject({
      code: 409,
      body: {
        reason: 'AlreadyExists',
        message: 'configmaps "new" already exists',
        details: { name: 'new', kind: 'configmaps' },
      },
    });
  });

  it('takes what the path says: kind, version and namespace', async () => {
    const { code, body } = await api.ask(`POST ${configMaps}`, { body: { metadata: { name: 'bare' } } });
    expect(code).toBe(201);
    expect(body).toMatchObject({ kind: 'ConfigMap', apiVersion: 'v1', metadata: { namespace: 'default' } });
  });

  it('makes up the end of a name', async () => {
    const { body } = await api.ask(`POST ${configMaps}`, { body: { metadata: { generateName: 'some-' } } });
    expect(body.metadata.name).toMatch(/^some-[a-z0-9]{5}$/);
  });

  it('reads YAML and protobuf as well', async () => {
    const yaml = 'metadata:\n  name: from-yaml\ndata:\n  key: value\n';
    const answer = await api.ask(`POST ${configMaps}`, {
      body: yaml,
      headers: { 'content-type': 'application/yaml' },
    });
    expect([answer.code, answer.body.data]).toEqual([201, { key: 'value' }]);
    const [, body = ''] = bodies[0]!;
    const created = await api.ask(`POST ${deployments}`, {
      body: Buffer.from(body, 'base64'),
      headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
    });
    expect([created.code, created.body.spec.replicas]).toEqual([201, 3]);
  });

  it('stores nothing in a dry run', async () => {
    const { code, body } = await api.ask(`POST ${configMaps}?dryRun=All`, { body: configMap('dry') });
    expect([code, body.metadata.name]).toEqual([201, 'dry']);
    expect((await api.ask(`GET ${configMaps}/dry`)).code).toBe(404);
  });

  it('names the program as owner of the fields and as cause', async () => {
    const headers = { 'user-agent': 'kubectl/v1.33.1 (linux/amd64) kubernetes/8adc0f0' };
    const { body } = await api.ask(`POST ${configMaps}`, { body: configMap('owned'), headers });
    expect(body.metadata.managedFields[0]).toMatchObject({ manager: 'kubectl', operation: 'Update' });
    expect(api.cluster.change(api.cluster.revision)).toMatchObject({
      actor: 'kubectl',
      reason: 'kubectl asks to create ConfigMap owned',
    });
  });

  it.each([
    [{ kind: 'Service', apiVersion: 'v1' }, 400, /^Service in version "v1" cannot be handled as a ConfigMap/],
    [
      { apiVersion: 'v2' },
      400,
      /^the API version in the data \(v2\) does not match the expected API version \(v1\)$/,
    ],
    [
      { metadata: { name: 'x', namespace: 'other' } },
      400,
      /^the namespace of the provided object does not match/,
    ],
    [{ metadata: { name: 'Not A Name' } }, 422, /^ConfigMap "Not A Name" is invalid: metadata.name: /],
    [{ metadata: {} }, 422, /name or generateName is required/],
    [{ metadata: 'odd' }, 400, /ObjectMeta/],
    [{ metadata: { name: 'x' }, data: 5 }, 400, /cannot unmarshal number/],
  ])('refuses %j with %i', async (fields, code, message) => {
    const answer = await api.ask(`POST ${configMaps}`, { body: { ...configMap('x'), ...fields } });
    expect(answer.code).toBe(code);
    expect(answer.body.message).toMatch(message);
  });
});

describe('Unknown and repeated fields', () => {
  const twice = '{"metadata":{"name":"x"},"data":{"a":"1","a":"2"},"odd":1}';

  it('are warned of, once each, unless the client asks otherwise', async () => {
    const { code, headers } = await api.ask(`POST ${configMaps}`, { body: twice });
    expect(code).toBe(201);
    expect(headers.warning).toEqual([
      '299 - "duplicate field \\"data.a\\""',
      '299 - "unknown field \\"odd\\""',
    ]);
    const silent = await api.ask(`POST ${configMaps}?fieldValidation=Ignore&dryRun=All`, {
      body: twice.replace('"x"', '"y"'),
    });
    expect([silent.code, silent.headers.warning]).toEqual([201, undefined]);
  });

  it('are refused where the client is strict', async () => {
    const strict = '?fieldValidation=Strict';
    const { body } = await api.ask(`POST ${configMaps}${strict}`, { body: twice });
    expect(body).toMatchObject({
      code: 400,
      message:
        'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: duplicate field "data.a"',
    });
    const patched = await api.ask(`PATCH ${deployments}/web${strict}`, {
      body: '{"spec":{"replicas":1,"replicas":2}}',
      headers: { 'content-type': patches.merge },
    });
    expect(patched.body.message).toContain('strict decoding error: duplicate field "spec.replicas"');
  });
});

describe('Replacing', () => {
  it('answers 200, and 409 to whoever has read an older version', async () => {
    const { body: old } = await api.ask(`GET ${configMaps}/settings`);
    const next = { ...old, data: { key: 'other' } };
    expect(await api.ask(`PUT ${configMaps}/settings`, { body: next })).toMatchObject({
      code: 200,
      body: { data: { key: 'other' } },
    });
    expect(await api.ask(`PUT ${configMaps}/settings`, { body: next })).toMatchObject({
      code: 409,
      body: { reason: 'Conflict', message: expect.stringContaining('the object has been modified') },
    });
  });

  it.each([
    [
      { metadata: { name: 'other' } },
      'the name of the object (other) does not match the name on the URL (settings)',
    ],
    [
      { metadata: {} },
      'the name of the object (settings based on URL) was undeterminable: name must be provided',
    ],
    [
      { metadata: { name: 'settings', namespace: 'kube-system' } },
      'the namespace of the object (kube-system) does not match the namespace on the request (default)',
    ],
  ])('needs the identity that the path has: %j', async (body, message) => {
    expect(await api.ask(`PUT ${configMaps}/settings`, { body })).toMatchObject({
      code: 400,
      body: { message },
    });
  });
});

describe('Patching', () => {
  it.each([
    ['json', [{ op: 'replace', path: '/spec/replicas', value: 4 }]],
    ['merge', { spec: { replicas: 4 } }],
    ['strategic', { spec: { replicas: 4 } }],
  ] as const)('in the form %s answers 200', async (type, body) => {
    const headers = { 'content-type': patches[type] };
    expect(await api.ask(`PATCH ${deployments}/web`, { body, headers })).toMatchObject({
      code: 200,
      body: { spec: { replicas: 4 } },
    });
  });

  it('by apply answers 201 for what is new, then 200, and 409 on a conflict', async () => {
    const headers = { 'content-type': patches.apply };
    const apply = (manager: string, value: string, more = '') =>
      api.ask(`PATCH ${configMaps}/applied?fieldManager=${manager}${more}`, {
        body: configMap('applied', { key: value }),
        headers,
      });
    expect((await apply('one', 'a')).code).toBe(201);
    expect((await apply('one', 'a')).code).toBe(200);
    expect(await apply('two', 'b')).toMatchObject({ code: 409, body: { reason: 'Conflict' } });
    expect((await apply('two', 'b', '&force=true')).body.data).toEqual({ key: 'b' });
  });

  it.each([
    [
      '',
      patches.apply,
      422,
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    ],
    [
      '?force=true',
      patches.merge,
      422,
      'PatchOptions.meta.k8s.io "" is invalid: force: Forbidden: may not be specified for non-apply patch',
    ],
    [
      '?dryRun=Some',
      patches.merge,
      422,
      'PatchOptions.meta.k8s.io "" is invalid: dryRun: Unsupported value: ["Some"]: supported values: "All"',
    ],
    [
      '?fieldValidation=Odd',
      patches.merge,
      422,
      'PatchOptions.meta.k8s.io "" is invalid: fieldValidation: Unsupported value: "Odd": supported values: "Ignore", "Strict", "Warn"',
    ],
    [
      '',
      'text/plain',
      415,
      expect.stringContaining('accepted media types include: application/json-patch+json'),
    ],
    [
      '',
      patches.json,
      400,
      'error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch',
    ],
  ])('with %s as %s is refused with %i', async (query, type, code, message) => {
    const asked = { body: { metadata: {} }, headers: { 'content-type': type } };
    expect(await api.ask(`PATCH ${configMaps}/settings${query}`, asked)).toMatchObject({
      code,
      body: { message },
    });
  });
});

describe('A broken body', () => {
  const deep = `${'{"data":'.repeat(300)}1${'}'.repeat(300)}`;

  it.each([
    ['{', 'application/json'],
    ['', 'application/json'],
    ['null', 'application/json'],
    ['[1]', 'application/json'],
    ['"text"', 'application/json'],
    [deep, 'application/json'],
    ['['.repeat(100_000), 'application/json'],
    [': : :', 'application/yaml'],
    ['['.repeat(3000), 'application/yaml'],
    ['? '.repeat(500), 'application/yaml'],
    ['a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]'.repeat(30), 'application/yaml'],
    ['k8s', 'application/vnd.kubernetes.protobuf'],
    [Buffer.from([0xff, 0xfe, 0x00]), 'application/json'],
  ])('%.30j as %s is refused with 400', async (body, type) => {
    const answer = await api.ask(`POST ${configMaps}`, { body, headers: { 'content-type': type } });
    expect(answer.body).toMatchObject({ kind: 'Status', reason: 'BadRequest', code: 400 });
  });

  it('of a type that nobody knows is refused with 415', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect(await api.ask(`POST ${configMaps}`, { body: 'x', headers })).toMatchObject({
      code: 415,
      body: { reason: 'UnsupportedMediaType' },
    });
  });

  it('that is too large is refused with 413', async () => {
    const body = JSON.stringify(configMap('large', { key: 'x'.repeat(3 * 1024 * 1024) }));
    expect(await api.ask(`POST ${configMaps}`, { body })).toMatchObject({
      code: 413,
      body: { reason: 'RequestEntityTooLarge', message: 'Request entity too large: limit is 3145728' },
    });
  });
});
