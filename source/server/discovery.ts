/** Which groups, versions and resources there are: the plain form, and the aggregated one in a single answer. */
import { negotiate } from './negotiation.ts';
import { type Resource, resourcesOf, servedGroups, servedVersions } from './served.ts';
import type { Answer, Exchange, Handler } from './server.ts';

export function discoveryRoute(path: string): Handler | undefined {
  if (path === '/') return () => ({ code: 200, body: { paths: paths() } });
  if (path === '/api') return (exchange) => aggregatedOr(exchange, [''], coreVersions);
  if (path === '/apis') return (exchange) => aggregatedOr(exchange, servedGroups, groupList);
  const [, version] = /^\/apis?\/(.+)$/.exec(path) ?? [];
  if (version === undefined || path === '/apis/v1') return undefined;
  if (servedVersions.includes(version)) return () => ({ code: 200, body: resourceList(version) });
  if (!servedGroups.includes(version)) return undefined;
  return () => ({ code: 200, body: { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(version) } });
}

function paths(): readonly string[] {
  const groups = servedGroups.map((group) => `/apis/${group}`);
  const versions = servedVersions.map((version) => (version === 'v1' ? '/api/v1' : `/apis/${version}`));
  const others = ['/healthz', '/livez', '/metrics', '/openapi/v2', '/openapi/v3', '/readyz', '/version'];
  return ['/api', '/apis', ...groups, ...versions, ...others].toSorted();
}

/** `names` of groups; the core one has none. */
function aggregatedOr({ headers }: Exchange, names: readonly string[], plain: () => object): Answer {
  const form = negotiate(headers.accept)?.form;
  if (form?.type !== 'aggregated-discovery') return { code: 200, body: plain() };
  return {
    code: 200,
    body: aggregated(names, form.version),
    mediaType: `application/json;g=apidiscovery.k8s.io;v=${form.version};as=APIGroupDiscoveryList`,
  };
}

function coreVersions(): object {
  return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
}

function groupList(): object {
  return { kind: 'APIGroupList', apiVersion: 'v1', groups: servedGroups.map(groupOf) };
}

function versionsOf(group: string): readonly string[] {
  return servedVersions.filter((each) => (group === '' ? each === 'v1' : each.startsWith(`${group}/`)));
}

function groupOf(name: string): object {
  const versions = versionsOf(name).map((groupVersion) => ({
    groupVersion,
    version: groupVersion.split('/')[1],
  }));
  return { name, versions, preferredVersion: versions[0] };
}

function resourceList(apiVersion: string): object {
  const resources = resourcesOf(apiVersion);
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: apiVersion, resources };
}

/** apidiscovery.k8s.io: every group with its versions and their resources. */
function aggregated(names: readonly string[], form: 'v2' | 'v2beta1'): object {
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: `apidiscovery.k8s.io/${form}`,
    metadata: {},
    items: names.map((name) => ({
      metadata: { ...(name !== '' && { name }), creationTimestamp: null },
      versions: versionsOf(name).map(aggregatedVersion),
    })),
  };
}

function aggregatedVersion(apiVersion: string): object {
  const all = resourcesOf(apiVersion);
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const kindOf = (resource: Resource) => ({
    group: resource.group ?? group,
    version: resource.version ?? version,
    kind: resource.kind,
  });
  return {
    version,
    freshness: 'Current',
    resources: all
      .filter(({ name }) => !name.includes('/'))
      .map((main) => ({
        resource: main.name,
        responseKind: kindOf(main),
        scope: main.namespaced ? 'Namespaced' : 'Cluster',
        singularResource: main.singularName,
        verbs: main.verbs,
        ...(main.shortNames && { shortNames: main.shortNames }),
        ...(main.categories && { categories: main.categories }),
        subresources: all
          .filter(({ name }) => name.startsWith(`${main.name}/`))
          .map((part) => ({
            subresource: part.name.slice(main.name.length + 1),
            responseKind: kindOf(part),
            verbs: part.verbs,
          })),
      })),
  };
}
