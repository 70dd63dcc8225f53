/** From a line to the command that it names, ready to run. */
import { type Command, commonFlags, Invocation } from './command.ts';
import type { KubectlEnvironment } from './environment.ts';
import { KubectlError } from './errors.ts';
import { findCommand } from './find-command.ts';
import { parseArguments, textFlag } from './flags.ts';
import { checkGlobalFlags, globalFlags } from './global-flags.ts';
import { splitInput } from './here-document.ts';
import { quote, splitWords } from './words.ts';

const shellOperators: ReadonlySet<string> = new Set(['|', '||', '&', '&&', ';', '>', '>>', '<']);

const recordIsOld = 'Flag --record has been deprecated, --record will be removed in the future';

export interface Prepared {
  readonly command: Command;
  /** Its words: `rollout undo`. */
  readonly path: string;
  readonly invocation: Invocation;
}

/** Throws a KubectlError where the line is not understood. */
export function prepare(given: string | readonly string[], environment: KubectlEnvironment): Prepared {
  const { line, stdin } = typeof given === 'string' ? splitInput(given) : { line: given, stdin: undefined };
  const words = withoutKubectl(typeof line === 'string' ? wordsOf(line) : line);
  const { command, path, rest } = findCommand(words);
  if (command.refusal !== undefined) throw new KubectlError(command.refusal);
  const invocation = new Invocation({
    path,
    environment,
    ...parsed(command, path, rest, environment),
    cause: { actor: environment.actor ?? 'you', reason: typed(line) },
    readFiles: environment.files,
    stdin: stdin ?? environment.stdin,
  });
  if (invocation.arguments.flags.has('record')) invocation.err(recordIsOld);
  return { command, path, invocation };
}

function parsed(command: Command, path: string, rest: readonly string[], environment: KubectlEnvironment) {
  const known = [...command.flags, ...commonFlags, ...globalFlags];
  const args = withUsage(path, () => parseArguments(rest, known));
  checkGlobalFlags(args.flags, command.flags, environment.cluster);
  return { arguments: args, namespace: textFlag(args.flags, 'namespace') || environment.namespace };
}

/** kubectl points to its help after a flag that it could not read. */
function withUsage<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof KubectlError) || error.message.includes('not supported here')) throw error;
    throw new KubectlError(`${error.message}\nSee 'kubectl ${path} --help' for usage.`);
  }
}

function wordsOf(line: string): readonly string[] {
  const { words, unclosed } = splitWords(line);
  if (unclosed !== undefined) throw new KubectlError(`unclosed quote ${unclosed} in the command line`);
  const operator = words.find(({ text, start }) => shellOperators.has(text) && line[start] === text[0]);
  if (operator !== undefined) {
    throw new KubectlError(`${operator.text} is not supported here, only one kubectl command at a time`);
  }
  return words.map(({ text }) => text);
}

function withoutKubectl(words: readonly string[]): readonly string[] {
  return words[0] === 'kubectl' || words[0] === 'k' ? words.slice(1) : words;
}

/** The line as the cause of the changes it makes. */
function typed(line: string | readonly string[]): string {
  const whole = typeof line === 'string' ? line.trim() : line.map(quote).join(' ');
  return /^(kubectl|k)(\s|$)/.test(whole) ? whole.replace(/^k(?=\s|$)/, 'kubectl') : `kubectl ${whole}`;
}
