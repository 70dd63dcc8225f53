/** One document a version, in OpenAPI 3: `/openapi/v3/apis/apps/v1`. */
import type { Definitions } from '../../kubernetes/openapi/definitions.ts';
import { kubernetesVersion } from '../../kubernetes/version.ts';
import { type Operation, operationsOf, patchDefinition, patchTypes } from './operations.ts';
import { type Parameter, parameterNamed } from './parameters.ts';
import { reachable, refV3, schemaV3 } from './schemas.ts';

export function documentV3(apiVersion: string, definitions: Definitions): object {
  const operations = operationsOf(apiVersion);
  const named = operations.flatMap(({ body, answer }) => [body, answer]).filter((name) => name !== undefined);
  const schemas = reachable(named, definitions).map(
    (name) => [name, schemaV3(name, definitions[name]!, definitions)] as const,
  );
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: kubernetesVersion },
    paths: pathsV3(operations),
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: {
        BearerToken: {
          type: 'apiKey',
          description: 'Bearer Token authentication',
          name: 'authorization',
          in: 'header',
        },
      },
    },
  };
}

function pathsV3(operations: readonly Operation[]): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const item = paths[operation.path] ?? {
      parameters: [...operation.pathParameters, 'pretty'].map((name) => parameterV3(parameterNamed(name))),
    };
    paths[operation.path] = { ...item, [operation.method]: operationV3(operation) };
  }
  return paths;
}

function operationV3(operation: Operation): object {
  const { body, answer, codes } = operation;
  const response = {
    description: 'OK',
    content: answer
      ? { 'application/json': { schema: refV3(answer) } }
      : { 'text/plain': { schema: { type: 'string' } } },
  };
  return {
    tags: [operation.tag],
    description: operation.description,
    operationId: operation.id,
    ...(operation.queryParameters.length > 0 && {
      parameters: operation.queryParameters.map((name) => parameterV3(parameterNamed(name))),
    }),
    ...(body !== undefined && { requestBody: bodyV3(body) }),
    responses: Object.fromEntries([
      ...codes.map((code) => [code, response] as const),
      [401, { description: 'Unauthorized' }] as const,
    ]),
    'x-kubernetes-action': operation.action,
    'x-kubernetes-group-version-kind': operation.kind,
  };
}

function bodyV3(definition: string): object {
  const types = definition === patchDefinition ? patchTypes : ['*/*'];
  return { content: Object.fromEntries(types.map((type) => [type, { schema: refV3(definition) }])) };
}

function parameterV3({ name, in: place, description, type }: Parameter): object {
  return {
    name,
    in: place,
    description,
    ...(place === 'path' && { required: true }),
    schema: { type, uniqueItems: true },
  };
}
