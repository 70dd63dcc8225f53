import { describe, expect, it } from 'vitest';
import {
  dataFrame,
  goAway,
  ping,
  readFrame,
  rstStream,
  synReply,
} from '../../../../source/server/streams/spdy/frames.ts';
import { synStream } from './client.ts';

describe('Frames', () => {
  it.each([
    [
      'data',
      dataFrame(1, Buffer.from('abc')),
      { type: 'data', stream: 1, isLast: false, payload: Buffer.from('abc') },
    ],
    [
      'the last data',
      dataFrame(3, Buffer.alloc(0), true),
      { type: 'data', stream: 3, isLast: true, payload: Buffer.alloc(0) },
    ],
    [
      'a new stream',
      synStream(5, Buffer.from('h')),
      { type: 'syn-stream', stream: 5, isLast: false, block: Buffer.from('h') },
    ],
    [
      'a reply',
      synReply(5, Buffer.from('h')),
      { type: 'syn-reply', stream: 5, isLast: false, block: Buffer.from('h') },
    ],
    ['a reset', rstStream(7, 3), { type: 'rst-stream', stream: 7, status: 3 }],
    ['a ping', ping(9), { type: 'ping', id: 9 }],
    ['a goodbye', goAway(9), { type: 'goaway' }],
    ['settings', Buffer.from('8003000400000004' + '00000000', 'hex'), { type: 'other' }],
    ['a window update', Buffer.from('8003000900000008' + '0000000100001000', 'hex'), { type: 'other' }],
  ])('are read as they were written: %s', (_, bytes, frame) => {
    expect(readFrame(bytes)).toEqual({ frame, size: bytes.length });
  });

  it('look as the protocol draws them', () => {
    expect(dataFrame(1, Buffer.from('a'), true).toString('hex')).toBe('00000001' + '01' + '000001' + '61');
    expect(ping(2).toString('hex')).toBe('8003' + '0006' + '00' + '000004' + '00000002');
    expect(rstStream(1, 3).toString('hex')).toBe('80030003' + '00000008' + '00000001' + '00000003');
  });

  it('are not there until they are whole', () => {
    const bytes = dataFrame(1, Buffer.from('abc'));
    for (let size = 0; size < bytes.length; size += 1)
      expect(readFrame(bytes.subarray(0, size))).toBeUndefined();
  });

  it.each([
    ['too large', '00000001' + '00' + '100001', 'a frame of 1048577 bytes is too large'],
    ['of another version', '80020006' + '00000004' + '00000001', 'version 2 is not spoken here'],
    ['too short', '80030001' + '00000004' + '00000001', 'a frame of type 1 is too short'],
    ['an empty ping', '80030006' + '00000000', 'a frame of type 6 is too short'],
  ])('are refused when they are %s', (_, hex, message) => {
    expect(() => readFrame(Buffer.from(hex, 'hex'))).toThrow(message);
  });
});
