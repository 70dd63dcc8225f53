import { describe, expect, it } from 'vitest';
import { warningHeaders } from '../../source/server/warnings.ts';

describe('Warnings', () => {
  it('are quoted, and said once', () => {
    expect(warningHeaders(['unknown field "spec.a"', 'back\\slash', 'unknown field "spec.a"'])).toEqual([
      '299 - "unknown field \\"spec.a\\""',
      '299 - "back\\\\slash"',
    ]);
  });

  it('can not end the header, nor break it', () => {
    const [header = ''] = warningHeaders(['a\r\nSet-Cookie: b\u0000\u001b[31m']);
    expect(header).toBe('299 - "a Set-Cookie: b [31m"');
  });

  it('of letters that are no ASCII go as UTF-8', () => {
    const [header = ''] = warningHeaders(['Überfluß \ud800']);
    expect(Buffer.from(header, 'latin1').toString('utf8')).toBe('299 - "Überfluß \ufffd"');
  });

  it('are cut short, and then left out, where they are too many', () => {
    const headers = warningHeaders(Array.from({ length: 100 }, (_, index) => `${index} ${'x'.repeat(500)}`));
    expect(headers).toHaveLength(16);
    for (const header of headers) expect(header.length).toBeLessThan(270);
  });
});
