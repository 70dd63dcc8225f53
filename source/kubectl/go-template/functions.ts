/** The functions that templates may call: Go's own, and kubectl's `exists` and `base64decode`. */
import { isFields, own } from '../../lib/fields.ts';
import { formatted, printed, typeName } from './format.ts';

type TemplateFunction = (...given: readonly unknown[]) => unknown;

export function isFunction(name: string): boolean {
  return Object.hasOwn(functions, name) || isShortCircuit(name);
}

/** `and` and `or` look at what they need only. */
export function isShortCircuit(name: string): name is 'and' | 'or' {
  return name === 'and' || name === 'or';
}

/** Throws an Error that says what was wrong with what was given. */
export function call(name: string, given: readonly unknown[]): unknown {
  const callee = own(functions, name);
  if (callee === undefined) throw new Error(`"${name}" is not a defined function`);
  try {
    return callee(...given);
  } catch (error) {
    throw new Error(`error calling ${name}: ${error instanceof Error ? error.message : error}`);
  }
}

/** What counts as true: all but zero, nothing and the empty. */
export function truth(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

const functions: Readonly<Record<string, TemplateFunction>> = {
  len: (value) => {
    if (typeof value === 'string') return new TextEncoder().encode(value).length;
    if (typeof value === 'object' && value !== null) return Object.keys(value).length;
    throw new Error(
      value === null || value === undefined ? 'len of nil pointer' : `len of type ${typeName(value)}`,
    );
  },
  index: (value, ...keys) => keys.reduce(member, value),
  slice: (value, from = 0, to = undefined) => {
    if (typeof value !== 'string' && !Array.isArray(value)) throw new Error("can't slice item of this type");
    return value.slice(Number(from), to === undefined ? undefined : Number(to));
  },
  printf: (format, ...values) => formatted(String(format), values),
  print: (...values) => spaced(values),
  println: (...values) => `${values.map(printed).join(' ')}\n`,
  not: (value) => !truth(value),
  eq: (first, ...others) => {
    if (others.length === 0) throw new Error('missing argument for comparison');
    return others.some((other) => isSame(first, other));
  },
  ne: (one, other) => !isSame(one, other),
  lt: (one, other) => order(one, other) < 0,
  le: (one, other) => order(one, other) <= 0,
  gt: (one, other) => order(one, other) > 0,
  ge: (one, other) => order(one, other) >= 0,
  html: (...values) => spaced(values).replace(/[&<>"']/g, (each) => `&${entities[each]};`),
  js: (...values) => JSON.stringify(spaced(values)).slice(1, -1),
  urlquery: (...values) => encodeURIComponent(spaced(values)).replaceAll('%20', '+'),
  exists: (value, ...keys) => exists(value, keys),
  base64decode: (text) => new TextDecoder().decode(fromBase64(String(text))),
};

const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': '#34',
  "'": '#39',
};

function member(value: unknown, key: unknown): unknown {
  if (value === null || value === undefined) throw new Error('index of untyped nil');
  if (Array.isArray(value)) {
    if (typeof key !== 'number') throw new Error(`cannot index slice/array with type ${typeName(key)}`);
    if (key < 0 || key >= value.length) throw new Error(`index out of range: ${key}`);
    return value[key];
  }
  if (!isFields(value)) throw new Error(`can't index item of type ${typeName(value)}`);
  if (typeof key !== 'string') throw new Error(`value has type ${typeName(key)}; should be string`);
  return own(value, key);
}

/** Numbers stand apart from each other, texts do not. */
function spaced(values: readonly unknown[]): string {
  return values.reduce<string>((text, value, index) => {
    const isApart = index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string';
    return `${text}${isApart ? ' ' : ''}${printed(value)}`;
  }, '');
}

function isSame(one: unknown, other: unknown): boolean {
  const isNothing = (value: unknown) => value === null || value === undefined;
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  if (typeof one !== typeof other) throw new Error('incompatible types for comparison');
  if (typeof one === 'object') throw new Error('non-comparable type');
  return one === other;
}

function order(one: unknown, other: unknown): number {
  const isOrdered = (value: unknown) => typeof value === 'number' || typeof value === 'string';
  if (!isOrdered(one) || !isOrdered(other)) throw new Error('invalid type for comparison');
  if (typeof one !== typeof other) throw new Error('incompatible types for comparison');
  return (one as number) < (other as number) ? -1 : Number(one !== other);
}

function exists(value: unknown, keys: readonly unknown[]): boolean {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, String(key))) return false;
    found = (found as Record<string, unknown>)[String(key)];
  }
  return found !== null && found !== undefined;
}

function fromBase64(text: string): Uint8Array {
  if (!/^[A-Za-z\d+/\s]*={0,2}$/.test(text)) throw new Error('illegal base64 data at input byte 0');
  return Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
}
