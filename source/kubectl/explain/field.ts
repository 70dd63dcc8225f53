/** One field of a kind, found by its path: `spec.containers.image`. */
import { type Definitions, definitionName, type Schema } from '../../kubernetes/openapi/definitions.ts';
import { own } from '../../lib/fields.ts';
import { KubectlError } from '../errors.ts';

/** What explains a kind, or a field of it. */
export interface Explained {
  /** Absent: the kind itself. */
  readonly name?: string;
  readonly schema: Schema;
}

/** Throws a KubectlError where there is no such field. */
export function findField(
  definitions: Definitions,
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  path: readonly string[],
): Explained {
  let schema: Schema = { ref: definitionName(apiVersion, kind) };
  for (const name of path) {
    const field = own(fieldsOf(schema, definitions), name);
    if (field === undefined) throw new KubectlError(`field "${path.at(-1)}" does not exist`);
    schema = field;
  }
  const name = path.at(-1);
  return { schema, ...(name !== undefined && { name }) };
}

/** The fields of a value, of a list's items, or of a map's values. */
export function fieldsOf(schema: Schema, definitions: Definitions): Readonly<Record<string, Schema>> {
  return structOf(schema, definitions)?.properties ?? {};
}

/** The type that has the fields. */
export function structOf(schema: Schema, definitions: Definitions): Schema | undefined {
  const inner = schema.items ?? schema.additionalProperties;
  if (inner !== undefined) return structOf(inner, definitions);
  return schema.ref === undefined ? schema : definitions[schema.ref];
}

/** What the field says of itself, and then what its type, or that of its items, says. */
export function descriptionsOf(schema: Schema, definitions: Definitions): readonly string[] {
  const inner = schema.items ?? schema.additionalProperties;
  const type = schema.ref === undefined ? inner : definitions[schema.ref];
  return [
    ...(schema.description === undefined ? [] : [schema.description]),
    ...(type === undefined ? [] : descriptionsOf(type, definitions)),
  ];
}

/** `[]Container`, `map[string]string`, `Quantity`: structs by their names, plain values by their types. */
export function typeName(schema: Schema, definitions: Definitions): string {
  const { ref, items, additionalProperties, type = 'Object' } = schema;
  if (items !== undefined) return `[]${typeName(items, definitions)}`;
  if (additionalProperties !== undefined) return `map[string]${typeName(additionalProperties, definitions)}`;
  if (ref === undefined) return type === 'object' ? 'Object' : type;
  const isMoment = definitions[ref]?.format === 'date-time';
  return isMoment ? 'string' : ref.slice(ref.lastIndexOf('.') + 1);
}
