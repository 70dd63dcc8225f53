/** Messages whose JSON form is no object of their fields: times, quantities, numbers or texts, raw JSON. */
import type protobuf from 'protobufjs/minimal.js';

type Reader = protobuf.Reader;

/** Each gets a reader over its own bytes alone. */
export const specialTypes: Readonly<Record<string, (reader: Reader) => unknown>> = {
  'meta.Time': (reader) => {
    const { seconds } = readTime(reader);
    return seconds === undefined ? null : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
  },
  'meta.MicroTime': (reader) => {
    const { seconds, nanos } = readTime(reader);
    if (seconds === undefined) return null;
    const micros = String(Math.floor(nanos / 1000)).padStart(6, '0');
    return new Date(seconds * 1000).toISOString().replace('.000Z', `.${micros}Z`);
  },
  'resource.Quantity': (reader) => firstText(reader),
  'intstr.IntOrString': readIntOrString,
  'runtime.RawExtension': readJson,
  'meta.FieldsV1': readJson,
  'authentication.ExtraValue': readTexts,
  'authorization.ExtraValue': readTexts,
};

/** Both left away: the zero time, which is none. */
function readTime(reader: Reader): { seconds: number | undefined; nanos: number } {
  let seconds: number | undefined;
  let nanos = 0;
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) seconds = Number(reader.int64());
    else if (tag >>> 3 === 2) nanos = reader.int32();
    else reader.skipType(tag & 7);
  }
  return { seconds, nanos };
}

function firstText(reader: Reader): string {
  return readTexts(reader)[0] ?? '';
}

function readTexts(reader: Reader): string[] {
  const texts: string[] = [];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) texts.push(reader.string());
    else reader.skipType(tag & 7);
  }
  return texts;
}

/** 1 tells which: 0 the number in 2, 1 the text in 3. */
function readIntOrString(reader: Reader): number | string {
  let [isText, number, text] = [false, 0, ''];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) isText = Number(reader.int64()) === 1;
    else if (tag >>> 3 === 2) number = reader.int32();
    else if (tag >>> 3 === 3) text = reader.string();
    else reader.skipType(tag & 7);
  }
  return isText ? text : number;
}

function readJson(reader: Reader): unknown {
  const text = firstText(reader);
  return text === '' ? null : (JSON.parse(text) as unknown);
}
