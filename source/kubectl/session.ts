/**
 * A command at work, without a screen. It runs at once, up to where it waits; whoever holds it resumes it when the
 * cluster has changed or virtual time has passed, takes what it has printed, and may type into it or interrupt it.
 */
import { cleanText } from '../lib/clean-text.ts';
import { endOfInput, type Invocation, type PrintedLine, type Waits } from './command.ts';
import type { KubectlEnvironment } from './environment.ts';
import { errorLines } from './errors.ts';
import { booleanFlag } from './flags.ts';
import { helpFor } from './help.ts';
import { type Prepared, prepare } from './prepare.ts';

/** Lines that nobody has taken: of more than that, the oldest are forgotten. */
const keptLines = 5000;

const interrupted = 130;

/** Starts a line such as `kubectl get pods -w`; the word `kubectl` may be left out. */
export function startKubectl(line: string | readonly string[], environment: KubectlEnvironment): Session {
  return new Session(() => prepare(line, environment));
}

export class Session {
  #invocation: Invocation | undefined;
  /** Undefined: it is over. */
  #waits: Waits | undefined;
  #exitCode = 0;
  #isBusy = false;
  #printed: PrintedLine[] = [];
  #forgotten = 0;

  constructor(prepared: () => Prepared) {
    this.#work(() => {
      const { command, path, invocation } = prepared();
      this.#invocation = invocation;
      if (booleanFlag(invocation.arguments.flags, 'help')) invocation.out(...helpFor(path, command));
      else command.run(invocation);
      this.#goOn(undefined);
    });
  }

  get isRunning(): boolean {
    return this.#waits !== undefined;
  }

  /** Counts once it is over; 130 where it was interrupted. */
  get exitCode(): number {
    return this.#exitCode;
  }

  /** The current namespace from now on, where it has changed that. */
  get switchedTo(): string | undefined {
    return this.#invocation?.switchedTo;
  }

  /** Virtual time at which it wants to be resumed, though nothing has changed. */
  get wakeTime(): number | undefined {
    return this.#waits?.until;
  }

  /** It has nothing more to say, and only waits for its end. */
  get isQuiet(): boolean {
    return this.#waits?.isQuiet === true;
  }

  /** What stands before the line that it reads; undefined where it reads nothing. */
  get prompt(): string | undefined {
    return this.#waits?.prompt;
  }

  resume(): void {
    if (this.isRunning) this.#work(() => this.#goOn(undefined));
  }

  /** Gives it a line to read. */
  enter(line: string): void {
    if (this.prompt !== undefined) this.#work(() => this.#goOn(line));
  }

  endInput(): void {
    this.enter(endOfInput);
  }

  /** Ctrl+C. */
  interrupt(): void {
    if (!this.isRunning) return;
    this.leave();
    this.#exitCode = interrupted;
  }

  /** Nobody looks any more: what it began is put in order, nothing else. */
  leave(): void {
    if (!this.isRunning) return;
    this.#work(() => {
      this.#waits = undefined;
      this.#invocation?.ongoing?.return();
    });
  }

  /** What it has printed since the last time, free of control characters. `forgotten`: so many lines came before. */
  take(): { readonly lines: readonly PrintedLine[]; readonly forgotten: number } {
    const taken = { lines: this.#printed, forgotten: this.#forgotten };
    this.#printed = [];
    this.#forgotten = 0;
    return taken;
  }

  #goOn(entered: string | undefined): void {
    const result = this.#invocation?.ongoing?.next(entered);
    this.#waits = result === undefined || result.done ? undefined : result.value;
  }

  /** What the command itself changes must not resume it while it is at it. */
  #work(work: () => void): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      work();
      this.#exitCode = this.#invocation?.exitCode ?? 0;
      this.#collect([]);
    } catch (error) {
      this.#waits = undefined;
      this.#exitCode = 1;
      this.#collect(errorLines(error));
    } finally {
      this.#isBusy = false;
    }
  }

  #collect(complaints: readonly string[]): void {
    const printed = this.#invocation?.printed.splice(0) ?? [];
    const all = [...printed, ...complaints.map((text) => ({ stream: 'stderr' as const, text }))];
    this.#printed.push(...all.map(({ stream, text }) => ({ stream, text: cleanText(text) })));
    const tooMany = Math.max(0, this.#printed.length - keptLines);
    this.#printed.splice(0, tooMany);
    this.#forgotten += tooMany;
  }
}
