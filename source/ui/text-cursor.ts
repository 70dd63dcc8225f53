/** A text that is being typed, with its cursor as a character of its own: seen on any terminal and in plain frames. */
import { cutToWidth, displayWidth } from '../lib/display-width.ts';
import type { Piece } from './line.ts';

const cursorSign = '▏';

/** `cursor` is a position in the text (UTF-16). What does not fit is left out before or behind. */
export function withCursor(text: string, cursor: number, width: number): Piece[] {
  const room = Math.max(2, width - displayWidth(cursorSign));
  const typed = endOf(text.slice(0, cursor), room);
  const behind = cutToWidth(text.slice(cursor), room - displayWidth(typed));
  return [{ text: typed }, { text: cursorSign, tone: 'accent', bold: true }, { text: behind }];
}

/** As much of the end as fits, with an ellipsis before it. */
function endOf(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const characters = [...text];
  while (displayWidth(characters.join('')) > width - 1) characters.shift();
  return `…${characters.join('')}`;
}
