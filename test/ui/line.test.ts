import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../source/lib/display-width.ts';
import { betweenEnds, cutLine, fitLine, lineWidth, plainText } from '../../source/ui/line.ts';
import { withCursor } from '../../source/ui/text-cursor.ts';

const text = (...parts: string[]) => parts.map((part) => ({ text: part }));

describe('Lines of styled text', () => {
  it.each([
    [['web-1'], 5, 'web-1'],
    [['web-1'], 4, 'web…'],
    [['web', '-1'], 4, 'web…'],
    [['web', '-1'], 3, 'we…'],
    [['日本語'], 6, '日本語'],
    [['日本語'], 5, '日本…'],
    [['日本語'], 4, '日…'],
    [['👍👍', 'ok'], 4, '👍…'],
  ])('%j cut to %i columns is %j', (parts, width, expected) => {
    expect(plainText(cutLine(text(...parts), width))).toBe(expected);
  });

  it('fill up to exactly the width that is asked for, whatever the letters', () => {
    for (const content of ['', 'web', '日本語日本語', '👍👍👍👍👍', 'ab日本👍', 'é́́']) {
      for (let width = 0; width < 14; width += 1) {
        expect(lineWidth(fitLine(text('x', content), width))).toBe(width);
      }
    }
  });

  it('keep both ends apart, and drop the right one where it does not fit', () => {
    expect(plainText(betweenEnds(text('left'), text('right'), 12))).toBe('left   right');
    expect(plainText(betweenEnds(text('left'), text('a long right end'), 16))).toBe('left  a long ri…');
    expect(plainText(betweenEnds(text('left'), text('a long right end'), 10))).toBe('left      ');
  });

  it.each([
    ['pods', 4, 20, 'pods▏'],
    ['pods', 2, 20, 'po▏ds'],
    ['', 0, 20, '▏'],
    ['deployments', 11, 8, '…yments▏'],
    ['deployments', 3, 9, 'dep▏loym…'],
  ])('show %j with the cursor at %i in %i columns as %j', (typed, cursor, width, expected) => {
    const shown = plainText(withCursor(typed, cursor, width));
    expect(shown).toBe(expected);
    expect(displayWidth(shown)).toBeLessThanOrEqual(width);
  });
});
