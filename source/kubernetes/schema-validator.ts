/** The compiled validators of kubernetes-models: a function that leaves its complaints in `errors`, as ajv does. */
export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array';

export interface SchemaError {
  /** JSON pointer, `/spec/containers/0/image`. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly type?: JsonType; readonly missingProperty?: string; readonly format?: string };
}

export interface Validate {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** The name that JSON gives to the type of a value. */
export function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (value === null || value === undefined) return 'null';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
