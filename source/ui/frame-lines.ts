/** A box with its title in the upper border and a hint in the lower one. */
import type { Tone } from '../dashboard/view.ts';
import { cutLine, fitLine, lineWidth, type Piece, type PieceLine } from './line.ts';

export interface FrameOptions {
  readonly title?: string;
  readonly hint?: string;
  /** Heavy lines: seen without colour too. */
  readonly danger?: boolean;
}

interface Border {
  readonly corners: readonly [string, string, string, string];
  readonly across: string;
  readonly down: string;
  readonly tone: Tone;
}

const calm: Border = { corners: ['┌', '┐', '└', '┘'], across: '─', down: '│', tone: 'accent' };
const heavy: Border = { corners: ['┏', '┓', '┗', '┛'], across: '━', down: '┃', tone: 'bad' };

/** `width` columns wide, two lines higher than the content; one column of space stands inside the border. */
export function framed(
  content: readonly PieceLine[],
  width: number,
  options: FrameOptions = {},
): PieceLine[] {
  const border = options.danger ? heavy : calm;
  const side: Piece = { text: border.down, tone: border.tone };
  const [topLeft, topRight, bottomLeft, bottomRight] = border.corners;
  return [
    edge(topLeft, topRight, options.title, width, border),
    ...content.map((line) => [side, { text: ' ' }, ...fitLine(line, width - 4), { text: ' ' }, side]),
    edge(bottomLeft, bottomRight, options.hint, width, border),
  ];
}

function edge(
  left: string,
  right: string,
  label: string | undefined,
  width: number,
  border: Border,
): PieceLine {
  const { across, tone } = border;
  const text = label === undefined ? [] : cutLine([{ text: ` ${label} `, bold: true }], width - 4);
  const rest = width - 2 - lineWidth(text);
  const before = text.length > 0 ? 1 : 0;
  return [
    { text: left + across.repeat(before), tone },
    ...text,
    { text: across.repeat(Math.max(0, rest - before)) + right, tone },
  ];
}
