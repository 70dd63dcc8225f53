/** All versions in one document, in OpenAPI 2: what kubectl asked for before there were documents by version. */
import { createHash } from 'node:crypto';
import type { Definitions } from '../../kubernetes/openapi/definitions.ts';
import { kubernetesVersion } from '../../kubernetes/version.ts';
import { servedVersions } from '../served.ts';
import { type Method, type Operation, operationsOf, patchDefinition, patchTypes } from './operations.ts';
import { allParameters, type Parameter } from './parameters.ts';
import { reachable, schemaV2 } from './schemas.ts';

type Json = Readonly<Record<string, unknown>>;

export interface DocumentV2 {
  readonly swagger: '2.0';
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, PathV2>>;
  readonly definitions: Readonly<Record<string, Json>>;
  readonly parameters: Readonly<Record<string, ParameterV2>>;
  readonly securityDefinitions: Json;
}

export type PathV2 = Readonly<Partial<Record<Method, OperationV2>>> & {
  readonly parameters: readonly Reference[];
};

export interface OperationV2 {
  readonly description: string;
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  readonly tags: readonly string[];
  readonly operationId: string;
  readonly parameters: readonly (Reference | ParameterV2)[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly schema?: Json }>>;
  readonly 'x-kubernetes-action': string;
  readonly 'x-kubernetes-group-version-kind': Json;
}

export interface Reference {
  readonly $ref: string;
}

export interface ParameterV2 {
  readonly name: string;
  readonly in: 'path' | 'query' | 'body';
  readonly description?: string;
  readonly required?: boolean;
  readonly type?: string;
  readonly uniqueItems?: boolean;
  readonly schema?: Json;
}

export function documentV2(definitions: Definitions): DocumentV2 {
  const operations = servedVersions.flatMap((version) => operationsOf(version));
  const named = operations.flatMap(({ body, answer }) => [body, answer]).filter((name) => name !== undefined);
  const schemas = reachable(named, definitions).map((name) => [name, schemaV2(definitions[name]!)] as const);
  const parameters = allParameters.map((each) => [keys.get(each.name), parameterV2(each)] as const);
  return {
    swagger: '2.0',
    info: { title: 'Kubernetes', version: kubernetesVersion },
    paths: pathsV2(operations),
    definitions: Object.fromEntries(schemas),
    parameters: Object.fromEntries(parameters),
    securityDefinitions: {
      BearerToken: {
        description: 'Bearer Token authentication',
        type: 'apiKey',
        name: 'authorization',
        in: 'header',
      },
    },
  };
}

function pathsV2(operations: readonly Operation[]): Readonly<Record<string, PathV2>> {
  const paths: Record<string, PathV2> = {};
  for (const operation of operations) {
    const item = paths[operation.path] ?? {
      parameters: [...operation.pathParameters, 'pretty'].map(reference),
    };
    paths[operation.path] = { ...item, [operation.method]: operationV2(operation) };
  }
  return paths;
}

function operationV2(operation: Operation): OperationV2 {
  const { body, answer, codes } = operation;
  const schema = answer === undefined ? { type: 'string' } : { $ref: `#/definitions/${answer}` };
  return {
    description: operation.description,
    consumes: body === patchDefinition ? patchTypes : ['*/*'],
    produces: [answer === undefined ? 'text/plain' : 'application/json'],
    tags: [operation.tag],
    operationId: operation.id,
    parameters: [...(body === undefined ? [] : [bodyV2(body)]), ...operation.queryParameters.map(reference)],
    responses: Object.fromEntries([
      ...codes.map((code) => [code, { description: 'OK', schema }] as const),
      [401, { description: 'Unauthorized' }] as const,
    ]),
    'x-kubernetes-action': operation.action,
    'x-kubernetes-group-version-kind': { ...operation.kind },
  };
}

function bodyV2(definition: string): ParameterV2 {
  const isOptional = definition.endsWith('.DeleteOptions');
  return {
    name: 'body',
    in: 'body',
    ...(!isOptional && { required: true }),
    schema: { $ref: `#/definitions/${definition}` },
  };
}

function reference(name: string): Reference {
  return { $ref: `#/parameters/${keys.get(name)}` };
}

/** Elsewhere parameters of one name differ by operation, so that their keys end in a digest. */
const keys: ReadonlyMap<string, string> = new Map(
  allParameters.map((parameter) => {
    const digest = createHash('sha256').update(JSON.stringify(parameter)).digest('base64url');
    return [parameter.name, `${parameter.name}-${digest.replace(/[-_]/g, '').slice(0, 8)}`];
  }),
);

function parameterV2({ name, in: place, description, type }: Parameter): ParameterV2 {
  return {
    name,
    in: place,
    description,
    ...(place === 'path' && { required: true }),
    type,
    uniqueItems: true,
  };
}
