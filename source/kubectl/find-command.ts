/** Which command a line's words name. */
import { closestWord } from '../lib/closest-word.ts';
import { own } from '../lib/fields.ts';
import { type Command, type CommandGroup, commonFlags } from './command.ts';
import { KubectlError } from './errors.ts';
import type { Flag } from './flags.ts';
import { globalFlags } from './global-flags.ts';
import { verbs } from './verbs/index.ts';

export interface FoundCommand {
  readonly command: Command;
  /** Its words: `rollout undo`. */
  readonly path: string;
  /** What stands around them. */
  readonly rest: readonly string[];
}

/** Throws a KubectlError where there is no such command. */
export function findCommand(words: readonly string[]): FoundCommand {
  return find({ commands: verbs, aliases: verbAliases }, [], words);
}

export function isGroup(entry: Command | CommandGroup): entry is CommandGroup {
  return 'commands' in entry;
}

/** The command or group that goes by this word. */
export function memberOf(
  { commands, aliases = {} }: CommandGroup,
  word: string,
): Command | CommandGroup | undefined {
  return own(commands, own(aliases, word) ?? word);
}

/** `kubectl log` is no more; these are. */
const verbAliases = { ev: 'events' };

function find(group: CommandGroup, path: readonly string[], words: readonly string[]): FoundCommand {
  const place = firstOperand(words, [...(group.itself?.flags ?? []), ...commonFlags, ...globalFlags]);
  const word = place === undefined ? '' : words[place]!;
  const found = memberOf(group, word);
  if (found !== undefined && place !== undefined) {
    const name = own(group.aliases ?? {}, word) ?? word;
    const rest = words.toSpliced(place, 1);
    const all = [...path, name];
    return isGroup(found) ? find(found, all, rest) : { command: found, path: all.join(' '), rest };
  }
  if (group.itself !== undefined) return { command: group.itself, path: path.join(' '), rest: words };
  throw notFound(group, path, word);
}

/** Flags may stand before the command, with what they take. */
function firstOperand(words: readonly string[], flags: readonly Flag[]): number | undefined {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    if (word === '--') return undefined;
    if (!word.startsWith('-') || word === '-') return index;
    const flag = flags.find(({ name, short }) => word === `--${name}` || word === `-${short}`);
    const takesNext = flag !== undefined && flag.type !== 'boolean' && flag.alone === undefined;
    if (takesNext) index += 1;
  }
  return undefined;
}

function notFound(group: CommandGroup, path: readonly string[], word: string): KubectlError {
  const names = Object.keys(group.commands).join(', ');
  const whole = ['kubectl', ...path].join(' ');
  if (path.length > 0) {
    return new KubectlError(
      word === ''
        ? `${whole} wants one of: ${names}`
        : `unknown command ${JSON.stringify(word)}\nSee '${whole} -h' for help and examples`,
    );
  }
  if (word === '') return new KubectlError(`a command must be named, one of: ${names}`);
  const alike = closestWord(word, Object.keys(group.commands));
  const advice = alike === undefined ? '' : `\n\nDid you mean this?\n\t${alike}`;
  return new KubectlError(`unknown command ${JSON.stringify(word)} for "kubectl"${advice}`);
}
