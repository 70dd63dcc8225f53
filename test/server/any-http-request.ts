/** HTTP requests as any client may send them: right, half right and nonsense. */
import type { Arbitrary } from 'fast-check';
import { allKinds, apiVersionOf, type Kind, kindOfManifest, kinds } from '../../source/kubernetes/kinds.ts';
import { manifest, patch } from '../support/any-request.ts';
import { fc } from '../support/properties.ts';
import { oddBodies } from './odd-bodies.ts';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
}

const names = [
  'a',
  'b',
  'default',
  'node-1',
  '__proto__',
  'constructor',
  '',
  '%zz',
  '%00',
  '..',
  'a%2Fb',
  '%C3%A9',
  'x'.repeat(300),
];
const parts = [
  'status',
  'scale',
  'log',
  'eviction',
  'binding',
  'token',
  'proxy',
  'finalize',
  'ephemeralcontainers',
  'exec',
  '__proto__',
  'constructor',
];

const kind = fc.oneof(
  fc.constantFrom<Kind>('Pod', 'Deployment', 'ConfigMap', 'Namespace', 'Event'),
  fc.constantFrom(...allKinds),
);

function collectionOf(kind: Kind): string {
  const { plural, namespaced } = kinds[kind];
  const version = apiVersionOf(kind);
  const place = namespaced ? '/namespaces/default' : '';
  return `/${version === 'v1' ? 'api' : 'apis'}/${version}${place}/${plural}`;
}

/** Where something stands, mostly. */
const knownPath = fc
  .tuple(
    kind,
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('a', 'b', undefined) },
      { weight: 1, arbitrary: fc.constantFrom(...names) },
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom(...parts) },
    ),
  )
  .map(([kind, name, part]) =>
    [
      collectionOf(kind),
      ...(name === undefined ? [] : [name]),
      ...(name === undefined || part === undefined ? [] : [part]),
    ].join('/'),
  );

const oddPath = fc
  .array(
    fc.constantFrom(
      'api',
      'apis',
      'v1',
      'apps',
      'openapi',
      'version',
      'healthz',
      'namespaces',
      'pods',
      ...names,
      ...parts,
    ),
    { maxLength: 6 },
  )
  .map((steps) => `/${steps.join('/')}`);

const values = [
  '',
  '1',
  '-1',
  '0',
  'true',
  'All',
  'Exact',
  'NotOlderThan',
  '99999999999999999999',
  '1e400',
  '__proto__',
  'a=b,c!=d',
  'metadata.name=a',
  'a in (',
  '\u0000',
  'Strict',
  'Warn',
  'é',
  'kubectl',
].map(encodeURIComponent);
const parameters = [
  'limit',
  'continue',
  'labelSelector',
  'fieldSelector',
  'resourceVersion',
  'resourceVersionMatch',
  'fieldManager',
  'fieldValidation',
  'dryRun',
  'force',
  'pretty',
  'gracePeriodSeconds',
  'propagationPolicy',
  'orphanDependents',
  'includeObject',
  'tailLines',
  'sinceTime',
  'limitBytes',
  'container',
  '__proto__',
];
const query = fc
  .array(fc.tuple(fc.constantFrom(...parameters), fc.constantFrom(...values, '%zz')), { maxLength: 2 })
  .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));

const accept = fc.constantFrom(
  '*/*',
  'application/json',
  'application/yaml',
  'application/json;as=Table;v=v1;g=meta.k8s.io',
  'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io',
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
  'text/html',
  ';;;',
);
const contentType = fc.constantFrom(
  'application/json',
  'application/yaml',
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
  'application/vnd.kubernetes.protobuf',
  'text/plain',
  ';;',
);

const oddRequest: Arbitrary<HttpRequest> = fc
  .record({
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
    path: fc.oneof({ weight: 4, arbitrary: knownPath }, { weight: 1, arbitrary: oddPath }),
    query,
    headers: fc.record(
      {
        accept,
        'content-type': contentType,
        'user-agent': fc.constantFrom('kubectl/v1.33.0 (linux/amd64)', 'curl/8', '', '/', '__proto__/1'),
      },
      { requiredKeys: [] },
    ),
    body: fc.option(
      fc.oneof(
        fc.constantFrom(...oddBodies),
        fc.json({ maxDepth: 3 }),
        fc
          .uint8Array({ maxLength: 64 })
          .map((bytes) => Buffer.concat([Buffer.from('k8s\0', 'latin1'), bytes])),
      ),
    ),
  })
  .map(({ path, query, ...rest }) => ({ ...rest, url: `${path}?${query}` }) as HttpRequest);

const patchTypes = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
} as const;

const json = { 'content-type': 'application/json' };

/** As a client that means it sends them. */
const usualRequest: Arbitrary<HttpRequest> = fc.oneof(
  fc.tuple(manifest, fc.boolean()).map(([object, isNew]) => {
    const kind = kindOfManifest(object.apiVersion, object.kind) ?? 'Pod';
    const collection = collectionOf(kind);
    const url = isNew ? collection : `${collection}/${encodeURIComponent(String(object.metadata?.name))}`;
    return { method: isNew ? 'POST' : 'PUT', url, headers: json, body: JSON.stringify(object) };
  }),
  fc
    .tuple(kind, fc.constantFrom('a', 'b'), patch, fc.constantFrom('', '/status', '/scale'))
    .map(([kind, name, patch, part]) => {
      const body = patch.type === 'json' ? patch.operations : patch.body;
      const query = patch.type === 'apply' ? '?fieldManager=test&force=true' : '';
      return {
        method: 'PATCH',
        url: `${collectionOf(kind)}/${name}${part}${query}`,
        headers: { 'content-type': patchTypes[patch.type] },
        body: JSON.stringify(body),
      };
    }),
);

export const anyHttpRequest: Arbitrary<HttpRequest> = fc.oneof(usualRequest, oddRequest);
