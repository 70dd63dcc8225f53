/**
 * What a meaning looks like. Colours are chosen to be read on black and on white alike (contrast of at least 3.8 to
 * 1 with both, which also survives a projector); plain text keeps the terminal's own colour. Where a terminal has
 * 16 colours, its own palette decides; without colours, bold, dim and inverse remain.
 */
import type { Tone } from '../dashboard/view.ts';
import { type Piece, type PieceLine, plainText } from './line.ts';

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

/** One thing that is switched on and off again; of one slot, only one is on. */
interface Code {
  readonly slot: 'colour' | 'weight' | 'inverse';
  readonly open: string;
  readonly close: string;
}

const bold: Code = { slot: 'weight', open: '\u001b[1m', close: '\u001b[22m' };
const faint: Code = { slot: 'weight', open: '\u001b[2m', close: '\u001b[22m' };
const inverse: Code = { slot: 'inverse', open: '\u001b[7m', close: '\u001b[27m' };

export function createTheme(depth: ColourDepth): Theme {
  if (depth === 'plain') return { paint: plainText };
  const colours = coloursOf(depth);
  return { paint: (line) => painted(line, colours) };
}

type Colours = { readonly [tone in Tone]?: Code };

function coloursOf(depth: Exclude<ColourDepth, 'plain'>): Colours {
  if (depth === 'mono') return { dim: faint };
  const [start, numbers] = depth === '256' ? ['38;5;', palette] : ['', basic];
  const codes = Object.entries(numbers).map(([tone, number]): [string, Code] => [
    tone,
    { slot: 'colour', open: `\u001b[${start}${number}m`, close: '\u001b[39m' },
  ]);
  return Object.fromEntries(codes);
}

/**
 * Between two pieces only what differs is switched. That is also how ink itself writes a line: it then recognises
 * the line as its own and does not take it apart a second time, which is half of a frame's cost.
 */
function painted(line: PieceLine, colours: Colours): string {
  let text = '';
  let active: readonly Code[] = [];
  for (const piece of merged(line)) {
    const wanted = codesOf(piece, colours);
    const ended = active.filter((code) => !wanted.some((next) => replaces(next, code)));
    const begun = wanted.filter((code) => !active.includes(code));
    text += closing(ended) + begun.map(({ open }) => open).join('') + piece.text;
    const stays = active.filter(
      (code) => !ended.includes(code) && !begun.some(({ slot }) => slot === code.slot),
    );
    active = [...stays, ...begun];
  }
  return text + closing(active);
}

function codesOf({ tone = 'normal', bold: isBold, inverse: isInverse }: Piece, colours: Colours): Code[] {
  const colour = colours[tone];
  return [
    ...(colour && !(isBold && colour.slot === 'weight') ? [colour] : []),
    ...(isBold ? [bold] : []),
    ...(isInverse ? [inverse] : []),
  ];
}

/** The next colour needs no end of the one before; bold and faint would add up. */
function replaces(next: Code, code: Code): boolean {
  return next === code || (next.slot === code.slot && code.slot !== 'weight');
}

function closing(codes: readonly Code[]): string {
  return codes
    .map(({ close }) => close)
    .reverse()
    .join('');
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
