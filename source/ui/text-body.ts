/** Describe, YAML, logs: the visible lines, and a scroll bar. */
import type { TextBody } from '../dashboard/view.ts';
import { fitLine, type PieceLine } from './line.ts';
import { scrollSign } from './scroll-bar.ts';

/** Filled up to `height` lines of `width` columns. */
export function textLines({ lines, first, total }: TextBody, width: number, height: number): PieceLine[] {
  const visible = lines.slice(0, height);
  const bar = scrollSign(first, visible.length, total, height);
  return Array.from({ length: height }, (_, index) => [
    ...fitLine([{ text: ' ' }, ...(visible[index] ?? [])], width - 2),
    { text: ' ' },
    bar(index),
  ]);
}
