/** Keys while a pane reads: a shell in a container, or the lines of `<<EOF`. */
import { documentLine } from '../../kubectl/here-document.ts';
import { cleanText } from '../../lib/clean-text.ts';
import { type Context, only, type Step } from '../context.ts';
import { type Entry, emptyEntry, enteredEntry, entryOf, recalledEntry } from '../entry.ts';
import { flashed } from '../flash.ts';
import {
  type CommandOutput,
  changed,
  type Model,
  pushScreen,
  type TextScreen,
  type TypedDocument,
  textScreen,
  topScreen,
  withScreen,
} from '../model.ts';
import { kubectlNamespace } from '../names.ts';
import { edited, emptyLine, insert, lineOf } from '../prompt/line.ts';
import { back, moved } from './move.ts';
import { interrupt } from './output.ts';

/** Two spaces, as YAML is indented. */
const indent = '  ';
/** Typed by hand or pasted: more than that belongs into a file. */
const mostLines = 20_000;

export function openDocument(model: Model, line: string, document: TypedDocument['document']): Model {
  return pushScreen(
    changed(model, { flash: undefined }),
    textScreen({ type: 'document', line, document, lines: [], entry: emptyEntry('> ') }),
  );
}

export function entryKey(context: Context, entry: Entry, key: string): Step {
  const { model } = context;
  switch (key) {
    case 'enter':
      return enter(context, entry);
    case 'esc':
      return leave(context);
    case 'ctrl+c':
      return end(context);
    case 'ctrl+d':
      return entry.line.text === '' ? endInput(context) : only(model);
    case 'pgup':
      return moved(context, (page) => -page);
    case 'pgdn':
      return moved(context, (page) => page);
    case 'up':
    case 'down':
      return only(withEntry(model, recalledEntry(entry, key === 'up')));
    default:
      return only(edit(context, entry, key));
  }
}

/** A single line: texts of several are entered line by line. */
export function pasteIntoEntry(model: Model, text: string): Step {
  const entry = entryOf(topScreen(model));
  if (entry === undefined) return only(model);
  const typed = cleanText(text.replaceAll('\t', indent));
  return only(withEntry(model, { ...entry, line: insert(entry.line, typed), recall: undefined }));
}

function edit({ model, screen }: Context, entry: Entry, key: string): Model {
  const document = sourceOf(screen, 'document');
  if (document !== undefined && key === 'tab') {
    return withEntry(model, { ...entry, line: insert(entry.line, indent), recall: undefined });
  }
  if (document !== undefined && key === 'backspace' && entry.line.text === '') {
    return takenBack(model, document);
  }
  const line = edited(entry.line, key);
  return line === undefined ? model : withEntry(model, { ...entry, line, recall: undefined });
}

function enter(context: Context, entry: Entry): Step {
  const { model, screen } = context;
  const output = sourceOf(screen, 'output');
  if (output?.session !== undefined) {
    const echo = { stream: 'stdout', text: `${entry.prompt}${entry.line.text}` } as const;
    const source = { ...output, lines: [...output.lines, echo], entry: enteredEntry(entry) };
    const shown = withSource(model, source);
    return [shown, [{ type: 'enter', session: output.session, line: entry.line.text }]];
  }
  const document = sourceOf(screen, 'document');
  if (document === undefined) return only(model);
  const isEnd = documentLine(document.document, entry.line.text) === undefined;
  if (isEnd || document.lines.length >= mostLines) return runDocument(model, document);
  const lines = [...document.lines, entry.line.text];
  return only(withSource(model, { ...document, lines, entry: enteredEntry(entry) }));
}

/** The command is run in place of the pane in which it was typed. */
function runDocument(model: Model, { line, lines, document }: TypedDocument): Step {
  const without = changed(model, { screens: model.screens.slice(0, -1) });
  const text = [line, ...lines, document.end].join('\n');
  return [without, [{ type: 'kubectl', line: text, namespace: kubectlNamespace(model), origin: 'typed' }]];
}

/** Backspace at the start of an empty line goes back to the one before. */
function takenBack(model: Model, document: TypedDocument): Model {
  const last = document.lines.at(-1);
  if (last === undefined) return model;
  const entry = { ...document.entry, line: lineOf(last) };
  return withSource(model, { ...document, lines: document.lines.slice(0, -1), entry });
}

function leave(context: Context): Step {
  const { model, world, screen } = context;
  const document = sourceOf(screen, 'document');
  if (document === undefined) return back(context);
  const without = changed(model, { screens: model.screens.slice(0, -1) });
  return only(flashed(without, world, 'notice', 'given up; nothing was run', document.line));
}

/** Ctrl+C: first the line that is being typed, then the command. */
function end(context: Context): Step {
  const { model, screen } = context;
  const entry = entryOf(screen);
  const output = sourceOf(screen, 'output');
  if (output === undefined) return leave(context);
  if (entry !== undefined && entry.line.text !== '') {
    return only(withEntry(model, { ...entry, line: emptyLine, recall: undefined }));
  }
  return interrupt(context, output);
}

function endInput(context: Context): Step {
  const { model, screen } = context;
  const output = sourceOf(screen, 'output');
  if (output?.session !== undefined) return [model, [{ type: 'end-input', session: output.session }]];
  const document = sourceOf(screen, 'document');
  return document === undefined ? only(model) : runDocument(model, document);
}

function withEntry(model: Model, entry: Entry): Model {
  const screen = topScreen(model);
  const source = sourceOf(screen, 'output') ?? sourceOf(screen, 'document');
  return source === undefined ? model : withSource(model, { ...source, entry });
}

/** Whoever types stands at the end. */
function withSource(model: Model, source: CommandOutput | TypedDocument): Model {
  const screen = topScreen(model);
  return screen.type === 'text' ? withScreen(model, { ...screen, source, first: 'tail' }) : model;
}

function sourceOf<T extends 'output' | 'document'>(
  screen: Context['screen'],
  type: T,
): Extract<TextScreen['source'], { type: T }> | undefined {
  return screen.type === 'text' && screen.source.type === type
    ? (screen.source as Extract<TextScreen['source'], { type: T }>)
    : undefined;
}
