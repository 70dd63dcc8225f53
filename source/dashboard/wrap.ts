/** Lines of styled text that are too long, broken by display width. */
import { displayWidth } from '../lib/display-width.ts';
import type { Span } from './view.ts';

/** Breaks at spaces; a word longer than a line is broken where it must. `indent` stands before all lines but the first. */
export function wrapLine<S extends Span>(line: readonly S[], width: number, indent = ''): readonly S[][] {
  const lines: S[][] = [[]];
  let room = width;
  for (const word of wordsOf(line, width - indent.length)) {
    if (room < width - (lines.length > 1 ? indent.length : 0) && displayWidth(word.text.trimEnd()) > room) {
      lines.push(indent === '' ? [] : [{ ...word, text: indent }]);
      room = width - indent.length;
    }
    lines.at(-1)!.push(word);
    room -= displayWidth(word.text);
  }
  return lines.map(withoutSpaceAtEnd);
}

/**
 * Of a text in columns: wraps what stands in its last column, or a little further in where that is too narrow. A line
 * down the left side goes on.
 */
export function wrapInColumn(line: readonly Span[], width: number): readonly (readonly Span[])[] {
  const text = line.map((span) => span.text).join('');
  if (displayWidth(text) <= width) return [line];
  const start = text.search(/\S/);
  const column = Math.max(
    start,
    ...[...text.matchAll(/\S {2,}(?=\S)/g)].map(({ index, 0: gap }) => index + gap.length),
  );
  const indent = column <= width / 2 ? column : Math.min(start + 4, Math.floor(width / 2));
  return wrapLine(line, width, (/^[┌├│]/.test(text) ? '│' : '').padEnd(indent));
}

/** Every word with the spaces behind it; too long ones in parts. */
function wordsOf<S extends Span>(line: readonly S[], width: number): S[] {
  return line.flatMap((span) =>
    (span.text.match(/\S+\s*|\s+/g) ?? []).flatMap((word) =>
      partsOf(word, width).map((text) => ({ ...span, text })),
    ),
  );
}

function partsOf(word: string, width: number): string[] {
  if (displayWidth(word.trimEnd()) <= width) return [word];
  const parts = [''];
  for (const character of word) {
    if (displayWidth(parts.at(-1)! + character) > width) parts.push('');
    parts[parts.length - 1] += character;
  }
  return parts;
}

function withoutSpaceAtEnd<S extends Span>(line: S[]): S[] {
  const last = line.at(-1);
  return last === undefined ? line : [...line.slice(0, -1), { ...last, text: last.text.trimEnd() }];
}
