/** What a client sent, decoded by its content type. */
import type { Manifest } from '../kubernetes/objects.ts';
import { badRequest, StatusError } from '../kubernetes/status-error.ts';
import { isFields } from '../lib/fields.ts';
import { withoutNulls } from '../lib/without-nulls.ts';
import { unsupportedMediaType } from './refusals.ts';

/** What the server needs from elsewhere to read bodies. */
export interface BodyReaders {
  /** YAML text into plain data; throws an Error that says what is wrong. */
  readonly yaml: (text: string) => unknown;
  /** Kubernetes' protobuf envelope into plain data; throws an Error. */
  readonly protobuf: (bytes: Uint8Array) => unknown;
}

export interface Body {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Deeper than any object of the API; whoever goes deeper wants to exhaust the stack of those who read it. */
const deepest = 200;

const json = 'application/json';
const yaml = ['application/yaml', 'application/x-yaml', 'text/yaml'];
const protobuf = 'application/vnd.kubernetes.protobuf';

export function isJson({ mediaType }: Body): boolean {
  return mediaType === json || mediaType === '';
}

/** An object in JSON, YAML or protobuf; `wanted` is what it should be. Throws BadRequest, UnsupportedMediaType. */
export function objectIn(body: Body, readers: BodyReaders, wanted = 'object'): Manifest {
  const { mediaType, bytes } = body;
  if (isJson(body)) return objectOf(() => parseJson(bytes), 'json parse error', wanted);
  if (yaml.includes(mediaType)) {
    return objectOf(() => readers.yaml(decodeText(bytes)), 'yaml parse error', wanted);
  }
  if (mediaType === protobuf) return objectOf(() => readers.protobuf(bytes), 'protobuf', wanted);
  throw unsupportedMediaType(mediaType, [json, yaml[0]!, protobuf]);
}

function objectOf(read: () => unknown, what: string, wanted: string): Manifest {
  const complain = (why: string) =>
    badRequest(`the object provided is unrecognized (must be of type ${wanted}): ${why}`);
  const value = parsed(read, (why) => complain(`couldn't get version/kind; ${what}: ${why}`));
  if (!isFields(value)) throw complain(`it is no object but ${nameOf(value)}`);
  // To the API server a null is a field that is not there.
  return withoutNulls(value) as Manifest;
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/** What is read, unless it is broken or nested too deeply; `refusal` words what is wrong. */
export function parsed<T>(read: () => T, refusal: (why: string) => StatusError): T {
  let value: T;
  try {
    value = read();
  } catch (error) {
    if (error instanceof StatusError) throw error;
    // A parser that calls itself for every level has come to the end of the stack.
    const isDeep = error instanceof RangeError && /call stack/.test(error.message);
    throw refusal(isDeep ? tooDeep : error instanceof Error ? error.message : String(error));
  }
  if (!isFlat(value, deepest)) throw refusal(tooDeep);
  return value;
}

const tooDeep = 'exceeded max depth';

function isFlat(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isFlat(part, levels - 1));
}

export function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(decodeText(bytes)) as unknown;
}

export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
