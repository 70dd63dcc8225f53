import { cleanText } from '../../lib/clean-text.ts';

/** A line of text being edited; `cursor` is a position in the text (UTF-16), never inside a character. */
export interface EditLine {
  readonly text: string;
  readonly cursor: number;
}

export const emptyLine: EditLine = { text: '', cursor: 0 };

export function lineOf(text: string): EditLine {
  return { text, cursor: text.length };
}

export function insert(line: EditLine, text: string): EditLine {
  const { before, after } = halves(line);
  return { text: before + text + after, cursor: line.cursor + text.length };
}

/** The line after an editing key, undefined where the key edits nothing. A printable key is inserted. */
export function edited(line: EditLine, key: string): EditLine | undefined {
  const edit = edits[key];
  if (edit !== undefined) return edit(line);
  const character = key === 'space' ? ' ' : key;
  return isPrintable(character) ? insert(line, character) : undefined;
}

const edits: Readonly<Record<string, (line: EditLine) => EditLine>> = {
  left: (line) => ({ ...line, cursor: previous(line) }),
  right: (line) => ({ ...line, cursor: next(line) }),
  home: (line) => ({ ...line, cursor: 0 }),
  end: (line) => lineOf(line.text),
  'ctrl+a': (line) => ({ ...line, cursor: 0 }),
  'ctrl+e': (line) => lineOf(line.text),
  backspace: (line) => without(line, previous(line), line.cursor),
  delete: (line) => without(line, line.cursor, next(line)),
  'ctrl+u': (line) => without(line, 0, line.cursor),
  'ctrl+k': (line) => without(line, line.cursor, line.text.length),
  'ctrl+w': (line) => without(line, halves(line).before.search(/\S*\s*$/), line.cursor),
};

/** One character as a person counts them, not the name of a key. */
function isPrintable(key: string): boolean {
  return key !== '' && cleanText(key) === key && lengths(key).length === 1;
}

function halves({ text, cursor }: EditLine): { before: string; after: string } {
  return { before: text.slice(0, cursor), after: text.slice(cursor) };
}

function without({ text }: EditLine, from: number, to: number): EditLine {
  return { text: text.slice(0, from) + text.slice(to), cursor: from };
}

function previous(line: EditLine): number {
  return line.cursor - (lengths(halves(line).before).at(-1) ?? 0);
}

function next(line: EditLine): number {
  return line.cursor + (lengths(halves(line).after)[0] ?? 0);
}

const segmenter = new Intl.Segmenter('en');

function lengths(text: string): number[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment.length);
}
