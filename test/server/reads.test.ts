import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocuments } from '../../source/fixtures/yaml.ts';
import { type Api, configMap, deployment, pod, startApi } from './api.ts';

let api: Api;
const tableForm = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
const metadataForm = 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io';

beforeAll(async () => {
  const pods = ['a', 'b', 'c'].map((name) => pod(name, { app: name }));
  api = await startApi([...pods, deployment('web', 2), configMap('settings', { key: 'value' })]);
  api.cluster.advance(30_000);
});
afterAll(() => api.server.close());

describe('An object', () => {
  it('is read as it is stored', async () => {
    const { code, body, headers } = await api.ask('GET /api/v1/namespaces/default/pods/a');
    expect(code).toBe(200);
    expect(headers['content-type']).toBe('application/json');
    expect(body).toEqual(api.cluster.get('Pod', 'default', 'a'));
  });

  it('comes in lines to whoever asks by hand or for it, else in one', async () => {
    const line = 'GET /api/v1/namespaces/default/configmaps/settings';
    const lines = async (line: string, agent?: string) =>
      (await api.ask(line, { headers: { 'user-agent': agent } })).text.trim().split('\n').length;
    expect(await lines(line)).toBe(1);
    expect(await lines(line, 'curl/8.5.0')).toBeGreaterThan(5);
    expect(await lines(`${line}?pretty=true`)).toBeGreaterThan(5);
    expect(await lines(`${line}?pretty=false`, 'curl/8.5.0')).toBe(1);
  });

  it('comes as YAML where the client takes nothing else', async () => {
    const headers = { accept: 'application/yaml' };
    const answer = await api.ask('GET /api/v1/namespaces/default/configmaps/settings', { headers });
    expect(answer.headers['content-type']).toBe('application/yaml');
    expect(parseDocuments('answer', answer.text)[0]?.value).toMatchObject({ data: { key: 'value' } });
  });

  it('is asked after by HEAD, without its body', async () => {
    const path = '/api/v1/namespaces/default/pods';
    expect(await api.ask(`HEAD ${path}/a`)).toMatchObject({ code: 200, text: '' });
    expect(await api.ask(`HEAD ${path}/nobody`)).toMatchObject({ code: 404, text: '' });
    // There is nothing to wait for.
    expect(await api.ask(`HEAD ${path}?watch=true`)).toMatchObject({ code: 200, text: '' });
  });

  it('is shown in the version that the path names', async () => {
    api.cluster.create({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        maxReplicas: 3,
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
          },
        ],
      },
    });
    const at = async (version: string) =>
      (await api.ask(`GET /apis/autoscaling/${version}/namespaces/default/horizontalpodautoscalers/web`))
        .body;
    expect(await at('v1')).toMatchObject({
      apiVersion: 'autoscaling/v1',
      spec: { targetCPUUtilizationPercentage: 70 },
    });
    expect(await at('v2')).toMatchObject({ apiVersion: 'autoscaling/v2', spec: { metrics: [{}] } });
  });
});

describe('A list', () => {
  it('says what it is, and its items do not', async () => {
    const { body } = await api.ask('GET /apis/apps/v1/deployments');
    expect(body).toMatchObject({ kind: 'DeploymentList', apiVersion: 'apps/v1' });
    expect(body.items[0]).not.toHaveProperty('kind');
    expect(body.items[0]).not.toHaveProperty('apiVersion');
    expect(body.metadata.resourceVersion).toBe(String(api.cluster.revision));
  });

  it('comes in parts that show one moment', async () => {
    const line = 'GET /api/v1/namespaces/default/pods?limit=2&labelSelector=app%20in%20(a,b,c)';
    const { body: first } = await api.ask(line);
    expect(first.items.map(nameOf)).toEqual(['a', 'b']);
    const mark = encodeURIComponent(first.metadata.continue);
    const { body: rest } = await api.ask(`${line}&continue=${mark}`);
    expect(rest.items.map(nameOf)).toEqual(['c']);
    expect(rest.metadata).toEqual({ resourceVersion: first.metadata.resourceVersion });
  });

  it('takes selectors of labels and fields', async () => {
    const names = async (query: string) =>
      (await api.ask(`GET /api/v1/pods?${query}`)).body.items.map(nameOf);
    expect(await names('labelSelector=app%3Da')).toEqual(['a']);
    expect(await names('fieldSelector=metadata.name%3Db')).toEqual(['b']);
    expect(await names('fieldSelector=metadata.name%3Db&labelSelector=app%3Da')).toEqual([]);
  });

  it.each([
    ['labelSelector=a%20in%20(', 400],
    ['fieldSelector=spec.nothing%3Dx', 400],
    ['limit=many', 400],
    ['continue=nonsense', 400],
    ['resourceVersion=x', 400],
    ['resourceVersionMatch=Exact', 422],
    ['resourceVersion=99999999', 504],
  ])('with %s is refused with %i', async (query, expected) => {
    const { code, body } = await api.ask(`GET /api/v1/pods?${query}`);
    expect([code, body.kind, body.status, body.code]).toEqual([expected, 'Status', 'Failure', expected]);
  });

  it('of events is the same in both of their versions', async () => {
    const [core, newer] = await Promise.all(
      ['api/v1', 'apis/events.k8s.io/v1'].map((version) => api.ask(`GET /${version}/events`)),
    );
    expect(newer?.body).toMatchObject({ kind: 'EventList', apiVersion: 'events.k8s.io/v1' });
    expect(newer?.body.items.map(nameOf)).toEqual(core?.body.items.map(nameOf));
    expect(newer?.body.items[0]).toHaveProperty('regarding');
    expect(core?.body.items[0]).toHaveProperty('involvedObject');
  });
});

describe('A table', () => {
  it('has cells, and of each object what is asked for', async () => {
    const line = 'GET /api/v1/namespaces/default/pods?labelSelector=app%3Da';
    const ask = async (include: string) =>
      (await api.ask(`${line}${include}`, { headers: { accept: tableForm } })).body;
    const table = await ask('');
    expect(table).toMatchObject({ kind: 'Table', apiVersion: 'meta.k8s.io/v1' });
    expect(table.columnDefinitions.map(nameOfColumn).slice(0, 5)).toEqual([
      'Name',
      'Ready',
      'Status',
      'Restarts',
      'Age',
    ]);
    expect(table.rows[0].cells.slice(0, 3)).toEqual(['a', '1/1', 'Running']);
    expect(table.rows[0].object).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { name: 'a' } });
    expect((await ask('&includeObject=None')).rows[0].object).toBeNull();
    expect((await ask('&includeObject=Object')).rows[0].object).toMatchObject({ kind: 'Pod', spec: {} });
    expect(await ask('&includeObject=Odd')).toMatchObject({
      message: 'unrecognized includeObject value: "Odd"',
      code: 400,
    });
  });

  it('is made of one object too, and of metadata alone', async () => {
    const line = 'GET /api/v1/namespaces/default/pods/a';
    const { body: table } = await api.ask(line, { headers: { accept: tableForm } });
    expect(table.rows).toHaveLength(1);
    const { body: metadata } = await api.ask(line, { headers: { accept: metadataForm } });
    expect(Object.keys(metadata)).toEqual(['kind', 'apiVersion', 'metadata']);
    const { body: list } = await api.ask('GET /api/v1/pods', { headers: { accept: metadataForm } });
    expect(list.kind).toBe('PartialObjectMetadataList');
    expect(list.items[0].kind).toBe('PartialObjectMetadata');
  });
});

describe('What is not there', () => {
  it.each([
    ['GET /api/v1/namespaces/default/pods/nobody', 404, 'pods "nobody" not found'],
    ['GET /api/v1/namespaces/default/odds', 404, 'the server could not find the requested resource'],
    ['GET /api/v1/pods/a', 404, 'the server could not find the requested resource'],
    ['GET /api/v1/namespaces/default/nodes', 404, 'the server could not find the requested resource'],
    ['GET /api/v1/namespaces/default/pods/a/odd', 404, 'the server could not find the requested resource'],
    [
      'GET /api/v1/namespaces/default/configmaps/settings/status',
      404,
      'the server could not find the requested resource',
    ],
    ['GET /api/v1/namespaces/default/pods/__proto__', 404, 'pods "__proto__" not found'],
    ['POST /api/v1/pods', 405, 'the server does not allow this method on the requested resource'],
    ['DELETE /api/v1/namespaces', 405, 'the server does not allow this method on the requested resource'],
    [
      'PUT /api/v1/namespaces/default/pods',
      405,
      'the server does not allow this method on the requested resource',
    ],
    [
      'POST /apis/metrics.k8s.io/v1beta1/nodes',
      405,
      'the server does not allow this method on the requested resource',
    ],
    [
      'GET /apis/metrics.k8s.io/v1beta1/nodes?watch=true',
      405,
      'watch is not supported on resources of kind "nodes"',
    ],
    ['OPTIONS /api/v1/pods', 405, 'the server does not allow this method on the requested resource'],
    ['POST /version', 405, 'the server does not allow this method on the requested resource'],
    ['GET /api/v1/namespaces/default/pods/%zz', 400, 'invalid URL escape "%zz"'],
  ])('%s is %i: %s', async (line, expected, message) => {
    const { code, body } = await api.ask(line);
    expect(code).toBe(expected);
    expect(body).toMatchObject({ kind: 'Status', status: 'Failure', message, code: expected });
  });

  it.each(['/nothing', '/apis/odd.example.com/v1/things', '/api/v2/pods', '/apis/__proto__/v1/x', '/logs'])(
    '%s is no page at all',
    async (path) => {
      const { code, text, headers } = await api.ask(`GET ${path}`);
      expect([code, text]).toEqual([404, '404 page not found\n']);
      expect(headers['content-type']).toMatch(/^text\/plain/);
    },
  );

  it('is a form that nobody can make', async () => {
    const { code, body } = await api.ask('GET /api/v1/pods', { headers: { accept: 'text/html' } });
    expect([code, body.reason]).toEqual([406, 'NotAcceptable']);
  });
});

function nameOf({ metadata }: { metadata: { name: string } }): string {
  return metadata.name;
}

function nameOfColumn({ name }: { name: string }): string {
  return name;
}
