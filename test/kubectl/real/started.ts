/** A kubectl that runs. */
import type { ChildProcess } from 'node:child_process';

export interface Printed {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

export class Started {
  readonly child: ChildProcess;
  /** What it has printed once it is over. */
  readonly printed: Promise<Printed>;
  #out = '';
  #err = '';
  #hasEnded = false;
  readonly #listeners = new Set<() => void>();

  constructor(child: ChildProcess) {
    this.child = child;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#changed(() => (this.#out += text)));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#changed(() => (this.#err += text)));
    // A command that does not read breaks the pipe; that is its right.
    child.stdin?.on('error', () => {});
    this.printed = new Promise((done, failed) => {
      child.on('error', failed);
      child.on('close', (code) => {
        this.#changed(() => (this.#hasEnded = true));
        done({ out: this.#out, err: this.#err, code: code ?? 128 });
      });
    });
  }

  get out(): string {
    return this.#out;
  }

  /** Once it has printed something that matches: all that it has printed. Fails where it ends before. */
  heard(pattern: RegExp): Promise<string> {
    return new Promise((done, failed) => {
      const look = (): void => {
        const has = pattern.test(this.#out) || pattern.test(this.#err);
        if (!has && !this.#hasEnded) return;
        this.#listeners.delete(look);
        if (has) done(this.#out);
        else failed(new Error(`it ended without ${pattern}:\n${this.#out}${this.#err}`));
      };
      this.#listeners.add(look);
      look();
    });
  }

  type(text: string): void {
    this.child.stdin?.write(text);
  }

  /** Ctrl+C, and what it had printed. */
  interrupt(): Promise<Printed> {
    this.child.kill('SIGINT');
    return this.printed;
  }

  #changed(take: () => void): void {
    take();
    for (const listener of [...this.#listeners]) listener();
  }
}
