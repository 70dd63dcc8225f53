/** Frames of SPDY/3.1: read from what has come so far, and written. */
import { ProtocolError } from './protocol-error.ts';

export type Frame =
  | { readonly type: 'data'; readonly stream: number; readonly isLast: boolean; readonly payload: Buffer }
  | { readonly type: 'syn-stream'; readonly stream: number; readonly isLast: boolean; readonly block: Buffer }
  | {
      readonly type: 'syn-reply' | 'headers';
      readonly stream: number;
      readonly isLast: boolean;
      readonly block: Buffer;
    }
  | { readonly type: 'rst-stream'; readonly stream: number; readonly status: number }
  | { readonly type: 'ping'; readonly id: number }
  | { readonly type: 'goaway' }
  /** Settings, window updates, and whatever else does not matter here. */
  | { readonly type: 'other' };

const types = { synStream: 1, synReply: 2, rstStream: 3, ping: 6, goAway: 7, headers: 8 } as const;

export const resetReasons = { protocolError: 1, refused: 3, cancel: 5, streamInUse: 8 } as const;

const version = 3;
const headSize = 8;
const lastFlag = 0x01;
const idMask = 0x7fffffff;
/** Largest frame that is read; what copies from pipes and sockets sends far smaller ones. */
const frameLimit = 1024 * 1024;

/** The first frame in the bytes, and how many it takes; undefined while it is not all there. Throws ProtocolError. */
export function readFrame(bytes: Buffer): { readonly frame: Frame; readonly size: number } | undefined {
  if (bytes.length < headSize) return undefined;
  const length = bytes.readUIntBE(5, 3);
  if (length > frameLimit) throw new ProtocolError(`a frame of ${length} bytes is too large`);
  const size = headSize + length;
  if (bytes.length < size) return undefined;
  const payload = bytes.subarray(headSize, size);
  const isLast = (bytes[4]! & lastFlag) !== 0;
  const isControl = (bytes[0]! & 0x80) !== 0;
  if (!isControl) return { frame: { type: 'data', stream: bytes.readUInt32BE(0), isLast, payload }, size };
  const spoken = bytes.readUInt16BE(0) & 0x7fff;
  if (spoken !== version) throw new ProtocolError(`version ${spoken} is not spoken here`);
  return { frame: controlFrame(bytes.readUInt16BE(2), isLast, payload), size };
}

function controlFrame(type: number, isLast: boolean, payload: Buffer): Frame {
  const number = (at: number) => {
    if (payload.length < at + 4) throw new ProtocolError(`a frame of type ${type} is too short`);
    return payload.readUInt32BE(at);
  };
  switch (type) {
    case types.synStream:
      // Behind the stream: the one that it belongs to, priority and slot.
      number(6);
      return { type: 'syn-stream', stream: number(0) & idMask, isLast, block: payload.subarray(10) };
    case types.synReply:
      return { type: 'syn-reply', stream: number(0) & idMask, isLast, block: payload.subarray(4) };
    case types.headers:
      return { type: 'headers', stream: number(0) & idMask, isLast, block: payload.subarray(4) };
    case types.rstStream:
      return { type: 'rst-stream', stream: number(0) & idMask, status: number(4) };
    case types.ping:
      return { type: 'ping', id: number(0) };
    case types.goAway:
      return { type: 'goaway' };
    default:
      return { type: 'other' };
  }
}

export function dataFrame(stream: number, payload: Uint8Array, isLast = false): Buffer {
  const head = Buffer.alloc(headSize);
  head.writeUInt32BE(stream);
  head[4] = isLast ? lastFlag : 0;
  head.writeUIntBE(payload.length, 5, 3);
  return Buffer.concat([head, payload]);
}

export function synReply(stream: number, block: Uint8Array): Buffer {
  return control(types.synReply, Buffer.concat([numbers(stream), block]));
}

export function rstStream(stream: number, status: number): Buffer {
  return control(types.rstStream, numbers(stream, status));
}

export function ping(id: number): Buffer {
  return control(types.ping, numbers(id));
}

/** No more streams after this one. */
export function goAway(lastStream: number, status = 0): Buffer {
  return control(types.goAway, numbers(lastStream, status));
}

function control(type: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(headSize);
  head.writeUInt16BE(0x8000 | version);
  head.writeUInt16BE(type, 2);
  head.writeUIntBE(payload.length, 5, 3);
  return Buffer.concat([head, payload]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}
