/** Kubernetes' types as its OpenAPI documents tell them: what `explain` shows, and what clients validate by. */

/** One type, or the value of one field. In files the description is the number of a text. */
export interface Schema<Text = string> {
  readonly description?: Text;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  /** The name of the definition that tells the rest. */
  readonly ref?: string;
  readonly items?: Schema<Text>;
  /** Of a map: its values. */
  readonly additionalProperties?: Schema<Text>;
  readonly properties?: Readonly<Record<string, Schema<Text>>>;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly [extension: `x-kubernetes-${string}`]: unknown;
}

/** By name: `io.k8s.api.apps.v1.Deployment`. */
export type Definitions<Text = string> = Readonly<Record<string, Schema<Text>>>;

/** The definitions as a file holds them: equal descriptions stand there once. */
export interface StoredDefinitions {
  readonly texts: readonly string[];
  readonly definitions: Definitions<number>;
}

/** Where the definitions come from: read on first use, as they are large and few ask for them. */
export type SchemaSource = () => Definitions | undefined;

export function storeDefinitions(definitions: Definitions): StoredDefinitions {
  const numbers = new Map<string, number>();
  const stored = described(definitions, (text) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
  return { texts: [...numbers.keys()], definitions: stored };
}

export function revealDefinitions({ texts, definitions }: StoredDefinitions): Definitions {
  return described(definitions, (number) => texts[number] ?? '');
}

/** The name of a kind's definition: `io.k8s.api.rbac.v1.Role`. */
export function definitionName(apiVersion: string, kind: string): string {
  const [version = '', group = 'core'] = apiVersion.split('/').toReversed();
  if (group === 'metrics.k8s.io') return `io.k8s.metrics.pkg.apis.metrics.${version}.${kind}`;
  return `io.k8s.api.${group.split('.')[0]}.${version}.${kind}`;
}

/** The same definitions with other descriptions. */
function described<From, To>(definitions: Definitions<From>, text: (from: From) => To): Definitions<To> {
  return mapValues(definitions, (schema) => {
    const { description, items, additionalProperties, properties, ...rest } = schema;
    return {
      ...(description !== undefined && { description: text(description) }),
      ...rest,
      ...(items && described({ items }, text)),
      ...(additionalProperties && described({ additionalProperties }, text)),
      ...(properties && { properties: described(properties, text) }),
    };
  });
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
