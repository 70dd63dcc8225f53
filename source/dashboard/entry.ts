/** A line that is typed into a pane, under what was printed there. */

import type { Screen } from './model.ts';
import { type EditLine, emptyLine, lineOf } from './prompt/line.ts';

export interface Entry {
  /** What stands before it: `# `. */
  readonly prompt: string;
  readonly line: EditLine;
  /** What was entered before, oldest first. */
  readonly past: readonly string[];
  /** How far back in that, 0 for the newest; undefined while something new is typed. */
  readonly recall?: number | undefined;
}

const keptPast = 200;

export function emptyEntry(prompt: string, past: readonly string[] = []): Entry {
  return { prompt, line: emptyLine, past };
}

/** The line that the screen reads, if it reads any. */
export function entryOf(screen: Screen): Entry | undefined {
  if (screen.type !== 'text') return undefined;
  const { source } = screen;
  return source.type === 'output' || source.type === 'document' ? source.entry : undefined;
}

/** The entry once its line is entered. */
export function enteredEntry({ prompt, line, past }: Entry): Entry {
  const isNew = line.text.trim() !== '' && line.text !== past.at(-1);
  return emptyEntry(prompt, isNew ? [...past, line.text].slice(-keptPast) : past);
}

/** One step back (`older`) or forward in what was entered. */
export function recalledEntry(entry: Entry, older: boolean): Entry {
  const at = (entry.recall ?? -1) + (older ? 1 : -1);
  if (at >= entry.past.length) return entry;
  if (at < 0) return { ...entry, line: emptyLine, recall: undefined };
  return { ...entry, line: lineOf(entry.past.at(-1 - at)!), recall: at };
}
