/** An OpenAPI 2 document as protobuf: the only form in which older kubectls ask for it. */
import protobuf from 'protobufjs/minimal.js';
import { type Fields, isFields } from '../../lib/fields.ts';
import type { DocumentV2, OperationV2, ParameterV2, PathV2, Reference } from './document-v2.ts';
import { fieldsOf, type MessageName } from './protobuf-messages.ts';

type Writer = protobuf.Writer;

export function encodeDocument(document: DocumentV2): Uint8Array {
  const { swagger, info, paths, definitions, parameters, securityDefinitions } = document;
  const message = {
    swagger,
    info,
    paths: { path: named(paths, pathItem) },
    definitions: { additionalProperties: named(definitions, schemaMessage) },
    parameters: { additionalProperties: named(parameters, parameterMessage) },
    securityDefinitions: {
      additionalProperties: named(securityDefinitions, (apiKeySecurity) => ({ apiKeySecurity })),
    },
  };
  return write(protobuf.Writer.create(), 'Document', message).finish();
}

/** Field numbers are followed by the wire type: 2 for what has a length, 0 for a number. */
function write(writer: Writer, name: MessageName, message: Fields): Writer {
  for (const { number, name: field, type, isList } of fieldsOf(name)) {
    const value = message[field];
    const values: readonly unknown[] = isList && Array.isArray(value) ? value : [value];
    for (const each of values) {
      if (typeof each === 'string') writer.uint32((number << 3) | 2).string(each);
      else if (typeof each === 'boolean') writer.uint32(number << 3).bool(each);
      else if (isFields(each) && type !== 'string' && type !== 'bool') {
        write(writer.uint32((number << 3) | 2).fork(), type, each).ldelim();
      }
    }
  }
  return writer;
}

function named<T>(record: Readonly<Record<string, T>>, change: (value: T) => Fields): readonly Fields[] {
  return Object.entries(record).map(([name, value]) => ({ name, value: change(value) }));
}

function pathItem({ parameters, ...operations }: PathV2): Fields {
  const methods = Object.entries(operations).map(([method, one]) => [method, operationMessage(one)]);
  return { ...Object.fromEntries(methods), parameters: parameters.map(parametersItem) };
}

function operationMessage({ parameters, responses, ...rest }: OperationV2): Fields {
  return {
    ...rest,
    parameters: parameters.map(parametersItem),
    responses: {
      responseCode: named(responses, ({ description, schema }) => ({
        response: { description, ...(schema && { schema: { schema: schemaMessage(schema) } }) },
      })),
    },
    vendorExtension: vendorExtension(rest),
  };
}

function parametersItem(item: Reference | ParameterV2): Fields {
  return '$ref' in item ? { jsonReference: { ref: item.$ref } } : { parameter: parameterMessage(item) };
}

function parameterMessage({ schema, ...parameter }: ParameterV2): Fields {
  if (parameter.in === 'body') {
    return { bodyParameter: { ...parameter, ...(schema && { schema: schemaMessage(schema) }) } };
  }
  return { nonBodyParameter: { [parameter.in]: parameter } };
}

function schemaMessage(schema: Fields): Fields {
  const { $ref, type, items, additionalProperties, properties, enum: choices, ...rest } = schema;
  return {
    ...rest,
    ref: $ref,
    ...(type !== undefined && { type: { value: [type] } }),
    ...(isFields(items) && { items: { schema: [schemaMessage(items)] } }),
    ...(isFields(additionalProperties) && {
      additionalProperties: { schema: schemaMessage(additionalProperties) },
    }),
    ...(isFields(properties) && { properties: { additionalProperties: named(properties, schemaOf) } }),
    ...(Array.isArray(choices) && { enum: choices.map(any) }),
    vendorExtension: vendorExtension(rest),
  };
}

function schemaOf(value: unknown): Fields {
  return schemaMessage(isFields(value) ? value : {});
}

/** Everything that OpenAPI itself does not know. */
function vendorExtension(fields: Fields): readonly Fields[] {
  const own = Object.entries(fields).filter(([name]) => name.startsWith('x-'));
  return own.map(([name, value]) => ({ name, value: any(value) }));
}

/** Values of any form are told as YAML, of which JSON is a part. */
function any(value: unknown): Fields {
  return { yaml: `${JSON.stringify(value)}\n` };
}
