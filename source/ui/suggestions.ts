/** What a prompt could be completed to, over the lines above it; the first is the one that tab takes. */
import { displayWidth } from '../lib/display-width.ts';
import { framed } from './frame-lines.ts';
import type { PieceLine } from './line.ts';

const most = 8;

/** Empty where there is nothing to suggest. */
export function suggestionLines(suggestions: readonly string[], width: number): PieceLine[] {
  if (suggestions.length === 0) return [];
  const shown = suggestions.slice(0, suggestions.length > most ? most - 1 : most);
  const hidden = suggestions.length - shown.length;
  const texts = hidden > 0 ? [...shown, `… ${hidden} more`] : shown;
  const widest = Math.max(...texts.map(displayWidth));
  const lines = texts.map(
    (text, index): PieceLine => [
      index === 0 ? { text, bold: true } : index < shown.length ? { text } : { text, tone: 'dim' },
    ],
  );
  return framed(lines, Math.min(width, widest + 4));
}
