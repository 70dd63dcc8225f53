/** Every type that the served kinds are made of, as OpenAPI tells it, read from the declarations of kubernetes-models. */
import { reviewKinds } from '../../kubernetes/access-review.ts';
import { apiVersionOf, type KindInfo, kinds, storedKinds } from '../../kubernetes/kinds.ts';
import type { Definitions, Schema } from '../../kubernetes/openapi/definitions.ts';
import { compareText } from '../../lib/compare-text.ts';
import { own } from '../../lib/fields.ts';
import { type Declaration, type FieldDeclaration, type FieldType, parseDeclaration } from './declarations.ts';
import { type Formats, formatsOf } from './formats.ts';
import { definitionOf, Library, metaModule, moduleOf, resolveModule } from './library.ts';
import { metricsKinds, namedStructs, plainValues } from './special-types.ts';
import { withStructure } from './structures.ts';

/** `modules` is the folder `node_modules`. */
export async function collectDefinitions(modules: string): Promise<Definitions> {
  const library = new Library(modules);
  const collected = new Map<string, Schema>(Object.entries(metricsKinds));
  const waiting = [...rootModules];
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    const name = definitionOf(module);
    if (collected.has(name)) continue;
    const { schema, references } = await definition(module, library);
    collected.set(name, schema);
    waiting.push(...references);
  }
  const sorted = [...collected].sort(([one], [other]) => compareText(one, other));
  return withStructure(described(Object.fromEntries(sorted)));
}

/** Kinds with their lists, what is asked of the server and never stored, and what all requests have. */
const rootModules: readonly string[] = [
  ...storedKinds.flatMap((kind) => {
    const { otherVersions }: KindInfo = kinds[kind];
    return [apiVersionOf(kind), ...otherVersions].flatMap((version) => [
      moduleOf(version, kind),
      moduleOf(version, `${kind}List`),
    ]);
  }),
  ...reviewKinds.map(({ apiVersion, kind }) => moduleOf(apiVersion, kind)),
  moduleOf('v1', 'Binding'),
  moduleOf('autoscaling/v1', 'Scale'),
  moduleOf('policy/v1', 'Eviction'),
  moduleOf('authentication.k8s.io/v1', 'TokenRequest'),
  ...['APIResourceList', 'DeleteOptions', 'ObjectMeta', 'Patch', 'Status'].map(metaModule),
];

/** Of one type, and the modules of those that it names. */
async function definition(
  module: string,
  library: Library,
): Promise<{ schema: Schema; references: readonly string[] }> {
  const name = definitionOf(module);
  const plain = own(plainValues, name);
  if (plain !== undefined) return { schema: plain, references: [] };
  const declaration = parseDeclaration(library.declaration(module));
  if (declaration === undefined) throw new Error(`${name} is no struct, and nothing else is known of it`);
  const formats = formatsOf(declaration, await library.validator(module));
  return {
    schema: struct(module, declaration, formats),
    references: [...declaration.imports.values()]
      .filter((specifier) => specifier !== '@kubernetes-models/base')
      .map((specifier) => resolveModule(module, specifier)),
  };
}

function struct(module: string, declaration: Declaration, formats: Formats): Schema {
  const { description, fields } = declaration;
  const required = fields.filter((field) => field.isRequired && !isTypeName(field)).map(({ name }) => name);
  const properties = fields.map((field) => [field.name, property(module, field, declaration, formats)]);
  return {
    description,
    type: 'object',
    ...(fields.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(required.length > 0 && { required }),
    ...groupVersionKind(module, declaration),
  };
}

/** The apiVersion and kind of a kind, of which there is only one. */
function isTypeName({ name, type }: FieldDeclaration): boolean {
  return (name === 'apiVersion' || name === 'kind') && type.form === 'choice' && type.choices.length === 1;
}

function groupVersionKind(module: string, { fields }: Declaration): Schema {
  const [apiVersion, kind] = ['apiVersion', 'kind'].map((name) => {
    const type = fields.find((field) => field.name === name && isTypeName(field))?.type;
    return type?.form === 'choice' ? type.choices[0] : undefined;
  });
  const isMeta = ['Status', 'DeleteOptions', 'APIResourceList'].map(metaModule).includes(module);
  if (isMeta) return gvk('', 'v1', module.split('/').at(-1)!);
  if (apiVersion === undefined || kind === undefined) return {};
  const [version = '', group = ''] = apiVersion.split('/').toReversed();
  return gvk(group, version, kind);
}

function gvk(group: string, version: string, kind: string): Schema {
  return { 'x-kubernetes-group-version-kind': [{ group, kind, version }] };
}

function property(
  module: string,
  field: FieldDeclaration,
  { imports }: Declaration,
  formats: Formats,
): Schema {
  const { name, description } = field;
  return {
    ...(description !== '' && { description }),
    ...(isTypeName(field) ? { type: 'string' } : schemaOf(field.type)),
  };

  function schemaOf(type: FieldType): Schema {
    switch (type.form) {
      case 'string':
      case 'number':
        return formats.get(name) ?? { type: type.form };
      case 'boolean':
        return { type: 'boolean' };
      case 'choice':
        return { type: 'string', enum: type.choices };
      case 'list':
        return { type: 'array', items: schemaOf(type.items) };
      case 'map':
        return { type: 'object', additionalProperties: schemaOf(type.items) };
      case 'reference':
        return { ref: definitionOf(resolveModule(module, imports.get(type.name)!)) };
      case 'inline': {
        const struct = own(namedStructs, `${definitionOf(module)} ${name}`);
        if (struct === undefined)
          throw new Error(`${definitionOf(module)} has a struct without a name: ${name}`);
        return { ref: struct };
      }
    }
  }
}

/** Every kind says of its apiVersion and kind what Status says of its own. */
function described(definitions: Definitions): Definitions {
  const { apiVersion, kind } = definitions[definitionOf(metaModule('Status'))]?.properties ?? {};
  const typeNames: Readonly<Record<string, Schema>> = {
    ...(apiVersion && { apiVersion }),
    ...(kind && { kind }),
  };
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => {
      if (schema['x-kubernetes-group-version-kind'] === undefined) return [name, schema];
      return [name, { ...schema, properties: { ...schema.properties, ...typeNames } }];
    }),
  );
}
