/** Flags as kubectl takes them (spf13/pflag): `--x=y`, `--x y`, `-x y`, `-xy`, `-abc`, and `--` to end them. */
import { parseGoDuration } from '../lib/duration.ts';
import { KubectlError } from './errors.ts';

export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly type: 'boolean' | 'text' | 'integer' | 'duration' | 'list';
  /** Value of the flag where it stands alone: `--dry-run`. */
  readonly alone?: string;
  /** What to offer when the value is typed. */
  readonly complete?: 'namespace' | 'container' | readonly string[];
  /** kubectl knows it, this program does not yet. */
  readonly unsupported?: boolean;
}

export type Flags = ReadonlyMap<string, readonly string[]>;

export interface Arguments {
  readonly flags: Flags;
  readonly operands: readonly string[];
  /** What stands behind `--`. */
  readonly afterDashes: readonly string[];
}

export const text = (name: string, rest: Partial<Flag> = {}): Flag => ({ name, type: 'text', ...rest });
export const boolean = (name: string, rest: Partial<Flag> = {}): Flag => ({ name, type: 'boolean', ...rest });
export const integer = (name: string, rest: Partial<Flag> = {}): Flag => ({ name, type: 'integer', ...rest });
/** `30s`, `1m30s`, `0`. */
export const duration = (name: string, rest: Partial<Flag> = {}): Flag => ({
  name,
  type: 'duration',
  ...rest,
});
export const list = (name: string, rest: Partial<Flag> = {}): Flag => ({ name, type: 'list', ...rest });
/** Flags that kubectl has and that do nothing here yet. */
export const unsupported = (...names: readonly string[]): Flag[] =>
  names.map((name) => boolean(name, { unsupported: true }));

export function parseArguments(words: readonly string[], known: readonly Flag[]): Arguments {
  const flags = new Map<string, string[]>();
  const operands: string[] = [];
  const rest = [...words];
  const give = (flag: Flag, spelled: string, value: string) => {
    if (flag.unsupported) throw new KubectlError(`${spelled} is not supported here yet`);
    check(flag, spelled, value);
    const before = flag.type === 'list' ? (flags.get(flag.name) ?? []) : [];
    flags.set(flag.name, [...before, value]);
  };
  while (rest.length > 0) {
    const word = rest.shift()!;
    if (word === '--') return { flags, operands, afterDashes: rest };
    if (word.startsWith('--')) takeLong(word, rest, known, give);
    else if (word.startsWith('-') && word.length > 1) takeShort(word, rest, known, give);
    else operands.push(word);
  }
  return { flags, operands, afterDashes: [] };
}

type Give = (flag: Flag, spelled: string, value: string) => void;

function takeLong(word: string, rest: string[], known: readonly Flag[], give: Give): void {
  const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  const flag = known.find((each) => each.name === name);
  if (flag === undefined) throw new KubectlError(`unknown flag: --${name}`);
  const spelled = `--${name}`;
  const alone = value ?? flag.alone ?? (flag.type === 'boolean' ? 'true' : undefined) ?? rest.shift();
  if (alone === undefined) throw new KubectlError(`flag needs an argument: ${spelled}`);
  give(flag, spelled, alone);
}

/** `-n default`, `-ndefault`, `-n=default`, and several booleans in one word. */
function takeShort(word: string, rest: string[], known: readonly Flag[], give: Give): void {
  for (let index = 1; index < word.length; index += 1) {
    const letter = word[index]!;
    const flag = known.find((each) => each.short === letter);
    if (flag === undefined) throw new KubectlError(`unknown shorthand flag: '${letter}' in ${word}`);
    const attached = word.slice(index + 1);
    const takesRest = flag.type !== 'boolean' || attached.startsWith('=');
    if (!takesRest) {
      give(flag, `-${letter}`, 'true');
      continue;
    }
    const value = attached === '' ? rest.shift() : attached.replace(/^=/, '');
    if (value === undefined) throw new KubectlError(`flag needs an argument: '${letter}' in ${word}`);
    give(flag, `-${letter}, --${flag.name}`, value);
    break;
  }
}

function check({ type }: Flag, spelled: string, value: string): void {
  if (type === 'integer' && !/^[+-]?\d+$/.test(value)) {
    throw new KubectlError(
      `invalid argument "${value}" for "${spelled}" flag: strconv.ParseInt: parsing "${value}": invalid syntax`,
    );
  }
  if (type === 'duration' && parseGoDuration(value) === undefined) {
    const problem = /^[+-]?[\d.]+$/.test(value) ? 'missing unit in' : 'invalid';
    throw new KubectlError(
      `invalid argument "${value}" for "${spelled}" flag: time: ${problem} duration "${value}"`,
    );
  }
  if (type === 'boolean' && !/^(true|false|1|0|t|f)$/i.test(value)) {
    throw new KubectlError(
      `invalid argument "${value}" for "${spelled}" flag: strconv.ParseBool: parsing "${value}": invalid syntax`,
    );
  }
}

export function textFlag(flags: Flags, name: string): string | undefined {
  return flags.get(name)?.at(-1);
}

export function integerFlag(flags: Flags, name: string): number | undefined {
  const value = textFlag(flags, name);
  return value === undefined ? undefined : Number(value);
}

/** In milliseconds. */
export function durationFlag(flags: Flags, name: string): number | undefined {
  const value = textFlag(flags, name);
  return value === undefined ? undefined : parseGoDuration(value);
}

export function booleanFlag(flags: Flags, name: string): boolean {
  return /^(true|1|t)$/i.test(textFlag(flags, name) ?? '');
}

/** All values, those joined by commas apart. */
export function listFlag(flags: Flags, name: string): readonly string[] {
  return (flags.get(name) ?? []).flatMap((value) => value.split(',')).filter((value) => value !== '');
}
