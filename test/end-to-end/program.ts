/** The built program in a real pseudo-terminal: keys go in, and the screen is read as a person reads it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IPty } from 'node-pty';
import { afterAll } from 'vitest';
import { type VirtualScreen, virtualScreen } from '../support/virtual-screen.ts';

export const program = fileURLToPath(new URL('../../dist/kubarium.js', import.meta.url));

/** The optional package that makes pseudo-terminals; undefined where it could not be built. */
export const pty = await import('node-pty').catch(() => undefined);

/** Lines that tests type are none of the person's history. */
const ownState = mkdtempSync(path.join(tmpdir(), 'kubarium-test-'));
afterAll(() => rmSync(ownState, { recursive: true, force: true }));

/** Milliseconds until waiting for something ends in a message that says what is seen instead. */
const patience = 15_000;

export interface Running {
  readonly screen: VirtualScreen;
  /** All bytes so far. */
  readonly written: string;
  press(bytes: string): void;
  resize(columns: number, rows: number): void;
  kill(signal: string): void;
  /** Once the screen shows it; looks again after everything that is written. */
  shows(pattern: RegExp): Promise<string>;
  readonly exited: Promise<number>;
}

export function start(args: readonly string[], columns = 100, rows = 30): Running {
  const { CI: _, NO_COLOR: __, ...env } = process.env;
  const child: IPty = pty!.spawn(process.execPath, [program, ...args], {
    cols: columns,
    rows,
    cwd: path.dirname(path.dirname(program)),
    env: { ...env, TERM: 'xterm-256color', XDG_STATE_HOME: ownState },
  });
  const screen = virtualScreen(columns, rows);
  let written = '';
  const watchers = new Set<() => void>();
  child.onData((data) => {
    written += data;
    screen.write(data);
    for (const look of watchers) look();
  });
  const exited = new Promise<number>((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)));
  const shows = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = async () => {
        const text = (await screen.rows()).join('\n');
        if (pattern.test(text)) end(() => resolve(text));
        return text;
      };
      const fail = async (why: string) => {
        const text = await look();
        end(() => reject(new Error(`${why} without showing ${pattern}:\n${text}`)));
      };
      const end = (settle: () => void) => {
        clearTimeout(deadline);
        watchers.delete(look);
        settle();
      };
      const deadline = setTimeout(() => fail('waited long'), patience);
      watchers.add(look);
      void look();
      void exited.then(() => fail('ended'));
    });
  return {
    screen,
    get written() {
      return written;
    },
    press: (bytes) => child.write(bytes),
    resize: (width, height) => {
      screen.resize(width, height);
      child.resize(width, height);
    },
    kill: (signal) => child.kill(signal),
    shows,
    exited,
  };
}

export interface Result {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Without a terminal. */
export function run(args: readonly string[]): Promise<Result> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
    child.stdin?.end();
  });
}
