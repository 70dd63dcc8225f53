/** Definitions in the words of OpenAPI 2 and of OpenAPI 3. */
import type { Definitions, Schema } from '../../kubernetes/openapi/definitions.ts';

type Json = Readonly<Record<string, unknown>>;

/** A definition as version 2 of OpenAPI has it; what stands beside a reference is kept, as Kubernetes does. */
export function schemaV2(schema: Schema): Json {
  return changed(schema, (ref, rest) => ({ ...rest, $ref: `#/definitions/${ref}` }), schemaV2);
}

/** Version 3: nothing may stand beside a reference, so that it is put into a list of its own. */
export function schemaV3(name: string, schema: Schema, definitions: Definitions): Json {
  const values = choices[name];
  if (values === undefined) return inner(schema);
  const { type: _, ...rest } = schema;
  return { ...rest, oneOf: values };

  function inner(each: Schema): Json {
    const { items } = each;
    return {
      ...changed(each, reference, inner),
      ...(items?.ref && isStruct(items.ref) && { items: { allOf: [refV3(items.ref)], default: {} } }),
    };
  }

  function reference(ref: string, rest: Json): Json {
    return Object.keys(rest).length === 0 ? refV3(ref) : { ...rest, allOf: [refV3(ref)] };
  }

  function isStruct(ref: string): boolean {
    return definitions[ref]?.type === 'object';
  }
}

export function refV3(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

/** Values of more than one type, which only version 3 can tell. */
const choices: Readonly<Record<string, readonly Json[]>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': [{ type: 'string' }, { type: 'number' }],
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': [{ type: 'integer' }, { type: 'string' }],
};

function changed(
  { ref, items, additionalProperties, properties, ...rest }: Schema,
  reference: (ref: string, rest: Json) => Json,
  inner: (schema: Schema) => Json,
): Json {
  const fields = Object.entries(properties ?? {}).map(([name, field]) => [name, inner(field)]);
  const told = {
    ...rest,
    ...(items && { items: inner(items) }),
    ...(additionalProperties && { additionalProperties: inner(additionalProperties) }),
    ...(properties && { properties: Object.fromEntries(fields) }),
  };
  return ref === undefined ? told : reference(ref, told);
}

/** The named definitions and all that they refer to, in the order of `definitions`. */
export function reachable(names: Iterable<string>, definitions: Definitions): readonly string[] {
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const schema = definitions[name];
    if (found.has(name) || schema === undefined) continue;
    found.add(name);
    waiting.push(...referencesOf(schema));
  }
  return Object.keys(definitions).filter((name) => found.has(name));
}

function referencesOf({ ref, items, additionalProperties, properties }: Schema): readonly string[] {
  const parts = [items, additionalProperties, ...Object.values(properties ?? {})];
  return [
    ...(ref === undefined ? [] : [ref]),
    ...parts.flatMap((part) => (part === undefined ? [] : referencesOf(part))),
  ];
}
