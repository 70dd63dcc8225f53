/** Bodies in Kubernetes' protobuf form, as kubectl has sent them since 1.32 (apimachinery, runtime/serializer/protobuf). */
import protobuf from 'protobufjs/minimal.js';
import { type Field, type Message, messageNamed } from './message-table.ts';
import { specialTypes } from './special-types.ts';

const { Reader } = protobuf;
type Reader = InstanceType<typeof Reader>;
type Values = Record<string, unknown>;

const magic = [0x6b, 0x38, 0x73, 0x00];
/** Deeper than any object of the API; deeper ones are no objects of it. */
const deepest = 60;

/** The object as JSON would have it. Throws an Error that says what is wrong with the bytes. */
export function decodeProtobuf(bytes: Uint8Array): Values {
  if (magic.some((byte, index) => bytes[index] !== byte)) {
    throw new Error('the body does not begin with the mark of a Kubernetes protobuf message');
  }
  const { apiVersion, kind, raw } = readEnvelope(Reader.create(bytes.subarray(magic.length)));
  const message = messageNamed(`${packageOf(apiVersion)}.${kind}`) ?? messageNamed(`meta.${kind}`);
  if (message === undefined) throw new Error(`no protobuf message is known for ${apiVersion} ${kind}`);
  const reader = Reader.create(raw);
  return { apiVersion, kind, ...readMessage(reader, raw.length, message, 0) };
}

/** runtime.Unknown: 1 the type (1 apiVersion, 2 kind), 2 the object; the rest is empty. */
function readEnvelope(reader: Reader): { apiVersion: string; kind: string; raw: Uint8Array } {
  let [apiVersion, kind, raw] = ['', '', new Uint8Array()];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) {
      const type = Reader.create(reader.bytes());
      while (type.pos < type.len) {
        const part = type.uint32();
        if (part >>> 3 === 1) apiVersion = type.string();
        else if (part >>> 3 === 2) kind = type.string();
        else type.skipType(part & 7);
      }
    } else if (tag >>> 3 === 2) raw = new Uint8Array(reader.bytes());
    else reader.skipType(tag & 7);
  }
  return { apiVersion, kind, raw };
}

/** `apps/v1` → `apps`, `v1` → `core`, `rbac.authorization.k8s.io/v1` → `rbac`. */
function packageOf(apiVersion: string): string {
  const [group = '', version] = apiVersion.split('/');
  if (version === undefined) return 'core';
  const name = group.split('.')[0]!;
  return name === 'autoscaling' && version === 'v2' ? 'autoscaling2' : name;
}

function readMessage(reader: Reader, end: number, message: Message, depth: number): Values {
  if (depth > deepest) throw new Error('the message is nested too deeply');
  const values: Values = {};
  while (reader.pos < end) {
    const tag = reader.uint32();
    const field = message.get(tag >>> 3);
    if (field === undefined) reader.skipType(tag & 7);
    else store(values, field, reader, depth);
  }
  for (const { name, isAlwaysShown, keepsEmpty, form } of message.values()) {
    if (isAlwaysShown && values[name] === undefined && (keepsEmpty || form !== 'one')) values[name] = null;
  }
  return values;
}

function store(values: Values, field: Field, reader: Reader, depth: number): void {
  const { name, form, keepsEmpty, isAlwaysShown } = field;
  if (form === 'map') {
    const [key, value] = readEntry(reader, field, depth);
    // Whatever the key is called, it is the map's own.
    values[name] ??= {};
    Object.defineProperty(values[name], key, { value, ...own });
    return;
  }
  const value = readValue(reader, field.type, depth);
  if (form === 'list') {
    values[name] ??= [];
    (values[name] as unknown[]).push(value);
  } else if (form === 'inline') Object.assign(values, value);
  else if (keepsEmpty || isAlwaysShown || !isZero(value)) values[name] = value;
}

const own = { enumerable: true, configurable: true, writable: true };

function readEntry(reader: Reader, field: Field, depth: number): [string, unknown] {
  const end = reader.uint32() + reader.pos;
  let key = '';
  let value: unknown = field.type === 'string' || field.type === 'bytes' ? '' : {};
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) key = reader.string();
    else if (tag >>> 3 === 2) value = readValue(reader, field.type, depth);
    else reader.skipType(tag & 7);
  }
  return [key, value];
}

function readValue(reader: Reader, type: string, depth: number): unknown {
  switch (type) {
    case 'string':
      return reader.string();
    case 'bool':
      return reader.bool();
    case 'int32':
      return reader.int32();
    case 'int64':
      return Number(reader.int64());
    case 'bytes':
      return Buffer.from(reader.bytes()).toString('base64');
    default:
      return readPart(reader, type, depth);
  }
}

function readPart(reader: Reader, type: string, depth: number): unknown {
  const length = reader.uint32();
  if (length > reader.len - reader.pos) throw new Error('the message is cut short');
  const special = specialTypes[type];
  if (special !== undefined) {
    const bytes = reader.buf.subarray(reader.pos, reader.pos + length);
    reader.pos += length;
    return special(Reader.create(bytes));
  }
  const message = messageNamed(type);
  if (message === undefined) throw new Error(`no protobuf message is known for ${type}`);
  return readMessage(reader, reader.pos + length, message, depth + 1);
}

/** Scalars that Go leaves out of JSON; messages are shown even if empty. */
function isZero(value: unknown): boolean {
  return value === '' || value === 0 || value === false;
}
