/** Describe, YAML, logs: the visible lines. */
import type { TextBody } from '../dashboard/view.ts';
import { cutLine, type PieceLine } from './line.ts';

/** Filled up to `height` lines of at most `width` columns; the last two are left to the scroll bar. */
export function textLines({ lines }: TextBody, width: number, height: number): PieceLine[] {
  return Array.from({ length: height }, (_, index) =>
    cutLine([{ text: ' ' }, ...(lines[index] ?? [])], width - 2),
  );
}
