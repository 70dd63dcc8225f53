/** Lines of styled text, measured, cut and filled by display width. */
import type { Span } from '../dashboard/view.ts';
import { cutToWidth, displayWidth } from '../lib/display-width.ts';

/** A span as the screen paints it; `inverse` swaps text and background. */
export interface Piece extends Span {
  readonly inverse?: boolean;
}

export type PieceLine = readonly Piece[];

export function lineWidth(line: PieceLine): number {
  return line.reduce((sum, piece) => sum + displayWidth(piece.text), 0);
}

/** The line, or as much of it as fits with an ellipsis behind it. */
export function cutLine(line: PieceLine, width: number): PieceLine {
  if (lineWidth(line) <= width) return line;
  const kept: Piece[] = [];
  let left = width;
  for (const [index, piece] of line.entries()) {
    const wide = displayWidth(piece.text);
    const restFits = lineWidth(line.slice(index)) <= left;
    if (wide >= left && !restFits) {
      kept.push({ ...piece, text: cutToWidth(wide === left ? `${piece.text} ` : piece.text, left) });
      break;
    }
    kept.push(piece);
    left -= wide;
  }
  return kept;
}

/** Exactly as wide as asked for: cut, or filled with spaces. */
export function fitLine(line: PieceLine, width: number): PieceLine {
  const cut = cutLine(line, width);
  const missing = width - lineWidth(cut);
  return missing > 0 ? [...cut, { text: ' '.repeat(missing) }] : cut;
}

/** One text at the left end, one at the right; where both do not fit, the right one is cut first, then dropped. */
export function betweenEnds(left: PieceLine, right: PieceLine, width: number): PieceLine {
  const room = width - lineWidth(left) - 2;
  const end = room >= Math.min(lineWidth(right), 8) ? cutLine(right, room) : [];
  return [...fitLine(left, width - lineWidth(end)), ...end];
}

/** For drawings and for terminals that know no style at all. */
export function plainText(line: PieceLine): string {
  return line.map(({ text }) => text).join('');
}
