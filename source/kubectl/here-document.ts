/** `kubectl apply -f - <<EOF`: the lines that follow are what the command reads, until EOF stands alone on one. */
import { splitWords } from './words.ts';

export interface HereDocument {
  /** The line without `<<EOF`. */
  readonly command: string;
  /** What the line says that ends the document. */
  readonly end: string;
  /** `<<-EOF`: tabs at the start of its lines do not count. */
  readonly withoutTabs: boolean;
}

/** The document that a line begins, if any. */
export function hereDocumentOf(typed: string): HereDocument | undefined {
  const line = withoutCat(typed);
  const { words } = splitWords(line);
  const index = words.findIndex(({ text, start }) => text.startsWith('<<') && line[start] === '<');
  if (index < 0) return undefined;
  const { text, start } = words[index]!;
  const [, dash, attached = ''] = /^<<(-?)(.*)$/s.exec(text)!;
  const after = words[attached === '' ? index + 2 : index + 1];
  const end = attached === '' ? words[index + 1]?.text : attached;
  if (end === undefined || end.startsWith('<')) return undefined;
  const rest = after === undefined ? '' : line.slice(after.start);
  return { command: (line.slice(0, start) + rest).trim(), end, withoutTabs: dash === '-' };
}

/** A line of the document as the command reads it; undefined for the one that ends it. */
export function documentLine({ end, withoutTabs }: HereDocument, line: string): string | undefined {
  const text = withoutTabs ? line.replace(/^\t+/, '') : line;
  return text === end ? undefined : text;
}

/** The command of a text of several lines, and what it reads; lines that end with a backslash go on with the next. */
export function splitInput(text: string): { readonly line: string; readonly stdin?: string } {
  const [, first = '', rest = ''] =
    /^((?:[^\n]*\\\n)*[^\n]*)\n?(.*)$/s.exec(text.replaceAll('\r\n', '\n')) ?? [];
  const line = first.replace(/\s*\\\n\s*/g, ' ');
  const document = hereDocumentOf(line);
  if (document === undefined) return { line: rest === '' ? line : `${line}\n${rest}` };
  const read: string[] = [];
  for (const each of rest.split('\n')) {
    const within = documentLine(document, each);
    if (within === undefined) break;
    read.push(within);
  }
  return { line: document.command, stdin: `${read.join('\n')}\n` };
}

/** `cat <<EOF | kubectl apply -f -` is the same. */
function withoutCat(line: string): string {
  const [, document, command] = /^\s*cat\s+(<<-?\s*\S+)\s*\|\s*(.*)$/s.exec(line) ?? [];
  return document === undefined ? line : `${command} ${document}`;
}
