/**
 * All that the dashboard remembers: a plain value, replaced by `update` and frozen by immer. What can be read from the
 * cluster is not in here, only what the person at the keyboard chose.
 */
import { freeze } from 'immer';
import type { PrintedLine } from '../kubectl/command.ts';
import type { HereDocument } from '../kubectl/here-document.ts';
import type { Kind } from '../kubernetes/kinds.ts';
import type { Entry } from './entry.ts';
import type { Size } from './layout.ts';
import type { Overlay } from './overlays/overlay.ts';
import type { Prompt, PromptHistory } from './prompt/prompt.ts';
import type { Tone } from './view.ts';

/** An object by its name: it may be gone by now. */
export interface Ref {
  readonly kind: Kind;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** Which objects of its kind a table lists, besides the namespace that the person chose. */
export type Scope =
  | { readonly type: 'all' }
  | { readonly type: 'owner'; readonly uid: string; readonly ref: Ref }
  | { readonly type: 'node'; readonly name: string }
  | {
      readonly type: 'selector';
      readonly namespace: string;
      readonly labels: Readonly<Record<string, string>>;
    };

export interface Sort {
  /** Name of a printer's column, `Age`. */
  readonly column: string;
  readonly descending: boolean;
}

/** The cursor stands on an object; `index` is where that was, for the case that it disappears. */
export interface Cursor {
  readonly key: string | undefined;
  readonly index: number;
  /** Nobody has chosen an object yet: it stays on the first row, whichever that is. */
  readonly atTop?: true;
}

export interface TableScreen {
  readonly type: 'table';
  readonly kind: Kind;
  readonly scope: Scope;
  readonly filter: string;
  readonly sort: Sort;
  readonly unhealthyOnly: boolean;
  readonly cursor: Cursor;
  /** Index of the first visible row. */
  readonly first: number;
  /** Keys of the marked objects. */
  readonly marks: readonly string[];
}

/** The containers of one pod. */
export interface ContainersScreen {
  readonly type: 'containers';
  readonly pod: Ref;
  readonly index: number;
}

export type TextSource =
  | { readonly type: 'describe'; readonly ref: Ref }
  | { readonly type: 'yaml'; readonly ref: Ref }
  | { readonly type: 'why'; readonly ref: Ref }
  | {
      readonly type: 'log';
      readonly pod: Ref;
      readonly container: string | undefined;
      readonly previous: boolean;
    }
  | CommandOutput
  | TypedDocument;

/** What a typed command printed, and still prints. */
export interface CommandOutput {
  readonly type: 'output';
  readonly line: string;
  readonly lines: readonly PrintedLine[];
  /** So many lines came before those that are kept. */
  readonly forgotten: number;
  /** The number of the running command; undefined: it is over. */
  readonly session: number | undefined;
  /** How it ended, where that is worth a word. */
  readonly ending?: string | undefined;
  /** What is typed into it, if it reads. */
  readonly entry?: Entry | undefined;
}

/** `kubectl apply -f - <<EOF`, line by line. */
export interface TypedDocument {
  readonly type: 'document';
  /** The line that began it. */
  readonly line: string;
  readonly document: HereDocument;
  readonly lines: readonly string[];
  readonly entry: Entry;
}

export interface TextScreen {
  readonly type: 'text';
  readonly source: TextSource;
  readonly filter: string;
  /** Index of the first visible line; `tail` follows the end. */
  readonly first: number | 'tail';
  /** Characters scrolled to the right. */
  readonly left: number;
}

export type Screen = TableScreen | ContainersScreen | TextScreen;

export interface Flash {
  readonly tone: Tone;
  readonly text: string;
  /** The kubectl line that did it. */
  readonly command?: string;
  /** Virtual time at which it appeared, milliseconds since the epoch. */
  readonly time: number;
}

/** How wall time maps to virtual time. */
export interface Pace {
  readonly speed: number;
  readonly paused: boolean;
}

/** A command that was run, with its virtual time, for the list of commands so far. */
export interface RunCommand {
  readonly line: string;
  readonly time: number;
  readonly failed: boolean;
}

export interface Model {
  readonly size: Size;
  readonly readOnly: boolean;
  /** Undefined: all namespaces. */
  readonly namespace: string | undefined;
  readonly wide: boolean;
  /** The last one is seen; there is always one. */
  readonly screens: readonly Screen[];
  /** The last one has the keys. */
  readonly overlays: readonly Overlay[];
  readonly prompt: Prompt | undefined;
  readonly history: PromptHistory;
  readonly flash: Flash | undefined;
  readonly pace: Pace;
  readonly commands: readonly RunCommand[];
  readonly quit: boolean;
}

export interface Settings {
  readonly size: Size;
  readonly namespace: string | undefined;
  readonly readOnly: boolean;
  readonly pace: Pace;
  /** Command lines of earlier runs, oldest first. */
  readonly earlierLines: readonly string[];
}

export function initialModel({ earlierLines, ...settings }: Settings): Model {
  return frozen({
    ...settings,
    wide: false,
    screens: [tableScreen('Pod')],
    overlays: [],
    prompt: undefined,
    history: { command: earlierLines, filter: [] },
    flash: undefined,
    commands: [],
    quit: false,
  });
}

export function tableScreen(kind: Kind, scope: Scope = { type: 'all' }): TableScreen {
  return {
    type: 'table',
    kind,
    scope,
    filter: '',
    sort: { column: kind === 'Event' ? 'Last Seen' : 'Name', descending: false },
    unhealthyOnly: false,
    cursor: { key: undefined, index: 0, atTop: true },
    first: 0,
    marks: [],
  };
}

export function textScreen(source: TextSource): TextScreen {
  return { type: 'text', source, filter: '', first: isLive(source) ? 'tail' : 0, left: 0 };
}

/** It grows at its end, and whoever stands there follows it. */
export function isLive(source: TextSource): boolean {
  return source.type === 'log' || source.type === 'document' || isRunning(source);
}

export function isRunning(source: TextSource): source is CommandOutput & { readonly session: number } {
  return source.type === 'output' && source.session !== undefined;
}

/** The command that runs in this pane. */
export function runningOutput(screen: Screen): CommandOutput | undefined {
  return screen.type === 'text' && isRunning(screen.source) ? screen.source : undefined;
}

export function topScreen(model: Model): Screen {
  return model.screens.at(-1)!;
}

export function topOverlay(model: Model): Overlay | undefined {
  return model.overlays.at(-1);
}

/** The model with some of its fields replaced. */
export function changed(model: Model, fields: Partial<Model>): Model {
  return frozen({ ...model, ...fields });
}

export function withScreen(model: Model, screen: Screen): Model {
  return changed(model, { screens: [...model.screens.slice(0, -1), screen] });
}

export function pushScreen(model: Model, screen: Screen): Model {
  return changed(model, { screens: [...model.screens, screen] });
}

export function pushOverlay(model: Model, overlay: Overlay): Model {
  return changed(model, { overlays: [...model.overlays, overlay] });
}

export function popOverlay(model: Model): Model {
  return changed(model, { overlays: model.overlays.slice(0, -1) });
}

export function withOverlay(model: Model, overlay: Overlay): Model {
  return changed(model, { overlays: [...model.overlays.slice(0, -1), overlay] });
}

function frozen(model: Model): Model {
  return freeze(model, true);
}
