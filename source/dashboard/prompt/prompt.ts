/** The line under the body while something is typed into it: `:` for commands, `/` for a filter. */
import type { EditLine } from './line.ts';
import { emptyLine, lineOf } from './line.ts';

export type Sigil = ':' | '/';

export interface Prompt {
  readonly sigil: Sigil;
  readonly line: EditLine;
  /** What to go back to on esc: the filter as it was. */
  readonly original: string;
  /** Candidates being gone through by tab, in place of what was typed. */
  readonly cycle?: Cycle | undefined;
  /** How far back in the history, 0 for the newest; undefined while something new is typed. */
  readonly recall?: number | undefined;
  readonly error?: string | undefined;
}

export interface Cycle {
  readonly completions: Completions;
  readonly index: number;
}

/** What could stand from `start` on instead. */
export interface Completions {
  readonly start: number;
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly text: string;
  /** Said beside it: how many there are, a short name. */
  readonly note?: string;
}

/** What was entered before, oldest first. */
export interface PromptHistory {
  readonly command: readonly string[];
  readonly filter: readonly string[];
}

export const historyOf = { ':': 'command', '/': 'filter' } as const satisfies Record<
  Sigil,
  keyof PromptHistory
>;

const kept = 200;

export function openPrompt(sigil: Sigil, text = ''): Prompt {
  return { sigil, line: text === '' ? emptyLine : lineOf(text), original: text };
}

/** The history with a line added at its end; a repeated line moves there. */
export function remembered(history: PromptHistory, sigil: Sigil, text: string): PromptHistory {
  if (text.trim() === '') return history;
  const name = historyOf[sigil];
  const others = history[name].filter((line) => line !== text);
  return { ...history, [name]: [...others, text].slice(-kept) };
}

/** The prompt one step back (`older`) or forward in the history. */
export function recalled(prompt: Prompt, history: PromptHistory, older: boolean): Prompt {
  const lines = history[historyOf[prompt.sigil]];
  const at = (prompt.recall ?? -1) + (older ? 1 : -1);
  if (at >= lines.length) return prompt;
  if (at < 0) return { ...prompt, line: emptyLine, recall: undefined, cycle: undefined, error: undefined };
  return { ...prompt, line: lineOf(lines.at(-1 - at)!), recall: at, cycle: undefined, error: undefined };
}

/** The next (or previous) candidate in place of the word under the cursor. */
export function cycled(prompt: Prompt, completions: Completions, step: 1 | -1): Prompt {
  const cycle = prompt.cycle ?? { completions, index: step > 0 ? -1 : 0 };
  const { candidates, start } = cycle.completions;
  if (candidates.length === 0) return prompt;
  const index = (cycle.index + step + candidates.length) % candidates.length;
  const line = lineOf(prompt.line.text.slice(0, start) + candidates[index]!.text);
  return { ...prompt, line, cycle: { completions: cycle.completions, index }, error: undefined };
}

/** The rest of the best candidate, where it goes on as the typed text begins. */
export function ghostOf({ line, cycle }: Prompt, { start, candidates }: Completions): string {
  if (cycle !== undefined || line.cursor < line.text.length) return '';
  const typed = line.text.slice(start);
  const best = candidates[0]?.text;
  return typed !== '' && best?.startsWith(typed) ? best.slice(typed.length) : '';
}
