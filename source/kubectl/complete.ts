/** What could be typed next: commands, kinds, names, flags and their values. */
import { type Kind, kindOfWord, kinds, storedKinds } from '../kubernetes/kinds.ts';
import { type Command, type CommandGroup, commonFlags, namespaceFlag } from './command.ts';
import type { KubectlEnvironment } from './environment.ts';
import { isGroup, memberOf } from './find-command.ts';
import type { Flag } from './flags.ts';
import { containersOf } from './pod-specs.ts';
import { verbs } from './verbs/index.ts';
import { splitWords } from './words.ts';

export interface Completion {
  /** Where the word starts that a candidate replaces, up to the cursor. */
  readonly start: number;
  readonly candidates: readonly string[];
}

/** Candidates for the word at the cursor, in the order in which they are best offered. */
export function completeKubectl(line: string, cursor: number, environment: KubectlEnvironment): Completion {
  const { words } = splitWords(line.slice(0, cursor));
  const last = words.at(-1);
  const typing = last !== undefined && !/(^|[^\\])\s$/.test(line.slice(0, cursor));
  const word = typing ? last.text : '';
  const before = (typing ? words.slice(0, -1) : words).map(({ text }) => text);
  const all = candidatesFor(word, before, environment);
  return { start: typing ? last.start : cursor, candidates: all.filter((each) => each.startsWith(word)) };
}

function candidatesFor(
  word: string,
  before: readonly string[],
  environment: KubectlEnvironment,
): readonly string[] {
  const [program, verb, ...rest] = before;
  if (program === undefined) return ['kubectl'];
  if (program !== 'kubectl' && program !== 'k')
    return candidatesFor(word, ['kubectl', ...before], environment);
  return inGroup(
    { commands: verbs },
    word,
    [verb, ...rest].filter((each) => each !== undefined),
    environment,
  );
}

function inGroup(
  group: CommandGroup,
  word: string,
  before: readonly string[],
  environment: KubectlEnvironment,
): readonly string[] {
  const [first, ...rest] = before;
  if (first === undefined) {
    const flags = group.itself !== undefined && word.startsWith('-') ? flagNames(group.itself) : [];
    return [...Object.keys(group.commands), ...flags];
  }
  const found = memberOf(group, first);
  if (found !== undefined && isGroup(found)) return inGroup(found, word, rest, environment);
  const command = found ?? group.itself;
  return command === undefined ? [] : argumentsFor(command, word, rest, environment);
}

function argumentsFor(
  command: Command,
  word: string,
  before: readonly string[],
  environment: KubectlEnvironment,
): readonly string[] {
  const flags = [...command.flags, ...commonFlags];
  const typed = new Typed(before, flags, environment);
  const assigned = /^--([^=]+)=/.exec(word);
  if (assigned !== null) {
    const flag = flags.find(({ name }) => name === assigned[1]);
    return valuesOf(flag, typed).map((value) => `${assigned[0]}${value}`);
  }
  if (typed.open !== undefined) return valuesOf(typed.open, typed);
  return word.startsWith('-') ? flagNames(command) : operandsFor(command, word, typed);
}

function flagNames(command: Command): string[] {
  return [...command.flags, ...commonFlags]
    .filter(({ unsupported }) => !unsupported)
    .map(({ name, type }) => (type === 'boolean' ? `--${name}` : `--${name}=`));
}

function valuesOf(flag: Flag | undefined, typed: Typed): readonly string[] {
  if (flag?.complete === 'namespace') return typed.names('Namespace');
  if (flag?.complete === 'container') return typed.containers();
  return flag?.complete ?? [];
}

function operandsFor(command: Command, word: string, typed: Typed): readonly string[] {
  switch (command.operands) {
    case 'nodes':
      return typed.names('Node').filter((name) => !typed.operands.includes(name));
    case 'taints':
      if (typed.operands.length === 0) return ['nodes'];
      return typed.names('Node').filter((name) => !typed.operands.includes(name));
    case 'pods':
      if (typed.operands.length > 0) return typed.containers();
      return word.includes('/') ? slashed(word, typed) : typed.names('Pod');
    case 'images':
      return typed.containers().length > 0
        ? typed.containers().map((name) => `${name}=`)
        : resources(word, typed);
    case 'resources':
      return resources(word, typed);
    default:
      return [];
  }
}

function resources(word: string, typed: Typed): readonly string[] {
  const [first] = typed.operands;
  if (word.includes('/')) return slashed(word, typed);
  if (first !== undefined && !first.includes('/')) {
    const kind = kindOfWord(first);
    return kind === undefined ? [] : typed.names(kind).filter((name) => !typed.operands.includes(name));
  }
  const done = word.slice(0, word.lastIndexOf(',') + 1);
  return [...storedKinds.map((kind) => kinds[kind].plural), 'all'].map((type) => done + type);
}

function slashed(word: string, typed: Typed): readonly string[] {
  const type = word.slice(0, word.indexOf('/'));
  const kind = kindOfWord(type);
  return kind === undefined ? [] : typed.names(kind).map((name) => `${type}/${name}`);
}

/** What the line says so far. */
class Typed {
  readonly operands: string[] = [];
  /** The flag that waits for its value. */
  readonly open: Flag | undefined;
  readonly environment: KubectlEnvironment;
  readonly #namespace: string;

  constructor(words: readonly string[], flags: readonly Flag[], environment: KubectlEnvironment) {
    this.environment = environment;
    let namespace = environment.namespace;
    let open: Flag | undefined;
    for (const word of words) {
      if (open !== undefined) {
        if (open === namespaceFlag) namespace = word;
        open = undefined;
      } else if (word.startsWith('-')) {
        namespace = /^(?:--namespace=|-n)(.+)$/.exec(word)?.[1] ?? namespace;
        open = flags.find(({ name, short }) => word === `--${name}` || word === `-${short}`);
        if (open?.type === 'boolean' || open?.alone !== undefined) open = undefined;
      } else this.operands.push(word);
    }
    this.open = open;
    this.#namespace = namespace;
  }

  names(kind: Kind): readonly string[] {
    const namespace = kinds[kind].namespaced ? this.#namespace : undefined;
    return this.environment.cluster.read.list(kind, namespace).map(({ metadata }) => metadata.name);
  }

  /** Containers of the one object that the operands name so far. */
  containers(): readonly string[] {
    const [first = '', second] = this.operands;
    const [type, name] = first.includes('/')
      ? first.split('/')
      : second === undefined
        ? ['pod', first]
        : [first, second];
    const kind = kindOfWord(type ?? '');
    if (kind === undefined || name === undefined) return [];
    const namespace = kinds[kind].namespaced ? this.#namespace : undefined;
    const object = this.environment.cluster.read.get(kind, namespace, name);
    const found = object === undefined ? undefined : containersOf(object);
    return [...(found?.containers ?? []), ...(found?.initContainers ?? [])].map((each) => each.name);
  }
}
