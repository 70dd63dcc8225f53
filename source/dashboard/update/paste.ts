/** What a pasted text means: a part of a line, or lines to be entered one by one. */
import { hereDocumentOf } from '../../kubectl/here-document.ts';
import { entryOf } from '../entry.ts';
import type { Message } from '../messages.ts';
import { type Model, topOverlay, topScreen } from '../model.ts';

/** A kubectl command out of some document, with or without the prompt of a shell. */
const beforeCommand = /^\s*(?:\$ )?(?=(?:kubectl|k)\s|cat\s+<<)/;

/** A command that is pasted into no line opens one. */
export function pastedMessages(model: Model, text: string): readonly Message[] {
  if (topOverlay(model) !== undefined || model.prompt?.sigil === '/') return [{ type: 'paste', text }];
  const isReading = model.prompt === undefined && entryOf(topScreen(model)) !== undefined;
  if (isReading) return lineByLine(text);
  const isCommand = model.prompt === undefined && beforeCommand.test(text);
  const pasted = isCommand ? text.replace(beforeCommand, '') : text;
  const opening: readonly Message[] = isCommand ? [{ type: 'key', key: ':' }] : [];
  const [, continued = '', rest = ''] = /^((?:[^\n]*\\\r?\n)*[^\r\n]*)(.*)$/s.exec(pasted) ?? [];
  const first = continued.replace(/\s*\\\r?\n\s*/g, ' ');
  const isDocument = hereDocumentOf(`${model.prompt?.line.text ?? ''}${first}`) !== undefined;
  if (isDocument) return [...opening, ...lineByLine(first + rest)];
  return [...opening, { type: 'paste', text: (first + rest).trimEnd() }];
}

/** The last line is entered where it ends with a line break. */
function lineByLine(text: string): readonly Message[] {
  const lines = text.split(/\r\n|[\n\r]/);
  return lines.flatMap((line, index): Message[] => {
    const typed: Message[] = line === '' ? [] : [{ type: 'paste', text: line }];
    return index === lines.length - 1 ? typed : [...typed, { type: 'key', key: 'enter' }];
  });
}
