/** How lists and maps merge, written into the definitions as the extensions from which clients make their patches. */
import { allKinds, apiVersionOf, type KindInfo, kinds } from '../../kubernetes/kinds.ts';
import { type Definitions, definitionName, type Schema } from '../../kubernetes/openapi/definitions.ts';
import { type Structure, structureOf } from '../../kubernetes/structure/structure.ts';

export function withStructure(definitions: Definitions): Definitions {
  const structures = structuresByType(definitions);
  const atomic = new Set([...structures].filter(([, { self }]) => self?.atomic).map(([name]) => name));
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => {
      const fields = structures.get(name)?.fields ?? {};
      return [name, { ...schema, ...(atomic.has(name) && atomicMap), ...properties(schema, fields, atomic) }];
    }),
  );
}

/** What is known of one type, wherever it is used. */
interface TypeStructure {
  /** Of the type as the value of a field. */
  self?: Structure;
  fields: Readonly<Record<string, Structure>>;
}

const atomicMap = { 'x-kubernetes-map-type': 'atomic' };

function structuresByType(definitions: Definitions): ReadonlyMap<string, TypeStructure> {
  const found = new Map<string, TypeStructure>();
  for (const kind of allKinds) {
    const { otherVersions }: KindInfo = kinds[kind];
    for (const version of [apiVersionOf(kind), ...otherVersions]) {
      visit({ ref: definitionName(version, kind) }, structureOf(kind));
    }
  }
  return found;

  function visit(schema: Schema, structure: Structure): void {
    const items = schema.items ?? schema.additionalProperties;
    if (items !== undefined) visit(items, structure.items ?? {});
    const target = schema.ref === undefined ? undefined : definitions[schema.ref];
    if (schema.ref === undefined || target === undefined) return;
    const known = found.get(schema.ref);
    found.set(schema.ref, {
      self: { ...known?.self, ...(structure.atomic && { atomic: true }) },
      fields: { ...known?.fields, ...structure.fields },
    });
    for (const [name, inner] of Object.entries(structure.fields ?? {})) {
      const property = target.properties?.[name];
      if (property !== undefined) visit(property, inner);
    }
  }
}

function properties(
  schema: Schema,
  fields: Readonly<Record<string, Structure>>,
  atomic: ReadonlySet<string>,
): Schema {
  if (schema.properties === undefined) return {};
  const isList = schema.properties.items?.type === 'array' && schema.properties.metadata !== undefined;
  const entries = Object.entries(schema.properties).map(([name, property]) => [
    name,
    isList ? property : { ...property, ...extensions(property, fields[name], atomic) },
  ]);
  return { properties: Object.fromEntries(entries) };
}

function extensions(property: Schema, structure: Structure | undefined, atomic: ReadonlySet<string>): Schema {
  const { mergeKey, list = 'atomic', retainKeys, replace, items } = structure ?? {};
  const strategies = [
    ...(mergeKey === undefined ? [] : ['merge']),
    ...(retainKeys || items?.retainKeys ? ['retainKeys'] : []),
    ...(replace ? ['replace'] : []),
  ];
  return {
    ...(property.type === 'array' && listType(list)),
    ...(property.additionalProperties && structure?.atomic && atomicMap),
    ...(property.ref !== undefined && atomic.has(property.ref) && structure && !structure.atomic
      ? { 'x-kubernetes-map-type': 'granular' }
      : {}),
    ...(mergeKey && { 'x-kubernetes-patch-merge-key': mergeKey }),
    ...(strategies.length > 0 && { 'x-kubernetes-patch-strategy': strategies.join(',') }),
  };
}

function listType(list: NonNullable<Structure['list']>): Schema {
  if (list === 'atomic' || list === 'set') return { 'x-kubernetes-list-type': list };
  return { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': list.keys };
}
