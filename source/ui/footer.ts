/** The two lines at the bottom: a prompt or what just happened, and the keys that lead on. */
import type { Hint, PromptView, Tone } from '../dashboard/view.ts';
import { displayWidth } from '../lib/display-width.ts';
import { betweenEnds, cutLine, fitLine, lineWidth, type Piece, type PieceLine } from './line.ts';
import { withCursor } from './text-cursor.ts';

/** Stands beside the colour of a flash, so that it is never the only signal. */
const signs: Readonly<Record<Tone, string>> = {
  normal: '·',
  good: '✔',
  busy: '◌',
  bad: '✖',
  dim: '·',
  accent: '›',
  notice: '!',
};

export function promptLine(prompt: PromptView, width: number): PieceLine {
  switch (prompt.type) {
    case 'none':
      return fitLine([], width);
    case 'flash':
      return flashLine(prompt, width);
    case 'prompt':
      return typingLine(prompt, width);
  }
}

function flashLine({ tone, text, command }: PromptView & { type: 'flash' }, width: number): PieceLine {
  const message: PieceLine = [
    { text: ` ${signs[tone]} `, tone, bold: true },
    { text, tone },
  ];
  const end: PieceLine = command === undefined ? [] : [{ text: `$ ${command} `, tone: 'dim' }];
  return betweenEnds(cutLine(message, width), end, width);
}

/** A text too long for the line shows its part around the cursor. */
function typingLine(
  { sigil, text, cursor, ghost, error }: PromptView & { type: 'prompt' },
  width: number,
): PieceLine {
  const end: PieceLine = error === undefined ? [] : [{ text: `✖ ${error} `, tone: 'bad' }];
  const room =
    width -
    2 -
    displayWidth(sigil) -
    (end.length > 0 ? Math.min(lineWidth(end) + 2, Math.floor(width / 2)) : 0);
  const typed = withCursor(text, cursor, room);
  const rest: PieceLine = cursor === text.length ? [{ text: ghost, tone: 'dim' }] : [];
  const start: Piece = { text: ` ${sigil}`, tone: 'accent', bold: true };
  return betweenEnds(cutLine([start, ...typed, ...rest], width), end, width);
}

/** The most useful ones that fit; the way to all others is always among them. */
export function hintsLine(hints: readonly Hint[], width: number): PieceLine {
  const help = hints.filter(({ key }) => key === '?');
  let shown: readonly Hint[] = help;
  for (const hint of hints.filter(({ key }) => key !== '?')) {
    const candidate = [...shown.filter((each) => !help.includes(each)), hint, ...help];
    if (lineWidth(hintPieces(candidate)) + 1 > width) break;
    shown = candidate;
  }
  return fitLine(hintPieces(shown), width);
}

function hintPieces(hints: readonly Hint[]): Piece[] {
  return hints.flatMap(({ key, label }, index) => [
    { text: index === 0 ? ' ' : '  ' },
    { text: key, tone: 'accent' as const, bold: true },
    { text: ` ${label}` },
  ]);
}
