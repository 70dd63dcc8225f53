/** Where in a long list one is: a thumb at the right edge, nothing where all of it is seen. */
import type { Piece } from './line.ts';

/** The sign of each of `height` lines, by its index. */
export function scrollSign(
  first: number,
  visible: number,
  total: number,
  height: number,
): (line: number) => Piece {
  if (total <= visible || visible === 0) return () => ({ text: ' ' });
  const size = Math.max(1, Math.round((height * visible) / total));
  const start = Math.round(((height - size) * first) / Math.max(1, total - visible));
  return (line) =>
    line >= start && line < start + size ? { text: '┃', tone: 'accent' } : { text: '│', tone: 'dim' };
}
