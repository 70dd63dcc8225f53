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
  /** What was typed before lines were recalled that have it in them, and how far back they are, 0 for the newest. */
  readonly recall?: { readonly typed: string; readonly at: number } | undefined;
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

const kept = 500;

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

export interface Recalling {
  /** Back in time, else forward. */
  readonly older: boolean;
  /** What was typed may stand anywhere in the line (ctrl+r), not only at its start. */
  readonly anywhere?: boolean;
}

/** The prompt with the next line of the history that has in it what was typed. */
export function recalled(prompt: Prompt, history: PromptHistory, { older, anywhere }: Recalling): Prompt {
  const { typed, at } = prompt.recall ?? { typed: prompt.line.text, at: -1 };
  const lines = history[historyOf[prompt.sigil]].toReversed();
  const fits = (line: string) => (anywhere ? line.includes(typed) : line.startsWith(typed));
  const next = older
    ? lines.findIndex((line, index) => index > at && fits(line))
    : lines.findLastIndex((line, index) => index < at && fits(line));
  if (next < 0 && older) return prompt;
  const fresh = { ...prompt, cycle: undefined, error: undefined };
  if (next < 0) return { ...fresh, line: lineOf(typed), recall: undefined };
  return { ...fresh, line: lineOf(lines[next]!), recall: { typed, at: next } };
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
