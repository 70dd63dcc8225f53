/** Frames and lines as tests write them down. */
import type { View } from '../../source/dashboard/view.ts';
import { drawFrame } from '../../source/ui/frame.tsx';
import { type PieceLine, plainText } from '../../source/ui/line.ts';

/** Lines without the spaces at their ends. */
export function drawn(lines: readonly PieceLine[]): string[] {
  return lines.map((line) => plainText(line).trimEnd());
}

export function frameLines(view: View): string[] {
  return drawFrame(view).split('\n');
}

/** A drawing in a test: indented as the code around it; a `|` may stand where its lines start. */
export function picture([text = '']: TemplateStringsArray): string[] {
  const lines = text.split('\n').slice(1, -1);
  const indent = Math.min(...lines.map((line) => line.search(/\S/)).filter((column) => column >= 0));
  return lines.map((line) => line.slice(indent).replace(/^\|/, '').trimEnd());
}
