import { describe, expect, it } from 'vitest';
import { decodeProtobuf } from '../../../source/server/protobuf/decode.ts';
import { fc } from '../../support/properties.ts';
import { bodies } from './bodies.ts';
import { envelope, field, text } from './encode.ts';

describe('A body in protobuf', () => {
  it.each(bodies)('of kubectl %s means the same as in JSON', (_command, body, object) => {
    expect(decodeProtobuf(Buffer.from(body, 'base64'))).toEqual(object);
  });

  it('keeps whatever a map has as a key, without harm', () => {
    const entry = Buffer.concat([field(1, text('__proto__')), field(2, text('x'))]);
    const { data } = decodeProtobuf(envelope('v1', 'ConfigMap', field(2, entry))) as { data: object };
    expect(Object.entries(data)).toEqual([['__proto__', 'x']]);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });

  it('takes no longer than it has to for a map of thousands', () => {
    const entries = Array.from({ length: 30_000 }, (_, index) =>
      field(2, Buffer.concat([field(1, text(`key-${index}`)), field(2, text('x'))])),
    );
    const { data } = decodeProtobuf(envelope('v1', 'ConfigMap', Buffer.concat(entries))) as { data: object };
    expect(Object.keys(data)).toHaveLength(30_000);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['JSON', text('{}')],
    ['the mark alone', text('k8s\0')],
    ['an unknown kind', envelope('v1', 'Nothing', Buffer.alloc(0))],
    ['a kind that every object inherits', envelope('v1', 'constructor', Buffer.alloc(0))],
    ['a length beyond the end', envelope('v1', 'ConfigMap', Buffer.from([0x0a, 0x7f]))],
    ['a field with no wire type', envelope('v1', 'ConfigMap', Buffer.from([0x0f]))],
  ])('is refused with words if it is %s', (_what, bytes) => {
    expect(() => decodeProtobuf(bytes)).toThrow(/\w/);
  });

  it('of any bytes is decoded or refused, never more', () => {
    const kinds = fc.constantFrom(
      ['v1', 'Pod'],
      ['apps/v1', 'Deployment'],
      ['v1', 'Secret'],
      ['v1', 'Status'],
    );
    fc.assert(
      fc.property(kinds, fc.uint8Array({ maxLength: 200 }), ([version = '', kind = ''], bytes) => {
        try {
          expect(decodeProtobuf(envelope(version, kind, bytes))).toHaveProperty('kind');
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
