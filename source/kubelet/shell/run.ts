/**
 * Runs a script over its own time line instead of in real time: what it writes when, which files come and go, when
 * it ends and with what code. Sleeping costs nothing; a loop without end is walked through once and then repeats.
 */
import { own } from '../../lib/fields.ts';
import { builtins, type Shell } from './builtins.ts';
import { NotUnderstood } from './not-understood.ts';
import { parseScript, type Statement } from './parse.ts';
import { Ending, Progress, type Surroundings, type Timeline } from './timeline.ts';
import type { Word } from './tokens.ts';

/** Undefined where the script is beyond us. */
export function runScript(script: Statement, surroundings: Surroundings): Timeline | undefined {
  const runner = new Runner(surroundings);
  try {
    const exitCode = runner.run(script);
    return runner.progress.timeline(exitCode);
  } catch (error) {
    if (error instanceof Ending) return runner.progress.timeline(error.exitCode, error.isForever);
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

const loopLimit = 1000;

class Runner implements Shell {
  readonly progress: Progress;
  readonly #variables: Record<string, string>;

  constructor(surroundings: Surroundings) {
    this.progress = new Progress(surroundings);
    this.#variables = { ...surroundings.variables };
  }

  /** The exit status of the statement. */
  run(statement: Statement): number {
    switch (statement.type) {
      case 'command':
        return this.command(
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
    const { progress } = this;
    for (let round = 0; round < loopLimit; round += 1) {
      progress.unresolved = undefined;
      if ((this.run(condition) === 0) === until) return 0;
      const start = progress.now;
      const lines = progress.lines.length;
      const files = progress.files.length;
      const host: string | undefined = progress.unresolved;
      this.run(body);
      const period = progress.now - start;
      const isSteady = progress.files.length === files && (host !== undefined || isConstant(condition));
      if (isSteady) this.#repeat(lines, period, host);
    }
    throw new NotUnderstood('a loop that goes on and on');
  }

  /** The body was walked through once and will do the same again, until the host it waits for is there. */
  #repeat(firstLine: number, period: number, host: string | undefined): void {
    const { progress } = this;
    const resolvedAt = host === undefined ? undefined : progress.surroundings.resolvedAt(host);
    const until =
      resolvedAt === undefined || period === 0
        ? undefined
        : progress.now + Math.max(0, Math.ceil((resolvedAt - progress.now) / period)) * period;
    for (let index = firstLine; index < progress.lines.length; index += 1) {
      const line = progress.lines[index]!;
      if (period > 0)
        progress.lines[index] = { ...line, every: period, ...(until !== undefined && { until }) };
    }
    if (until === undefined) {
      progress.waitsFor = host;
      throw new Ending(0, true);
    }
    progress.now = until;
  }

  command(words: readonly string[], output?: Word): number {
    const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(words[0] ?? '');
    if (assignment !== null && words.length === 1) {
      this.#variables[assignment[1]!] = assignment[2]!;
      return 0;
    }
    const [path = '', ...args] = words;
    const name = path.replace(/^.*\//, '');
    const builtin = own(builtins, name);
    if (builtin !== undefined) return builtin(this, args, output && this.#expand(output));
    if (this.progress.surroundings.isOwnProgram(name)) {
      this.progress.becomesImageAt = this.progress.now;
      throw new Ending(0, true);
    }
    throw new NotUnderstood(name);
  }

  script(text: string): number {
    return this.run(parseScript(text));
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
      return this.progress.surroundings.namespace;
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
