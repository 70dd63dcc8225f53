/**
 * Headers of SPDY streams: names and values, compressed. All blocks of one direction are one zlib stream, flushed
 * after each, so that a block may point back into those before it. Each is (de)compressed by itself with what came
 * before as its dictionary: no compressor has to be kept, or closed.
 */
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { dictionary, dictionaryId } from './dictionary.ts';
import { ProtocolError } from './protocol-error.ts';

export type Headers = Readonly<Record<string, string>>;

/** How far back compressed data can point. */
const windowSize = 32 * 1024;
/** Largest block of headers that is read, decompressed. */
const blockLimit = 16 * 1024;
const finishFlush = constants.Z_SYNC_FLUSH;

/** What starts a zlib stream: the method, the mark of a dictionary, and which. */
const streamStart = Buffer.from([0x78, 0xbb, 0, 0, 0, 0]);
streamStart.writeUInt32BE(dictionaryId, 2);

export class HeaderCompressor {
  #window: Buffer = dictionary;
  #isFirst = true;

  compress(headers: Headers): Buffer {
    const block = blockOf(headers);
    const packed = deflateRawSync(block, { dictionary: this.#window, finishFlush });
    this.#window = moved(this.#window, block);
    if (!this.#isFirst) return packed;
    this.#isFirst = false;
    return Buffer.concat([streamStart, packed]);
  }
}

export class HeaderDecompressor {
  #window: Buffer | undefined;

  /** Throws ProtocolError. */
  decompress(packed: Buffer): Headers {
    const isFirst = this.#window === undefined;
    const before = this.#window ?? startWindow(packed);
    const block = inflated(isFirst ? packed.subarray(startLength(packed)) : packed, before);
    this.#window = moved(before, block);
    return headersIn(block);
  }
}

function hasDictionary(packed: Buffer): boolean {
  return ((packed[1] ?? 0) & 0x20) !== 0;
}

function startLength(packed: Buffer): number {
  return hasDictionary(packed) ? 6 : 2;
}

function startWindow(packed: Buffer): Buffer {
  const isZlib = packed.length > 6 && (packed[0]! & 0x0f) === 8 && packed.readUInt16BE(0) % 31 === 0;
  if (!isZlib) throw new ProtocolError('headers are not compressed');
  if (!hasDictionary(packed)) return Buffer.alloc(0);
  if (packed.readUInt32BE(2) !== dictionaryId) throw new ProtocolError('headers have an unknown dictionary');
  return dictionary;
}

function inflated(packed: Buffer, before: Buffer): Buffer {
  const known = before.length > 0 ? { dictionary: before } : {};
  try {
    return inflateRawSync(packed, { ...known, finishFlush, maxOutputLength: blockLimit });
  } catch (error) {
    throw new ProtocolError(`headers can not be read: ${error instanceof Error ? error.message : error}`);
  }
}

function moved(window: Buffer, block: Buffer): Buffer {
  return Buffer.concat([window, block]).subarray(-windowSize);
}

function blockOf(headers: Headers): Buffer {
  const entries = Object.entries(headers);
  return Buffer.concat([
    length(entries.length),
    ...entries.flat().flatMap((text) => [lengthOf(text), Buffer.from(text)]),
  ]);
}

function lengthOf(text: string): Buffer {
  return length(Buffer.byteLength(text));
}

function length(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Names in lower case; only the last of several values is of use to anybody here. */
function headersIn(block: Buffer): Headers {
  let at = 0;
  const number = () => {
    if (at + 4 > block.length) throw new ProtocolError('headers end too soon');
    at += 4;
    return block.readUInt32BE(at - 4);
  };
  const text = () => {
    const size = number();
    if (at + size > block.length) throw new ProtocolError('headers end too soon');
    at += size;
    return block.toString('utf8', at - size, at);
  };
  const count = number();
  const entries: [string, string][] = [];
  for (let index = 0; index < count; index += 1) entries.push([text().toLowerCase(), text()]);
  return Object.fromEntries(entries);
}
