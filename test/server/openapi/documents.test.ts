import { describe, expect, it } from 'vitest';
import { allKinds, apiVersionOf, kinds } from '../../../source/kubernetes/kinds.ts';
import { definitionName } from '../../../source/kubernetes/openapi/definitions.ts';
import { Documents } from '../../../source/server/openapi/documents.ts';
import { servedVersions } from '../../../source/server/served.ts';
import { definitions } from '../../support/definitions.ts';

const documents = new Documents(definitions);
const placeOf = (version: string) => (version.includes('/') ? `apis/${version}` : `api/${version}`);

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string }[];
  readonly 'x-kubernetes-action': string;
  readonly 'x-kubernetes-group-version-kind': { readonly kind: string };
}

interface DocumentV3 {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

function v3(version: string): DocumentV3 {
  return jsonOf(documents.version(placeOf(version))!.bytes);
}

/** What a document says is whatever the test says that it is. */
function jsonOf<T>(bytes: Uint8Array): T {
  return JSON.parse(Buffer.from(bytes).toString());
}

function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === '$ref' ? [String(each)] : referencesIn(each),
  );
}

function operationsIn({ paths }: DocumentV3): readonly (readonly [string, string, Operation])[] {
  return Object.entries(paths).flatMap(([path, { parameters: _, ...methods }]) =>
    Object.entries(methods).map(([method, operation]) => [method, path, operation] as const),
  );
}

const served = allKinds.flatMap((kind) =>
  [apiVersionOf(kind), ...kinds[kind].otherVersions].map((version) => ({ kind, version })),
);

describe('the documents of OpenAPI 3', () => {
  it('are named by the index, each with the hash of its content', () => {
    const { paths } = jsonOf<{ paths: Record<string, { serverRelativeURL: string }> }>(documents.index.bytes);
    expect(Object.keys(paths)).toEqual(servedVersions.map(placeOf));
    for (const [place, { serverRelativeURL }] of Object.entries(paths)) {
      expect(serverRelativeURL).toBe(`/openapi/v3/${place}?hash=${documents.version(place)!.hash}`);
    }
  });

  it.each(served)('have the schema and the operations of $kind in $version', ({ kind, version }) => {
    const document = v3(version);
    expect(document.components.schemas).toHaveProperty([definitionName(version, kind)]);
    const { namespaced, plural, readOnly } = kinds[kind];
    const collection = `/${placeOf(version)}${namespaced ? '/namespaces/{namespace}' : ''}/${plural}`;
    const actions = operationsIn(document)
      .filter(([, path]) => path === collection || path === `${collection}/{name}`)
      .map(([, , operation]) => operation['x-kubernetes-action']);
    const writing = ['delete', 'patch', 'post', 'put'];
    expect(actions).toEqual(expect.arrayContaining(['get', 'list', ...(readOnly ? [] : writing)]));
    if (namespaced) expect(document.paths).toHaveProperty([`/${placeOf(version)}/${plural}`, 'get']);
  });

  it.each(servedVersions)('refer to nothing that %s does not have', (version) => {
    const document = v3(version);
    const missing = referencesIn(document).filter(
      (ref) => !(ref.replace('#/components/schemas/', '') in document.components.schemas),
    );
    expect(missing).toEqual([]);
  });

  it('tell by the parameters of changes that the server validates, and runs dry', () => {
    for (const version of servedVersions) {
      for (const [method, path, { parameters = [] }] of operationsIn(v3(version))) {
        if (!['patch', 'post', 'put'].includes(method) || /\/(proxy|exec|attach|portforward)$/.test(path))
          continue;
        const names = parameters.map(({ name }) => name);
        expect(names, `${method} ${path}`).toEqual(
          expect.arrayContaining(['dryRun', 'fieldManager', 'fieldValidation']),
        );
      }
    }
  });

  it('name every operation once', () => {
    const ids = servedVersions.flatMap((version) =>
      operationsIn(v3(version)).map(([, , { operationId }]) => operationId),
    );
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
    expect(ids).toEqual(
      expect.arrayContaining([
        'listCoreV1NamespacedPod',
        'listAppsV1DeploymentForAllNamespaces',
        'patchAppsV1NamespacedDeploymentScale',
        'deleteRbacAuthorizationV1CollectionNamespacedRole',
        'connectCoreV1PostNamespacedPodExec',
        'createCoreV1NamespacedPodEviction',
        'createAuthorizationV1SelfSubjectAccessReview',
      ]),
    );
  });

  it('put what stands beside a reference into a list, and tell values of several types', () => {
    const { schemas } = v3('apps/v1').components;
    expect(schemas).toMatchObject({
      'io.k8s.api.apps.v1.DeploymentSpec': {
        properties: {
          template: { allOf: [{ $ref: '#/components/schemas/io.k8s.api.core.v1.PodTemplateSpec' }] },
        },
      },
      'io.k8s.api.core.v1.PodSpec': {
        properties: {
          containers: {
            items: { allOf: [{ $ref: '#/components/schemas/io.k8s.api.core.v1.Container' }], default: {} },
          },
        },
      },
      'io.k8s.apimachinery.pkg.util.intstr.IntOrString': {
        format: 'int-or-string',
        oneOf: [{ type: 'integer' }, { type: 'string' }],
      },
    });
  });

  it('are of a size that a client likes to fetch', () => {
    for (const version of servedVersions) {
      const document = documents.version(placeOf(version))!;
      expect(document.bytes.length, version).toBeLessThan(1_000_000);
      expect(document.gzipped.length, version).toBeLessThan(130_000);
    }
  });
});

describe('the document of OpenAPI 2', () => {
  const document = jsonOf<{ definitions: object; parameters: object; paths: object }>(documents.v2.bytes);

  it('refers to nothing that it does not have', () => {
    const has = (ref: string) => {
      const [, part, name] = /^#\/(definitions|parameters)\/(.+)$/.exec(ref) ?? [];
      return part !== undefined && name! in document[part as 'definitions' | 'parameters'];
    };
    expect(referencesIn(document).filter((ref) => !has(ref))).toEqual([]);
  });

  it('has the operations of all versions', () => {
    const paths = servedVersions.flatMap((version) => Object.keys(v3(version).paths));
    expect(Object.keys(document.paths)).toEqual(paths);
  });

  it('is of a size that a client likes to fetch, in both its forms', () => {
    expect(documents.v2.bytes.length).toBeLessThan(1_500_000);
    expect(documents.v2Protobuf.bytes.length).toBeLessThan(1_500_000);
    expect(documents.v2Protobuf.gzipped.length).toBeLessThan(250_000);
  });
});
