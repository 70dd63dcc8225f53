/** The line under the body: what is being typed, or the flash. */
import { type Entry, entryOf } from '../entry.ts';
import { flashEnd } from '../flash.ts';
import { type Model, topScreen } from '../model.ts';
import { kubectlNamespace } from '../names.ts';
import type { PromptView } from '../view.ts';
import type { World } from '../world.ts';
import { completionsOf } from './completion.ts';
import { ghostOf, type Prompt } from './prompt.ts';

const mostSuggestions = 12;

export function promptView(model: Model, world: World): PromptView {
  if (model.prompt !== undefined) return typing(model.prompt, model, world);
  const entry = entryOf(topScreen(model));
  if (entry !== undefined) return entryView(entry);
  const { flash } = model;
  if (flash === undefined || world.cluster.now >= flashEnd(flash, model.pace.speed)) return { type: 'none' };
  const { tone, text, command } = flash;
  return { type: 'flash', tone, text, ...(command !== undefined && { command }) };
}

function entryView({ prompt, line }: Entry): PromptView {
  return {
    type: 'prompt',
    sigil: prompt,
    text: line.text,
    cursor: line.cursor,
    ghost: '',
    suggestions: [],
  };
}

function typing(prompt: Prompt, model: Model, world: World): PromptView {
  const { sigil, line, error, cycle } = prompt;
  const now = completionsOf(line.text, world, kubectlNamespace(model));
  const completions = cycle?.completions ?? now;
  const isCommand = sigil === ':';
  const candidates = isCommand ? completions.candidates.slice(0, mostSuggestions) : [];
  return {
    type: 'prompt',
    sigil,
    text: line.text,
    cursor: line.cursor,
    ghost: isCommand ? ghostOf(prompt, now) : '',
    suggestions: candidates.map(({ text, note }) => (note === undefined ? text : `${text} (${note})`)),
    ...(error !== undefined && { error }),
  };
}
