/**
 * What declarations say too loosely: which numbers are whole, how large they may be, which texts are bytes. The
 * compiled validators know, and tell when they are given something wrong.
 */
import type { SchemaError, Validate } from '../../kubernetes/schema-validator.ts';
import type { Declaration, FieldType } from './declarations.ts';

/** The part of a schema that tells it. */
export type ValueFormat = {
  readonly type: 'integer' | 'number' | 'string';
  readonly format?: string;
};

/** By field. Of lists and maps: of their values. */
export type Formats = ReadonlyMap<string, ValueFormat>;

export function formatsOf({ fields }: Declaration, validate: Validate): Formats {
  const complaints = [...complain(probe(1.5)), ...complain(probe(2 ** 40))];
  return new Map(
    fields.flatMap(({ name, type }) => {
      const value = innermost(type);
      const own = complaints.filter(({ instancePath }) => instancePath.split('/')[1] === name);
      if (value.form === 'number') return [[name, numberFormat(own)] as const];
      return own.some(({ params }) => params.format === 'byte')
        ? [[name, { type: 'string', format: 'byte' }] as const]
        : [];
    }),
  );

  /** An object whose every number is this, and whose texts are no base64. */
  function probe(number: number): object {
    return Object.fromEntries(fields.map(({ name, type }) => [name, wrongValue(type, number)]));
  }

  function complain(value: object): readonly SchemaError[] {
    return validate(value) ? [] : (validate.errors ?? []);
  }
}

function wrongValue(type: FieldType, number: number): unknown {
  switch (type.form) {
    case 'number':
      return number;
    case 'string':
      return '!';
    case 'list':
      return [wrongValue(type.items, number)];
    case 'map':
      return { key: wrongValue(type.items, number) };
    default:
      return undefined;
  }
}

/** Kubernetes has whole numbers of 32 and of 64 bits, and doubles. */
function numberFormat(complaints: readonly SchemaError[]): ValueFormat {
  if (!complaints.some(({ params }) => params.type === 'integer'))
    return { type: 'number', format: 'double' };
  const isShort = complaints.some(({ params }) => params.format === 'int32');
  return { type: 'integer', format: isShort ? 'int32' : 'int64' };
}

function innermost(type: FieldType): FieldType {
  return type.form === 'list' || type.form === 'map' ? innermost(type.items) : type;
}
