import { describe, expect, it } from 'vitest';
import type { Tone } from '../../source/dashboard/view.ts';
import { createTheme, palette } from '../../source/ui/theme.ts';

const tones: readonly Tone[] = ['normal', 'good', 'busy', 'bad', 'dim', 'accent', 'notice'];

describe('Colours', () => {
  it.each(Object.entries(palette))('%s is readable on black and on white', (_, number) => {
    const bright = luminance(number);
    expect((bright + 0.05) / 0.05).toBeGreaterThan(3.8);
    expect(1.05 / (bright + 0.05)).toBeGreaterThan(3.8);
  });

  it('are none where the terminal has none, and bold, faint and inverse stay', () => {
    const { paint } = createTheme('mono');
    expect(tones.map((tone) => paint([{ text: 'x', tone }])).join(' ')).toBe(
      'x x x x \u001b[2mx\u001b[22m x x',
    );
    expect(paint([{ text: 'x', tone: 'dim', bold: true, inverse: true }])).toBe(
      '\u001b[1m\u001b[7mx\u001b[27m\u001b[22m',
    );
  });

  it('come from the palette of 16 where that is all there is', () => {
    expect(createTheme('16').paint([{ text: 'x', tone: 'bad' }])).toBe('\u001b[31mx\u001b[39m');
  });

  it('are not even asked for in plain text', () => {
    const line = tones.map((tone) => ({ text: 'x', tone, bold: true, inverse: true }));
    expect(createTheme('plain').paint(line)).toBe('xxxxxxx');
  });

  it('switch only what differs from one piece to the next', () => {
    const line = [
      { text: 'a', tone: 'good', bold: true },
      { text: 'b', tone: 'bad', bold: true },
      { text: ' ' },
      { text: 'c' },
    ] as const;
    expect(createTheme('16').paint(line)).toBe('\u001b[32m\u001b[1ma\u001b[31mb \u001b[39m\u001b[22mc');
  });
});

/** Of the palette of 256 (WCAG 2, relative luminance). */
function luminance(number: number): number {
  const [red, green, blue] = channels(number).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function channels(number: number): number[] {
  if (number >= 232) return [0, 0, 0].map(() => 8 + (number - 232) * 10);
  const steps = [0, 95, 135, 175, 215, 255];
  const place = number - 16;
  return [Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6].map((step) => steps[step]!);
}
