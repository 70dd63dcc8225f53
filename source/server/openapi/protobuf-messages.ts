/**
 * The protobuf messages of an OpenAPI 2 document (openapi.v2, which gnostic defines). One field is `NUMBER NAME TYPE`,
 * with `[]` behind the type of a list. Only what our documents hold.
 */
const texts = {
  Document:
    '1 swagger string, 2 info Info, 8 paths Paths, 9 definitions Definitions, 10 parameters ParameterDefinitions, 13 securityDefinitions SecurityDefinitions',
  Info: '1 title string, 2 version string',
  Paths: '2 path NamedPathItem[]',
  NamedPathItem: '1 name string, 2 value PathItem',
  PathItem:
    '2 get Operation, 3 put Operation, 4 post Operation, 5 delete Operation, 8 patch Operation, 9 parameters ParametersItem[]',
  Operation:
    '1 tags string[], 3 description string, 5 operationId string, 6 produces string[], 7 consumes string[], 8 parameters ParametersItem[], 9 responses Responses, 13 vendorExtension NamedAny[]',
  ParametersItem: '1 parameter Parameter, 2 jsonReference JsonReference',
  JsonReference: '1 ref string',
  Parameter: '1 bodyParameter BodyParameter, 2 nonBodyParameter NonBodyParameter',
  BodyParameter: '2 name string, 3 in string, 4 required bool, 5 schema Schema',
  NonBodyParameter: '3 query QueryParameter, 4 path PathParameter',
  QueryParameter: '2 in string, 3 description string, 4 name string, 6 type string, 20 uniqueItems bool',
  PathParameter:
    '1 required bool, 2 in string, 3 description string, 4 name string, 5 type string, 19 uniqueItems bool',
  Responses: '1 responseCode NamedResponseValue[]',
  NamedResponseValue: '1 name string, 2 value ResponseValue',
  ResponseValue: '1 response Response',
  Response: '1 description string, 2 schema SchemaItem',
  SchemaItem: '1 schema Schema',
  Definitions: '1 additionalProperties NamedSchema[]',
  Properties: '1 additionalProperties NamedSchema[]',
  NamedSchema: '1 name string, 2 value Schema',
  Schema:
    '1 ref string, 2 format string, 4 description string, 5 default Any, 19 required string[], 20 enum Any[], 21 additionalProperties AdditionalPropertiesItem, 22 type TypeItem, 23 items ItemsItem, 25 properties Properties, 31 vendorExtension NamedAny[]',
  AdditionalPropertiesItem: '1 schema Schema',
  TypeItem: '1 value string[]',
  ItemsItem: '1 schema Schema[]',
  Any: '2 yaml string',
  NamedAny: '1 name string, 2 value Any',
  ParameterDefinitions: '1 additionalProperties NamedParameter[]',
  NamedParameter: '1 name string, 2 value Parameter',
  SecurityDefinitions: '1 additionalProperties NamedSecurityDefinitionsItem[]',
  NamedSecurityDefinitionsItem: '1 name string, 2 value SecurityDefinitionsItem',
  SecurityDefinitionsItem: '2 apiKeySecurity ApiKeySecurity',
  ApiKeySecurity: '1 type string, 2 name string, 3 in string, 4 description string',
} as const;

export type MessageName = keyof typeof texts;

export interface MessageField {
  readonly number: number;
  readonly name: string;
  readonly type: MessageName | 'string' | 'bool';
  readonly isList: boolean;
}

/** The fields of a message, in the order of their numbers. */
export function fieldsOf(name: MessageName): readonly MessageField[] {
  const fields = parsed.get(name) ?? texts[name].split(', ').map(parseField);
  parsed.set(name, fields);
  return fields;
}

const parsed = new Map<MessageName, readonly MessageField[]>();

function parseField(text: string): MessageField {
  const [number = '', name = '', type = ''] = text.split(' ');
  const isList = type.endsWith('[]');
  return { number: Number(number), name, type: (isList ? type.slice(0, -2) : type) as MessageName, isList };
}
