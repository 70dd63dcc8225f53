/** Describe, YAML, logs, why, the output of a command: lines to scroll through and to filter. */
import type { PrintedLine } from '../../kubectl/command.ts';
import { StatusError } from '../../kubernetes/status-error.ts';
import { cleanText } from '../../lib/clean-text.ts';
import { displayWidth } from '../../lib/display-width.ts';
import { describe } from '../../printers/describe/index.ts';
import { toYaml } from '../../printers/serialise.ts';
import { parseFilter, patternOf } from '../filter.ts';
import { bodyHeight, textWidth } from '../layout.ts';
import type { CommandOutput, Model, TextScreen, TextSource } from '../model.ts';
import { nameOfTargets } from '../names.ts';
import { counted, plain, toned } from '../spans.ts';
import type { Line, Span, TextBody } from '../view.ts';
import { objectOf, type World } from '../world.ts';
import { wrapInColumn } from '../wrap.ts';
import { whyLines } from './why.ts';

export function textBody(screen: TextScreen, model: Model, world: World): TextBody {
  const lines = textLines(screen, model, world);
  const height = bodyHeight(model.size, model.pace.paused);
  const last = Math.max(0, lines.length - height);
  const first = screen.first === 'tail' ? last : Math.min(screen.first, last);
  const pattern = patternOf(screen.filter);
  const shown = lines.slice(first, first + height).map((line) => highlighted(line, pattern));
  const shifted = screen.left === 0 ? shown : shown.map((line) => withoutStart(line, screen.left));
  return { type: 'text', lines: shifted, first, total: lines.length };
}

/** How much of the longest line lies beyond the right edge, however far one has scrolled. */
export function hiddenWidth(screen: TextScreen, model: Model, world: World): number {
  const widths = textLines(screen, model, world).map((line) => displayWidth(textOf(line)));
  const longest = widths.reduce((most, width) => Math.max(most, width), 0);
  return Math.max(0, longest - textWidth(model.size));
}

/** All lines that the filter lets through, as broken as they have to be. */
export function textLines({ source, filter }: TextScreen, { size }: Model, world: World): readonly Line[] {
  const lines = passing(source, filter, world);
  return isProse(source) ? lines.flatMap((line) => wrapInColumn(line, textWidth(size))) : lines;
}

/** YAML keeps its lines, and so do logs and tables: one scrolls sideways in them. */
function isProse(source: TextSource): boolean {
  if (source.type === 'output') return !keepsLines(source);
  return source.type === 'describe' || source.type === 'why';
}

/** Tables, logs, documents and what programs print. */
function keepsLines({ line, lines, forgotten }: CommandOutput): boolean {
  if (forgotten > 0 || /^kubectl (logs|exec|run|attach|diff)\b/.test(line)) return true;
  const first = lines.find(({ stream }) => stream === 'stdout')?.text ?? '';
  return /^(NAMESPACE|NAME|LAST SEEN|REVISION|EVENT)\b|^(apiVersion:|\{)/.test(first);
}

function passing(source: TextSource, filter: string, world: World): readonly Line[] {
  const lines = sourceLines(source, world);
  if (filter === '') return lines;
  const passes = parseFilter(filter);
  return typeof passes === 'function' ? lines.filter((line) => passes({ text: textOf(line) })) : lines;
}

interface Remembered {
  readonly revision: number;
  readonly now: number;
  readonly lines: readonly Line[];
}

const remembered = new WeakMap<TextSource, Remembered>();

/** The lines of this moment; asking again costs nothing. */
function sourceLines(source: TextSource, world: World): readonly Line[] {
  const { revision, now } = world.cluster;
  const known = remembered.get(source);
  const isFixed = source.type === 'output' || source.type === 'document';
  if (known && (isFixed || (known.revision === revision && known.now === now))) return known.lines;
  const lines = freshLines(source, world);
  remembered.set(source, { revision, now, lines });
  return lines;
}

function freshLines(source: TextSource, world: World): readonly Line[] {
  switch (source.type) {
    case 'describe':
    case 'yaml':
      return objectLines(source, world);
    case 'why':
      return whyLines(source.ref, world);
    case 'log':
      return logLines(source, world);
    case 'output':
      return outputLines(source);
    case 'document':
      return source.lines.map((text) => [{ text: source.entry.prompt, tone: 'dim' }, ...plain(text)]);
  }
}

function outputLines({ lines, forgotten, session, entry }: CommandOutput): readonly Line[] {
  const isSilent = lines.length === 0 && session !== undefined && entry === undefined;
  return [
    ...(forgotten > 0 ? [toned('dim', `… ${counted(forgotten, 'earlier line')} not kept`)] : []),
    ...lines.map(outputLine),
    ...(isSilent ? [toned('dim', 'nothing printed yet')] : []),
  ];
}

function outputLine({ stream, text }: PrintedLine): Line {
  if (stream === 'stdout') return plain(text);
  return toned(/^(error|Error from server|The \w+ ".*" is invalid)/.test(text) ? 'bad' : 'notice', text);
}

function objectLines(
  { type, ref }: Extract<TextSource, { type: 'describe' | 'yaml' }>,
  world: World,
): readonly Line[] {
  const object = objectOf(world, ref);
  if (object === undefined) return [toned('notice', `${nameOfTargets([ref])} is gone; esc goes back`)];
  if (type === 'yaml') return toYaml(object).split('\n').map(yamlLine);
  return describe(object, world.cluster.read, world.cluster.now).map(describeLine);
}

function logLines(
  { pod, container, previous }: Extract<TextSource, { type: 'log' }>,
  { cluster }: World,
): readonly Line[] {
  try {
    const options = { previous, ...(container !== undefined && { container }) };
    const lines = cluster.logs(pod.namespace ?? 'default', pod.name, options);
    return lines.length > 0 ? lines.map(({ text }) => plain(text)) : [toned('dim', 'nothing is written yet')];
  } catch (error) {
    if (error instanceof StatusError) return [toned('notice', error.message)];
    throw error;
  }
}

/** `key:` stands out from its value. */
function yamlLine(text: string): Line {
  const [, key, value] = /^(\s*(?:- )*[\w./-]+:)(?=\s|$)(.*)$/.exec(text) ?? [];
  return key === undefined ? plain(text) : [{ text: key, tone: 'accent' }, { text: cleanText(value ?? '') }];
}

function describeLine(text: string): Line {
  return /^ {2}Warning\s/.test(text) ? toned('bad', text) : plain(text);
}

function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** What the filter found is bold. */
function highlighted(line: Line, pattern: RegExp | undefined): Line {
  if (pattern === undefined) return line;
  return line.flatMap((span) => {
    const parts: Span[] = [];
    let from = 0;
    for (const { index, 0: found } of span.text.matchAll(pattern)) {
      if (found === '') continue;
      parts.push(
        { ...span, text: span.text.slice(from, index) },
        { text: found, tone: 'notice', bold: true },
      );
      from = index + found.length;
    }
    return [...parts, { ...span, text: span.text.slice(from) }].filter(({ text }) => text !== '');
  });
}

function withoutStart(line: Line, characters: number): Line {
  let left = characters;
  return line.flatMap((span) => {
    const cut = Math.min(left, span.text.length);
    left -= cut;
    return cut === span.text.length && cut > 0 ? [] : [{ ...span, text: span.text.slice(cut) }];
  });
}
