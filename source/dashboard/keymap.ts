/**
 * Every key is data (bindings.ts): what it is called, when it works, and where it is named. Key presses, footer, help,
 * action menu and README's table all come from there.
 */
import { type Ability, type Kind, kindCan } from '../kubernetes/kinds.ts';
import { bindings, type CommandId } from './bindings.ts';
import type { Context } from './context.ts';
import { ableTo, type Requirement } from './requirements.ts';

export const groups = ['Change', 'Time', 'Look', 'Move', 'List', 'General'] as const;
export type Group = (typeof groups)[number];

export interface Binding {
  readonly id: string;
  readonly keys: readonly string[];
  /** One or two words for footer and menu. */
  readonly label: string | ((context: Context) => string);
  /** A whole line for help and README. */
  readonly meaning: string;
  readonly group: Group;
  readonly dangerous?: true;
  /** Listed in the action menu, for the kinds that can. */
  readonly inMenu?: true;
  /** What a kind must be able to. */
  readonly ability?: Ability;
  /** The only kinds that the menu lists it for. */
  readonly menuKinds?: readonly Kind[];
  /** Why it can not be done now, where the kind could; nothing where it can. */
  readonly disabledReason: Requirement;
}

/** A binding that names a command which exists. */
export interface Command extends Binding {
  readonly id: CommandId;
}

export const keymap: readonly Command[] = bindings;

const byKey = new Map(keymap.flatMap((command) => command.keys.map((key) => [key, command] as const)));
const byId = new Map(keymap.map((command) => [command.id, command]));

export function commandOfKey(key: string): Command | undefined {
  return byKey.get(key);
}

export function command(id: CommandId): Command {
  return byId.get(id)!;
}

export function labelOf({ label }: Command, context: Context): string {
  return typeof label === 'string' ? label : label(context);
}

/** What is said in place of doing it. */
export function reasonAgainst({ ability, disabledReason }: Command, context: Context): string | undefined {
  return (ability && ableTo(ability)(context)) ?? disabledReason(context);
}

/** What can be done with objects of these kinds: what changes them first, what can not be done just now last. */
export function menuCommands(context: Context): readonly Command[] {
  const commands = keymap.filter(
    ({ inMenu, ability, menuKinds }) =>
      inMenu &&
      context.targets.every(
        ({ kind }) =>
          (ability === undefined || kindCan(kind, ability)) && (menuKinds?.includes(kind) ?? true),
      ),
  );
  const isPossible = (each: Command) => reasonAgainst(each, context) === undefined;
  return [...commands.filter(isPossible), ...commands.filter((each) => !isPossible(each))];
}

/** All keys and what they mean, for README. */
export function keyTable(): { key: string; meaning: string }[] {
  return keymap.map(({ keys, meaning }) => ({ key: shownKeys(keys), meaning }));
}

/** `↵`, `^d`, `space`: a key as the screen names it. */
export function shownKey(key: string): string {
  return signs[key] ?? key.replace(/^ctrl\+/, '^');
}

/** `↑ k`; a row of digits as `0-9`. */
export function shownKeys(keys: readonly string[]): string {
  return keys.length > 4 ? `${keys[0]}-${keys.at(-1)}` : keys.map(shownKey).join(' ');
}

const signs: Readonly<Record<string, string>> = {
  enter: '↵',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  'shift+tab': 'S-tab',
};
