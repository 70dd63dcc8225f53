import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { type DocumentV2, documentV2 } from '../../../source/server/openapi/document-v2.ts';
import { encodeDocument } from '../../../source/server/openapi/protobuf.ts';
import { definitions } from '../../support/definitions.ts';

/** What clients have of openapi.v2, as far as the documents need it. */
const messages = `syntax = "proto3"; package openapi.v2;
message Any { string yaml = 2; }
message NamedAny { string name = 1; Any value = 2; }
message AdditionalPropertiesItem { Schema schema = 1; bool boolean = 2; }
message ItemsItem { repeated Schema schema = 1; }
message TypeItem { repeated string value = 1; }
message NamedSchema { string name = 1; Schema value = 2; }
message Properties { repeated NamedSchema additional_properties = 1; }
message Definitions { repeated NamedSchema additional_properties = 1; }
message Schema {
  string ref = 1; string format = 2; string title = 3; string description = 4; Any default = 5;
  repeated string required = 19; repeated Any enum = 20; AdditionalPropertiesItem additional_properties = 21;
  TypeItem type = 22; ItemsItem items = 23; repeated Schema all_of = 24; Properties properties = 25;
  repeated NamedAny vendor_extension = 31;
}
message JsonReference { string ref = 1; string description = 2; }
message BodyParameter { string description = 1; string name = 2; string in = 3; bool required = 4; Schema schema = 5; }
message QuerySchema { bool required = 1; string in = 2; string description = 3; string name = 4; string type = 6; }
message PathSchema { bool required = 1; string in = 2; string description = 3; string name = 4; string type = 5; }
message NonBodyParameter { QuerySchema query = 3; PathSchema path = 4; }
message Parameter { BodyParameter body = 1; NonBodyParameter non_body = 2; }
message ParametersItem { Parameter parameter = 1; JsonReference reference = 2; }
message NamedParameter { string name = 1; Parameter value = 2; }
message ParameterDefinitions { repeated NamedParameter additional_properties = 1; }
message Operation {
  repeated string tags = 1; string description = 3; string operation_id = 5; repeated string produces = 6;
  repeated string consumes = 7; repeated ParametersItem parameters = 8; repeated NamedAny vendor_extension = 13;
}
message PathItem {
  Operation get = 2; Operation put = 3; Operation post = 4; Operation delete = 5; Operation patch = 8;
  repeated ParametersItem parameters = 9;
}
message NamedPathItem { string name = 1; PathItem value = 2; }
message Paths { repeated NamedPathItem path = 2; }
message Info { string title = 1; string version = 2; }
message Document {
  string swagger = 1; Info info = 2; Paths paths = 8; Definitions definitions = 9; ParameterDefinitions parameters = 10;
}`;

interface Any {
  readonly yaml: string;
}
interface Named<T> {
  readonly name: string;
  readonly value: T;
}
interface SchemaMessage {
  readonly ref?: string;
  readonly format?: string;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly enum?: readonly Any[];
  readonly additionalProperties?: { readonly schema: SchemaMessage };
  readonly type?: { readonly value: readonly [string] };
  readonly items?: { readonly schema: readonly [SchemaMessage] };
  readonly properties?: { readonly additionalProperties: readonly Named<SchemaMessage>[] };
  readonly vendorExtension?: readonly Named<Any>[];
}
interface OperationMessage {
  readonly operationId: string;
  readonly consumes: readonly string[];
  readonly parameters?: readonly { readonly reference?: { readonly ref: string } }[];
  readonly vendorExtension: readonly Named<Any>[];
}
interface DocumentMessage {
  readonly swagger: string;
  readonly definitions: { readonly additionalProperties: readonly Named<SchemaMessage>[] };
  readonly parameters: {
    readonly additionalProperties: readonly Named<{
      readonly nonBody: {
        readonly query?: { readonly name: string };
        readonly path?: { readonly name: string };
      };
    }>[];
  };
  readonly paths: { readonly path: readonly Named<Readonly<Record<string, OperationMessage>>>[] };
}

const document: DocumentV2 = documentV2(definitions);
const type = protobuf.parse(messages).root.lookupType('openapi.v2.Document');
const decoded = type.toObject(type.decode(encodeDocument(document))) as DocumentMessage;

function schemaOf(message: SchemaMessage): object {
  const {
    ref,
    type,
    items,
    additionalProperties,
    properties,
    vendorExtension,
    enum: choices,
    ...rest
  } = message;
  return {
    ...rest,
    ...(ref && { $ref: ref }),
    ...(type && { type: type.value[0] }),
    ...(items && { items: schemaOf(items.schema[0]) }),
    ...(additionalProperties && { additionalProperties: schemaOf(additionalProperties.schema) }),
    ...(properties && { properties: schemasOf(properties.additionalProperties) }),
    ...(choices && { enum: choices.map(({ yaml }) => JSON.parse(yaml)) }),
    ...extensionsOf(vendorExtension),
  };
}

function schemasOf(list: readonly Named<SchemaMessage>[]): object {
  return Object.fromEntries(list.map(({ name, value }) => [name, schemaOf(value)]));
}

function extensionsOf(list: readonly Named<Any>[] = []): Readonly<Record<string, unknown>> {
  return Object.fromEntries(list.map(({ name, value }) => [name, JSON.parse(value.yaml)]));
}

describe('the document as protobuf', () => {
  it('decodes to the same definitions', () => {
    expect(decoded.swagger).toBe('2.0');
    expect(schemasOf(decoded.definitions.additionalProperties)).toEqual(document.definitions);
  });

  it('has the same operations at the same paths', () => {
    expect(decoded.paths.path.map(({ name }) => name)).toEqual(Object.keys(document.paths));
    const item = decoded.paths.path.find(({ name }) => name.endsWith('/deployments/{name}'))!.value;
    expect(item.patch).toMatchObject({ operationId: 'patchAppsV1NamespacedDeployment' });
    expect(item.patch!.consumes).toContain('application/strategic-merge-patch+json');
    expect(extensionsOf(item.patch!.vendorExtension)).toEqual({
      'x-kubernetes-action': 'patch',
      'x-kubernetes-group-version-kind': { group: 'apps', kind: 'Deployment', version: 'v1' },
    });
  });

  it('has the parameters to which operations refer', () => {
    const parameters = new Map(
      decoded.parameters.additionalProperties.map(({ name, value }) => {
        const { query, path } = value.nonBody;
        return [`#/parameters/${name}`, (query ?? path)!.name];
      }),
    );
    const { value } = decoded.paths.path.find(({ name }) => name.endsWith('/deployments/{name}'))!;
    const references = value.patch!.parameters!.flatMap(({ reference }) =>
      reference ? [reference.ref] : [],
    );
    expect(references.map((ref) => parameters.get(ref))).toEqual([
      'dryRun',
      'fieldManager',
      'fieldValidation',
      'force',
    ]);
  });
});
