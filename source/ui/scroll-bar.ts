/** Where in a long list one is: a thumb at the right edge. */
import type { Body } from '../dashboard/view.ts';
import type { PieceLine } from './line.ts';

/** One column of `height` lines; none at all where everything is seen. */
export function scrollBarLines(body: Body, height: number): readonly PieceLine[] {
  const { first, total } = body;
  const visible = Math.min(height, body.type === 'table' ? body.rows.length : body.lines.length);
  if (total <= visible || visible === 0) return [];
  const size = Math.max(1, Math.round((height * visible) / total));
  const start = Math.round(((height - size) * first) / Math.max(1, total - visible));
  const isThumb = (line: number) => line >= start && line < start + size;
  return Array.from(
    { length: height },
    (_, line): PieceLine => [isThumb(line) ? { text: '┃', tone: 'accent' } : { text: '│', tone: 'dim' }],
  );
}
