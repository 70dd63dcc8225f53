import { constants, createDeflate, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dictionary, dictionaryId } from '../../../../source/server/streams/spdy/dictionary.ts';
import {
  HeaderCompressor,
  HeaderDecompressor,
  type Headers,
} from '../../../../source/server/streams/spdy/headers.ts';

describe('The dictionary', () => {
  it('has the length and the checksum that the protocol names', () => {
    let [low, high] = [1, 0];
    for (const byte of dictionary) {
      low = (low + byte) % 65_521;
      high = (high + low) % 65_521;
    }
    expect([dictionary.length, high * 65_536 + low]).toEqual([1423, dictionaryId]);
  });
});

describe('Compressed headers', () => {
  it('come out as they went in, block after block', () => {
    const [compressor, decompressor] = [new HeaderCompressor(), new HeaderDecompressor()];
    const blocks: Headers[] = [
      { streamtype: 'error', port: '80', requestid: '0' },
      {},
      { streamtype: 'data', port: '80', requestid: '0', name: 'Wörter 語' },
    ];
    const packed = blocks.map((headers) => compressor.compress(headers));
    expect(packed.map((block) => decompressor.decompress(block))).toEqual(blocks);
  });

  it('take little room once they are known', () => {
    const compressor = new HeaderCompressor();
    const headers = { streamtype: 'error', port: '80', requestid: '0' };
    const first = compressor.compress(headers).length;
    expect(compressor.compress(headers).length).toBeLessThan(first / 2);
  });

  it('are understood from a compressor that lives as long as the connection', async () => {
    const deflate = createDeflate({ dictionary });
    const decompressor = new HeaderDecompressor();
    const pieces: Buffer[] = [];
    deflate.on('data', (piece: Buffer) => pieces.push(piece));
    for (let round = 0; round < 1000; round += 1) {
      deflate.write(blockOf({ StreamType: 'data', requestID: String(round) }));
      await new Promise<void>((done) => deflate.flush(constants.Z_SYNC_FLUSH, () => done()));
      expect(decompressor.decompress(Buffer.concat(pieces.splice(0)))).toEqual({
        streamtype: 'data',
        requestid: String(round),
      });
    }
    deflate.close();
  });

  it('need no dictionary', () => {
    const packed = deflateSync(blockOf({ port: '80' }), { finishFlush: constants.Z_SYNC_FLUSH });
    expect(new HeaderDecompressor().decompress(packed)).toEqual({ port: '80' });
  });

  const many = Buffer.alloc(4);
  many.writeUInt32BE(0xffffffff);
  it.each([
    ['what is not compressed', Buffer.from('GET / HTTP/1.1'), 'headers are not compressed'],
    ['nothing', Buffer.alloc(0), 'headers are not compressed'],
    ['what is broken', Buffer.from([0x78, 0x9c, 7, 7, 7, 7, 7, 7]), /^headers can not be read: /],
    ['an unknown dictionary', Buffer.from([0x78, 0xbb, 1, 2, 3, 4, 0]), 'headers have an unknown dictionary'],
    ['more headers than there are', packed(many), 'headers end too soon'],
    [
      'a text that is too long',
      packed(Buffer.concat([Buffer.from([0, 0, 0, 1]), many])),
      'headers end too soon',
    ],
    [
      'a megabyte of zeros',
      packed(Buffer.alloc(1024 * 1024)),
      /^headers can not be read: .*too large|larger/,
    ],
  ])('are refused of %s', (_, bytes, message) => {
    expect(() => new HeaderDecompressor().decompress(bytes)).toThrow(message);
  });
});

function packed(block: Buffer): Buffer {
  return deflateSync(block, { dictionary, finishFlush: constants.Z_SYNC_FLUSH });
}

function blockOf(headers: Headers): Buffer {
  const sized = (text: string) => {
    const bytes = Buffer.alloc(4 + Buffer.byteLength(text));
    bytes.writeUInt32BE(bytes.length - 4);
    bytes.write(text, 4);
    return bytes;
  };
  const count = Buffer.alloc(4);
  count.writeUInt32BE(Object.keys(headers).length);
  return Buffer.concat([count, ...Object.entries(headers).flat().map(sized)]);
}
