import { describe, expect, it } from 'vitest';
import type { Size } from '../../source/dashboard/layout.ts';
import { isTooSmall, type Open, type Pane, panesOf } from '../../source/ui/layout.ts';
import { picture } from './drawing.ts';

const letters = {
  header: 'H',
  timeline: 'T',
  crumbs: 'C',
  body: '.',
  prompt: 'P',
  hints: 'K',
  suggestions: 's',
  overlay: 'o',
} as const;

/** Every pane filled with its letter, a tenth as wide as it is. */
function draw(size: Size, open: Open): string[] {
  const panes = panesOf(size, open);
  const screen = Array.from({ length: size.rows }, () => Array.from({ length: size.columns }, () => ' '));
  for (const [name, letter] of Object.entries(letters)) {
    fill(screen, panes[name as keyof typeof letters], letter);
  }
  return screen.map((row) => row.filter((_, column) => column % 10 === 0).join(''));
}

function fill(screen: string[][], pane: Pane | undefined, letter: string): void {
  if (pane === undefined) return;
  for (let row = pane.top; row < pane.top + pane.height; row += 1) {
    for (let column = pane.left; column < pane.left + pane.width; column += 1) screen[row]![column] = letter;
  }
}

describe('Where everything stands', () => {
  it('is two lines above and two below at 60x16', () => {
    expect(draw({ columns: 60, rows: 16 }, { paused: false })).toEqual(picture`
      HHHHHH
      CCCCCC
      ......
      ......
      ......
      ......
      ......
      ......
      ......
      ......
      ......
      ......
      ......
      ......
      PPPPPP
      KKKKKK
    `);
  });

  it('takes a line for a clock that stands still', () => {
    expect(draw({ columns: 60, rows: 16 }, { paused: true }).slice(0, 4)).toEqual(picture`
      HHHHHH
      TTTTTT
      CCCCCC
      ......
    `);
  });

  it('has a dialog in the middle of the body', () => {
    const open = { paused: false, overlay: { width: 40, height: 6 } };
    expect(draw({ columns: 80, rows: 16 }, open)).toEqual(picture`
      HHHHHHHH
      CCCCCCCC
      ........
      ........
      ........
      ..oooo..
      ..oooo..
      ..oooo..
      ..oooo..
      ..oooo..
      ..oooo..
      ........
      ........
      ........
      PPPPPPPP
      KKKKKKKK
    `);
  });

  it('never lets a dialog grow over the body', () => {
    const { overlay, body } = panesOf(
      { columns: 60, rows: 16 },
      { paused: true, overlay: { width: 200, height: 50 } },
    );
    expect(overlay).toEqual(body);
  });

  it('has completions directly above the prompt', () => {
    const open = { paused: false, suggestions: { width: 30, height: 3 } };
    expect(draw({ columns: 60, rows: 16 }, open).slice(-6)).toEqual(picture`
      ......
      sss...
      sss...
      sss...
      PPPPPP
      KKKKKK
    `);
  });

  it.each([
    [60, 16],
    [80, 24],
    [100, 30],
    [250, 80],
  ])('leaves no line of %ix%i without a pane, and none with two', (columns, rows) => {
    for (const paused of [false, true]) {
      const panes = Object.values(panesOf({ columns, rows }, { paused }));
      const lines = panes.flatMap(({ top, height }) =>
        Array.from({ length: height }, (_, line) => top + line),
      );
      expect(lines.toSorted((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, row) => row));
      expect(new Set(panes.map(({ width }) => width))).toEqual(new Set([columns]));
    }
  });

  it.each([
    [59, 16, true],
    [60, 15, true],
    [60, 16, false],
  ])('%ix%i is too small: %s', (columns, rows, tooSmall) => {
    expect(isTooSmall({ columns, rows })).toBe(tooSmall);
  });
});
