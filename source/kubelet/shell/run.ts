/**
 * Runs a script over its own time line instead of in real time: what it writes when, which files come and go, when
 * it ends and with what code. Sleeping costs nothing; a loop without end is walked through once and then repeats.
 */
import { own } from '../../lib/fields.ts';
import { NotUnderstood } from './not-understood.ts';
import { parseScript, type Statement } from './parse.ts';
import type { Word } from './tokens.ts';

/** Milliseconds count from the start of the process. */
export interface Timeline {
  readonly lines: readonly TimedLine[];
  readonly files: readonly FileChange[];
  /** Absent: it runs for ever. */
  readonly endsAt?: number;
  readonly exitCode: number;
  readonly handlesSigterm: boolean;
  /** The host name whose absence keeps it from going on. */
  readonly waitsFor?: string;
  /** It gives way to the image's own program at that moment. */
  readonly becomesImageAt?: number;
}

export interface TimedLine {
  readonly at: number;
  readonly text: string;
  /** Repeated so often, up to `until` (for ever without). */
  readonly every?: number;
  readonly until?: number;
}

export interface FileChange {
  readonly at: number;
  readonly path: string;
  readonly exists: boolean;
}

/** What a script can find out about the world around it. */
export interface Surroundings {
  readonly variables: Readonly<Record<string, string>>;
  readonly namespace: string;
  /** When a host name came to be, milliseconds after the start; undefined where it does not exist. */
  resolvedAt(host: string): number | undefined;
  isFile(path: string): boolean;
  /** Whether a command's name is the program that the image is made for. */
  isOwnProgram(name: string): boolean;
}

/** Undefined where the script is beyond us. */
export function runScript(script: Statement, surroundings: Surroundings): Timeline | undefined {
  const runner = new Runner(surroundings);
  try {
    const exitCode = runner.run(script);
    return runner.timeline(exitCode);
  } catch (error) {
    if (error instanceof Ending) return runner.timeline(error.exitCode, error.isForever);
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

/** Leaves the script from wherever it is. */
class Ending extends Error {
  readonly exitCode: number;
  readonly isForever: boolean;

  constructor(exitCode: number, isForever: boolean) {
    super('the script ends here');
    this.exitCode = exitCode;
    this.isForever = isForever;
  }
}

const loopLimit = 1000;

class Runner {
  readonly #surroundings: Surroundings;
  readonly #variables: Record<string, string>;
  readonly #lines: TimedLine[] = [];
  readonly #files: FileChange[] = [];
  #now = 0;
  #handlesSigterm = false;
  #unresolved: string | undefined;
  #waitsFor: string | undefined;
  #becomesImageAt: number | undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#variables = { ...surroundings.variables };
  }

  timeline(exitCode: number, isForever = false): Timeline {
    return {
      lines: this.#lines,
      files: this.#files,
      exitCode,
      handlesSigterm: this.#handlesSigterm,
      ...(!isForever && { endsAt: this.#now }),
      ...(this.#waitsFor !== undefined && { waitsFor: this.#waitsFor }),
      ...(this.#becomesImageAt !== undefined && { becomesImageAt: this.#becomesImageAt }),
    };
  }

  /** The exit status of the statement. */
  run(statement: Statement): number {
    switch (statement.type) {
      case 'command':
        return this.#command(
          statement.words.map((word) => this.#expand(word)),
          statement.output,
        );
      case 'list':
        return this.#list(statement);
      case 'loop':
        return this.#loop(statement);
      case 'for':
        for (const value of statement.values) {
          this.#variables[statement.variable] = this.#expand(value);
          this.run(statement.body);
        }
        return 0;
      case 'if':
        if (this.run(statement.condition) === 0) return this.run(statement.then);
        return statement.otherwise === undefined ? 0 : this.run(statement.otherwise);
    }
  }

  #list({ first, rest }: Statement & { type: 'list' }): number {
    let status = this.run(first);
    for (const { operator, statement } of rest) {
      if (operator === '&&' && status !== 0) continue;
      if (operator === '||' && status === 0) continue;
      status = this.run(statement);
    }
    return status;
  }

  #loop({ until, condition, body }: Statement & { type: 'loop' }): number {
    for (let round = 0; round < loopLimit; round += 1) {
      this.#unresolved = undefined;
      if ((this.run(condition) === 0) === until) return 0;
      const start = this.#now;
      const lines = this.#lines.length;
      const files = this.#files.length;
      const host: string | undefined = this.#unresolved;
      this.run(body);
      const period = this.#now - start;
      const isSteady = this.#files.length === files && (host !== undefined || isConstant(condition));
      if (isSteady) this.#repeat(lines, period, host);
    }
    throw new NotUnderstood('a loop that goes on and on');
  }

  /** The body was walked through once and will do the same again, until the host it waits for is there. */
  #repeat(firstLine: number, period: number, host: string | undefined): void {
    const resolvedAt = host === undefined ? undefined : this.#surroundings.resolvedAt(host);
    const until =
      resolvedAt === undefined || period === 0
        ? undefined
        : this.#now + Math.max(0, Math.ceil((resolvedAt - this.#now) / period)) * period;
    for (let index = firstLine; index < this.#lines.length; index += 1) {
      const line = this.#lines[index]!;
      if (period > 0) this.#lines[index] = { ...line, every: period, ...(until !== undefined && { until }) };
    }
    if (until === undefined) {
      this.#waitsFor = host;
      throw new Ending(0, true);
    }
    this.#now = until;
  }

  #command(words: readonly string[], output: Word | undefined): number {
    const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(words[0] ?? '');
    if (assignment !== null && words.length === 1) {
      this.#variables[assignment[1]!] = assignment[2]!;
      return 0;
    }
    const [path = '', ...args] = words;
    const name = path.replace(/^.*\//, '');
    const builtin = own(this.#builtins, name);
    if (builtin !== undefined) return builtin(args, output === undefined ? undefined : this.#expand(output));
    if (this.#surroundings.isOwnProgram(name)) {
      this.#becomesImageAt = this.#now;
      throw new Ending(0, true);
    }
    throw new NotUnderstood(name);
  }

  readonly #builtins: Readonly<Record<string, (args: readonly string[], output?: string) => number>> = {
    echo: (args, output) => this.#print(args[0] === '-e' || args[0] === '-n' ? args.slice(1) : args, output),
    printf: (args, output) => this.#print([args[0]?.replace(/\\n/g, '') ?? ''], output),
    date: (_args, output) => this.#print(['<date>'], output),
    hostname: (_args, output) => this.#print(['<hostname>'], output),
    pwd: (_args, output) => this.#print(['/'], output),
    sleep: (args) => this.#sleep(args),
    exit: (args) => this.#exit(args),
    true: () => 0,
    ':': () => 0,
    false: () => 1,
    touch: (args) => this.#setFiles(args, true),
    rm: (args) => this.#setFiles(args, false),
    cat: (args) => this.#readFiles(args, `cat: can't open`),
    ls: (args) => this.#readFiles(args, 'ls:'),
    stat: (args) => this.#readFiles(args, `stat: can't stat`),
    test: (args) => this.#test(args),
    '[': (args) => this.#test(args.slice(0, -1)),
    nslookup: (args) => this.#lookUp(args),
    trap: (args) => this.#trap(args),
    exec: (args) => this.#command(args, undefined),
    sh: (args) => this.#shell(args),
    bash: (args) => this.#shell(args),
    ash: (args) => this.#shell(args),
    set: () => 0,
    export: (args) => (args.length === 1 && args[0]!.includes('=') ? this.#command(args, undefined) : 0),
    cd: () => 0,
    mkdir: () => 0,
    chmod: () => 0,
    chown: () => 0,
    wait: () => 0,
    tail: (args) => (args.includes('-f') ? this.#runForever() : this.#readFiles(args, 'tail:')),
  };

  #print(words: readonly string[], output: string | undefined): number {
    if (output === undefined || /^\/dev\/(stdout|stderr|tty)$|^\/proc\/1\/fd/.test(output)) {
      for (const text of words.join(' ').split(/\\n|\n/)) this.#lines.push({ at: this.#now, text });
    } else if (!output.startsWith('/dev/')) this.#setFiles([output], true);
    return 0;
  }

  #sleep(args: readonly string[]): number {
    if (args.includes('infinity') || args.includes('inf')) return this.#runForever();
    for (const arg of args) {
      const match = /^(\d*\.?\d+)([smhd]?)$/.exec(arg);
      if (match === null) return this.#complain(`sleep: invalid time interval '${arg}'`, 1);
      const unit = { '': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[match[2]!]!;
      this.#now += Math.round(Number(match[1]) * unit);
    }
    return args.length === 0 ? this.#complain('sleep: missing operand', 1) : 0;
  }

  #exit(args: readonly string[]): never {
    const code = Number(args[0] ?? 0);
    if (!Number.isInteger(code)) throw new NotUnderstood('exit');
    throw new Ending(code & 0xff, false);
  }

  #runForever(): never {
    throw new Ending(0, true);
  }

  #setFiles(args: readonly string[], exists: boolean): number {
    for (const path of args) if (!path.startsWith('-')) this.#files.push({ at: this.#now, path, exists });
    return 0;
  }

  #readFiles(args: readonly string[], complaint: string): number {
    const paths = args.filter((arg) => !arg.startsWith('-'));
    const missing = paths.find((path) => !this.#isFile(path));
    return missing === undefined
      ? 0
      : this.#complain(`${complaint} '${missing}': No such file or directory`, 1);
  }

  #isFile(path: string): boolean {
    const change = this.#files.findLast((file) => file.path === path);
    return change?.exists ?? this.#surroundings.isFile(path);
  }

  #test(args: readonly string[]): number {
    const [negation, ...rest] = args;
    if (negation === '!') return this.#test(rest) === 0 ? 1 : 0;
    const [first = '', operator = '', second = ''] = args;
    if (/^-[defrsx]$/.test(first)) return this.#isFile(operator) ? 0 : 1;
    if (operator === '=' || operator === '==' || operator === '-eq') return first === second ? 0 : 1;
    if (operator === '!=' || operator === '-ne') return first !== second ? 0 : 1;
    if (first === '-z') return operator === '' ? 0 : 1;
    if (first === '-n') return operator !== '' ? 0 : 1;
    throw new NotUnderstood('test');
  }

  #lookUp([host = '']: readonly string[]): number {
    const resolvedAt = this.#surroundings.resolvedAt(host);
    if (resolvedAt !== undefined && resolvedAt <= this.#now) return 0;
    this.#unresolved = host;
    return 1;
  }

  #trap(args: readonly string[]): number {
    if (args.some((arg) => /^(SIG)?TERM$|^15$/.test(arg))) this.#handlesSigterm = true;
    return 0;
  }

  #shell(args: readonly string[]): number {
    const script = args.findIndex((arg) => /^-\w*c$/.test(arg));
    if (script < 0 || args[script + 1] === undefined) throw new NotUnderstood('an interactive shell');
    return this.run(parseScript(args[script + 1]!));
  }

  #complain(text: string, status: number): number {
    this.#lines.push({ at: this.#now, text });
    return status;
  }

  #expand(word: Word): string {
    return word
      .map((part) => {
        if ('literal' in part) return part.literal;
        if ('variable' in part) return own(this.#variables, part.variable) ?? '';
        return this.#substitute(part.command.trim());
      })
      .join('');
  }

  #substitute(command: string): string {
    if (/^date\b/.test(command)) return '<date>';
    if (/^hostname\b/.test(command)) return '<hostname>';
    if (/^cat \/var\/run\/secrets\/kubernetes\.io\/serviceaccount\/namespace$/.test(command)) {
      return this.#surroundings.namespace;
    }
    throw new NotUnderstood(command);
  }
}

/** A condition that nothing in the loop's body can change: `true`, `:`, `[ 1 ]`. */
function isConstant(condition: Statement): boolean {
  if (condition.type !== 'command') return false;
  const [first] = condition.words;
  const name = first?.length === 1 && 'literal' in first[0]! ? first[0].literal : '';
  return ['true', ':', '/bin/true'].includes(name);
}
