import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from './api.ts';

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.server.close());

const read = async (path: string, accept = 'application/json') =>
  (await api.ask(`GET ${path}`, { headers: { accept } })).body;
const aggregatedForm = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

interface Named {
  readonly name: string;
  readonly verbs: readonly string[];
}

describe('Discovery', () => {
  it('lists the groups, the preferred version of each first', async () => {
    const { kind, groups } = await read('/apis');
    expect(kind).toBe('APIGroupList');
    expect(groups.map(({ name }: Named) => name).slice(0, 4)).toEqual([
      'apps',
      'events.k8s.io',
      'authentication.k8s.io',
      'authorization.k8s.io',
    ]);
    expect(await read('/apis/autoscaling')).toMatchObject({
      kind: 'APIGroup',
      preferredVersion: { groupVersion: 'autoscaling/v2' },
      versions: [{ version: 'v2' }, { version: 'v1' }],
    });
    expect(await read('/api')).toMatchObject({ kind: 'APIVersions', versions: ['v1'] });
  });

  it('lists resources by name, each with its parts and what can be done with them', async () => {
    const { resources } = await read('/api/v1');
    const names: readonly string[] = resources.map(({ name }: Named) => name);
    const main = names.filter((name) => !name.includes('/'));
    expect(main).toEqual(main.toSorted());
    expect(names).toContain('pods/status');
    expect(names).toContain('namespaces/finalize');
    // What has no status has no such part.
    expect(names).not.toContain('configmaps/status');
    expect(names).not.toContain('events/status');
    expect(resources.find(({ name }: Named) => name === 'replicationcontrollers/scale')).toMatchObject({
      kind: 'Scale',
      group: 'autoscaling',
      version: 'v1',
      verbs: ['get', 'patch', 'update'],
    });
    expect(resources.find(({ name }: Named) => name === 'namespaces').verbs).not.toContain(
      'deletecollection',
    );
  });

  it('says the same at once where a client asks for that', async () => {
    const { kind, items } = await read('/apis', aggregatedForm);
    expect(kind).toBe('APIGroupDiscoveryList');
    const apps = items.find(({ metadata }: { metadata: Named }) => metadata.name === 'apps');
    const { resources } = await read('/apis/apps/v1');
    const aggregated = apps.versions[0].resources.flatMap(
      (each: { resource: string; subresources: { subresource: string }[] }) => [
        each.resource,
        ...each.subresources.map(({ subresource }) => `${each.resource}/${subresource}`),
      ],
    );
    expect(aggregated).toEqual(resources.map(({ name }: Named) => name));
    const answer = await api.ask('GET /api', { headers: { accept: aggregatedForm } });
    expect(answer.headers['content-type']).toBe(
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
    );
  });

  it('tells the truth: every verb of every resource is answered', async () => {
    for (const version of ['v1', 'apps/v1', 'autoscaling/v1', 'metrics.k8s.io/v1beta1']) {
      const root = version === 'v1' ? '/api/v1' : `/apis/${version}`;
      const { resources } = await read(root);
      for (const { name, namespaced, verbs } of resources) {
        if (name.includes('/') || !verbs.includes('list')) continue;
        const place = namespaced ? '/namespaces/default' : '';
        expect((await api.ask(`GET ${root}${place}/${name}`)).code).toBe(200);
      }
    }
  });

  it('lists the paths at the root', async () => {
    expect((await read('/')).paths).toEqual(expect.arrayContaining(['/api/v1', '/apis/apps/v1', '/metrics']));
  });
});

describe('The health of the server', () => {
  it('is told in a word, check by check, and at length', async () => {
    const text = async (path: string) => (await api.ask(`GET ${path}`)).text;
    expect(await text('/healthz')).toBe('ok');
    expect(await text('/readyz/ping')).toBe('ok');
    expect(await text('/livez?verbose')).toBe('[+]ping ok\n[+]log ok\n[+]etcd ok\nlivez check passed\n');
    expect((await api.ask('GET /readyz/odd')).code).toBe(404);
  });

  it('is told in figures', async () => {
    const { text, headers } = await api.ask('GET /metrics');
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    const nodes = api.cluster.list('Node').length;
    expect(text).toContain(`apiserver_resource_objects{group="",resource="nodes"} ${nodes}\n`);
    expect(text).toContain('apiserver_longrunning_requests{verb="WATCH"} 0\n');
  });

  it('comes with the version', async () => {
    expect(await read('/version')).toMatchObject({ major: '1', minor: '36', gitVersion: 'v1.36.0' });
  });
});
