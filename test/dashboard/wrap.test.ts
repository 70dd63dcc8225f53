import { describe, expect, it } from 'vitest';
import type { Line } from '../../source/dashboard/view.ts';
import { wrapInColumn, wrapLine } from '../../source/dashboard/wrap.ts';

const plainText = (line: Line) => line.map(({ text }) => text).join('');
const wrapped = (text: string, width: number) => wrapInColumn([{ text }], width).map(plainText);

describe('Lines that are too long', () => {
  it('break at spaces, keep their styles, and break words only where they must', () => {
    const line = [{ text: 'one ' }, { text: 'two three', bold: true }];
    expect(wrapLine(line, 8)).toEqual([
      [{ text: 'one ' }, { text: 'two', bold: true }],
      [{ text: 'three', bold: true }],
    ]);
    expect(wrapLine([{ text: 'abcdefghij kl' }], 4).map(plainText)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
  });

  it.each([
    ['Reason:  some words of it', 18, ['Reason:  some', '         words of', '         it']],
    ['  because pod web-1 was deleted', 20, ['  because pod web-1', '  was deleted']],
    ['  Warning  Failed  12s  no such image', 26, ['  Warning  Failed  12s  no', '      such image']],
    ['├ 0:12  because of it', 16, ['├ 0:12  because', '│       of it']],
    ['short', 5, ['short']],
  ])('%j goes on in its last column, or a little further in, within %i columns', (text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines);
  });

  it('never get wider than they may be, nor lose a word', () => {
    const text = 'Message:   0/4 nodes are available: 4 Insufficient cpu, abcdefghijklmnopqrstuvwxyz.';
    for (let width = 8; width < 90; width += 1) {
      const lines = wrapped(text, width);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });
});
