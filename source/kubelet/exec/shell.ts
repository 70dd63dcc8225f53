/**
 * A shell whose commands are run at once: `sh -c '...'` in a running container. It reads the same language as the
 * scripts of containers (../shell), but what it runs writes somewhere, and does not take any time.
 */
import { own } from '../../lib/fields.ts';
import { programs } from '../programs/index.ts';
import type { Machine, ProgramContext } from '../programs/program.ts';
import { NotUnderstood } from '../shell/not-understood.ts';
import { parseScript, type Statement } from '../shell/parse.ts';
import type { Redirect, Word } from '../shell/tokens.ts';

type Command = Statement & { readonly type: 'command' };
type Streams = Pick<ProgramContext, 'out' | 'err'>;

/** Leaves the script from wherever it is. */
class Exit extends Error {
  readonly code: number;

  constructor(code: number) {
    super('the script ends here');
    this.code = code;
  }
}

/** Whoever needs more means something else by a simulated shell. */
const commandLimit = 1000;
const scriptLimit = 4000;
const wordLimit = 10_000;
const depthLimit = 20;

/** What a script and the shells that it starts have used up together. */
interface Effort {
  commands: number;
  depth: number;
}

/** The exit code. `shell`: how it calls itself, `sh`. */
export function runShell(
  shell: string,
  script: string,
  context: ProgramContext,
  effort: Effort = { commands: 0, depth: 0 },
): number {
  effort.depth += 1;
  try {
    if (script.length > scriptLimit) throw new NotUnderstood('so long a script');
    if (effort.depth > depthLimit) throw new NotUnderstood('so many shells in each other');
    return new Shell(shell, context, effort).run(parseScript(script), context);
  } catch (error) {
    if (error instanceof Exit) return error.code;
    if (!(error instanceof NotUnderstood)) throw error;
    context.err(`${shell}: beyond this simulated shell: ${error.message}\n`);
    return 2;
  } finally {
    effort.depth -= 1;
  }
}

class Shell {
  readonly #name: string;
  readonly #machine: Machine;
  readonly #stdin: string;
  readonly #variables: Record<string, string>;
  readonly #effort: Effort;

  constructor(name: string, { machine, stdin, variables }: ProgramContext, effort: Effort) {
    this.#name = name;
    this.#effort = effort;
    this.#machine = machine;
    this.#stdin = stdin;
    this.#variables = { ...variables };
  }

  run(statement: Statement, streams: Streams): number {
    switch (statement.type) {
      case 'command':
        return this.#command(statement, streams);
      case 'list':
        return this.#list(statement, streams);
      case 'loop': {
        let code = 0;
        while ((this.run(statement.condition, streams) === 0) !== statement.until) {
          code = this.run(statement.body, streams);
        }
        return code;
      }
      case 'for':
        return this.#for(statement, streams);
      case 'if':
        if (this.run(statement.condition, streams) === 0) return this.run(statement.then, streams);
        return statement.otherwise === undefined ? 0 : this.run(statement.otherwise, streams);
    }
  }

  #list({ first, rest }: Statement & { type: 'list' }, streams: Streams): number {
    let code = this.run(first, streams);
    for (const { operator, statement } of rest) {
      if ((operator === '&&' && code !== 0) || (operator === '||' && code === 0)) continue;
      code = this.run(statement, streams);
    }
    return code;
  }

  #for({ variable, values, body }: Statement & { type: 'for' }, streams: Streams): number {
    let code = 0;
    for (const value of values) {
      this.#variables[variable] = this.#expand(value, streams);
      code = this.run(body, streams);
    }
    return code;
  }

  #command({ words, redirects = [] }: Command, streams: Streams): number {
    this.#effort.commands += 1;
    if (this.#effort.commands > commandLimit) throw new NotUnderstood('a script that goes on and on');
    const [name = '', ...args] = words.map((word) => this.#expand(word, streams));
    const directed = this.#redirected(redirects, streams);
    if (directed === undefined) return 1;
    const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(name);
    if (assignment === null) return this.#call(name, args, directed);
    this.#variables[assignment[1]!] = assignment[2]!;
    return args.length === 0 ? 0 : this.#call(args[0]!, args.slice(1), directed);
  }

  #call(name: string, args: readonly string[], streams: Streams): number {
    const [first = ''] = args;
    switch (name) {
      case 'exit':
        throw new Exit(Number.parseInt(first || '0', 10) & 0xff);
      case ':':
      case 'set':
      case 'cd':
      case 'trap':
      case 'wait':
        return 0;
      case 'export':
        for (const [, key, value] of first.matchAll(/^([A-Za-z_]\w*)=(.*)$/gs))
          this.#variables[key!] = value!;
        return 0;
      case 'exec':
        return this.#call(first, args.slice(1), streams);
      default:
        return this.#program(name, args, streams);
    }
  }

  #program(path: string, args: readonly string[], streams: Streams): number {
    const name = programName(path);
    const context = { machine: this.#machine, stdin: this.#stdin, variables: this.#variables, ...streams };
    if (name !== undefined && isShell(name)) return runShell(name, scriptOf(args), context, this.#effort);
    const program = name === undefined ? undefined : own(programs, name);
    if (program !== undefined) return program(args, context);
    streams.err(`${this.#name}: ${path}: not found\n`);
    return 127;
  }

  /** Undefined where there is no place to write to. */
  #redirected(redirects: readonly Redirect[], streams: Streams): Streams | undefined {
    let { out, err } = streams;
    for (const { mark, target } of redirects) {
      if (mark === '2>&1') err = out;
      else if (/^1?>&2$/.test(mark)) out = err;
      else {
        const path = this.#expand(target, streams);
        const sink = own(sinks(streams), path);
        if (sink === undefined) {
          err(`${this.#name}: can't create ${path}: Read-only file system\n`);
          return undefined;
        }
        if (mark.startsWith('2') || mark.startsWith('&')) err = sink;
        if (!mark.startsWith('2')) out = sink;
      }
    }
    return { out, err };
  }

  #expand(word: Word, streams: Streams): string {
    const parts = word.map((part) => {
      if ('literal' in part) return part.literal;
      if ('variable' in part) return own(this.#variables, part.variable) ?? '';
      return this.#captured(part.command, streams);
    });
    if (parts.reduce((sum, part) => sum + part.length, 0) > wordLimit)
      throw new NotUnderstood('so long a word');
    return parts.join('');
  }

  #captured(script: string, { err }: Streams): string {
    let text = '';
    const out = (more: string) => {
      text += more;
    };
    this.run(parseScript(script), { out, err });
    return text.replace(/\n+$/, '');
  }
}

function sinks({ out, err }: Streams): Readonly<Record<string, Streams['out']>> {
  return { '/dev/null': () => {}, '/dev/stdout': out, '/dev/stderr': err };
}

export function isShell(name: string): boolean {
  return name === 'sh' || name === 'ash' || name === 'bash';
}

/** What stands behind `-c`; without it there is nothing to do. */
export function scriptOf(args: readonly string[]): string {
  const option = args.findIndex((arg) => /^-\w*c$/.test(arg));
  return option < 0 ? ':' : (args[option + 1] ?? ':');
}

/** The name under which a program is known; undefined where no program lies at such a place. */
export function programName(path: string): string | undefined {
  if (!path.includes('/')) return path;
  return /^\/(?:usr\/(?:local\/)?)?s?bin\/([^/]+)$/.exec(path)?.[1];
}
