/** The kubectl command line: one line in, what kubectl would print out; it knows no screen. */
import { cleanText } from '../lib/clean-text.ts';
import { type Command, commonFlags, Invocation } from './command.ts';
import type { KubectlEnvironment, KubectlResult } from './environment.ts';
import { errorLines, KubectlError } from './errors.ts';
import { booleanFlag, parseArguments, textFlag } from './flags.ts';
import { helpFor } from './help.ts';
import { findCommand } from './verbs/index.ts';
import { quote, splitWords } from './words.ts';

const shellOperators: ReadonlySet<string> = new Set(['|', '||', '&', '&&', ';', '>', '>>', '<']);

const recordIsOld = 'Flag --record has been deprecated, --record will be removed in the future';

export type { KubectlEnvironment, KubectlResult } from './environment.ts';

/** Runs a line such as `kubectl get pods -A`; the word `kubectl` may be left out. */
export function runKubectl(line: string | readonly string[], environment: KubectlEnvironment): KubectlResult {
  let started: Invocation | undefined;
  try {
    const { command, path, invocation } = prepare(line, environment);
    started = invocation;
    if (booleanFlag(invocation.arguments.flags, 'help')) invocation.out(...helpFor(path, command));
    else command.run(invocation);
    return resultOf(invocation);
  } catch (error) {
    const lines = errorLines(error);
    const before = started === undefined ? undefined : resultOf(started);
    return {
      stdout: before?.stdout ?? [],
      stderr: [...(before?.stderr ?? []), ...lines.map(cleanText)],
      exitCode: 1,
    };
  }
}

function prepare(line: string | readonly string[], environment: KubectlEnvironment) {
  const words = withoutKubectl(typeof line === 'string' ? wordsOf(line) : line);
  const { command, path, rest } = findCommand(words);
  const invocation = new Invocation({
    path,
    cluster: environment.cluster,
    ...parsed(command, path, rest, environment),
    cause: { actor: environment.actor ?? 'you', reason: typed(line) },
    readFiles: environment.files,
  });
  if (invocation.arguments.flags.has('record')) invocation.err(recordIsOld);
  return { command, path, invocation };
}

function parsed(command: Command, path: string, rest: readonly string[], environment: KubectlEnvironment) {
  const args = withUsage(path, () => parseArguments(rest, [...command.flags, ...commonFlags]));
  return { arguments: args, namespace: textFlag(args.flags, 'namespace') ?? environment.namespace };
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

function resultOf({ stdout, stderr, exitCode, pending }: Invocation): KubectlResult {
  return {
    stdout: stdout.map(cleanText),
    stderr: stderr.map(cleanText),
    exitCode,
    ...(pending && { pending }),
  };
}
