/** The way here, and at the right end what is shown. The last crumb is where one is. */
import { betweenEnds, lineWidth, type Piece, type PieceLine } from './line.ts';

export function crumbsLine(crumbs: readonly string[], summary: string, width: number): PieceLine {
  const end: PieceLine = summary === '' ? [] : [{ text: `${summary} `, tone: 'dim' }];
  for (let dropped = 0; dropped < crumbs.length - 1; dropped += 1) {
    const way = wayOf(crumbs.slice(dropped), dropped > 0);
    if (lineWidth(way) + 2 + lineWidth(end) <= width) return betweenEnds(way, end, width);
  }
  return betweenEnds(wayOf(crumbs.slice(-1), crumbs.length > 1), end, width);
}

function wayOf(crumbs: readonly string[], isCut: boolean): Piece[] {
  const pieces: Piece[] = [{ text: isCut ? ' … › ' : ' ', tone: 'dim' }];
  for (const [index, text] of crumbs.entries()) {
    const isLast = index === crumbs.length - 1;
    pieces.push(isLast ? { text, bold: true } : { text, tone: 'dim' });
    if (!isLast) pieces.push({ text: ' › ', tone: 'dim' });
  }
  return pieces;
}
