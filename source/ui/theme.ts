/**
 * What a meaning looks like. Colours are chosen to be read on black and on white alike (contrast of at least 3.8 to
 * 1 with both, which also survives a projector); plain text keeps the terminal's own colour. Where a terminal has
 * 16 colours, its own palette decides; without colours, bold, dim and inverse remain.
 */
import type { Tone } from '../dashboard/view.ts';
import type { Piece, PieceLine } from './line.ts';

/** `plain`: no escape sequences at all. `mono`: none for colours. */
export type ColourDepth = 'plain' | 'mono' | '16' | '256';

export interface Theme {
  /** The line as the bytes of a terminal. */
  paint(line: PieceLine): string;
}

type Coloured = Exclude<Tone, 'normal'>;

/** Numbers in the palette of 256. */
export const palette: Readonly<Record<Coloured, number>> = {
  good: 28,
  busy: 130,
  bad: 196,
  dim: 244,
  accent: 32,
  notice: 133,
};

/** SGR numbers of the palette of 16. */
const basic: Readonly<Record<Coloured, number>> = {
  good: 32,
  busy: 33,
  bad: 31,
  dim: 90,
  accent: 36,
  notice: 35,
};

const codes = {
  bold: ['\u001b[1m', '\u001b[22m'],
  faint: ['\u001b[2m', '\u001b[22m'],
  inverse: ['\u001b[7m', '\u001b[27m'],
} as const;

export function createTheme(depth: ColourDepth): Theme {
  return {
    paint: (line) =>
      merged(line)
        .map((piece) => (depth === 'plain' ? piece.text : styled(piece, depth)))
        .join(''),
  };
}

function styled(piece: Piece, depth: ColourDepth): string {
  const styles = [
    colour(piece.tone, depth),
    piece.bold ? codes.bold : undefined,
    piece.inverse ? codes.inverse : undefined,
  ].filter((style) => style !== undefined);
  const opening = styles.map(([open]) => open).join('');
  const closing = styles
    .map(([, close]) => close)
    .reverse()
    .join('');
  return opening + piece.text + closing;
}

function colour(tone: Tone | undefined, depth: ColourDepth): readonly [string, string] | undefined {
  if (tone === undefined || tone === 'normal') return undefined;
  if (depth === '256') return [`\u001b[38;5;${palette[tone]}m`, '\u001b[39m'];
  if (depth === '16') return [`\u001b[${basic[tone]}m`, '\u001b[39m'];
  return tone === 'dim' ? codes.faint : undefined;
}

/** Neighbours of one style as one piece: every change of style costs time in the renderer and bytes on the wire. */
function merged(line: PieceLine): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of line) {
    const last = pieces.at(-1);
    if (last !== undefined && canJoin(last, piece)) {
      pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
    } else {
      pieces.push(piece);
    }
  }
  return pieces;
}

/** Spaces look the same in every colour and weight. */
function canJoin(last: Piece, next: Piece): boolean {
  if (Boolean(last.inverse) !== Boolean(next.inverse)) return false;
  const sameLook =
    (last.tone ?? 'normal') === (next.tone ?? 'normal') && Boolean(last.bold) === Boolean(next.bold);
  return sameLook || (!next.inverse && next.text.trim() === '');
}
