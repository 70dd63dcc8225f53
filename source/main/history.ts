/** The command lines of earlier runs, in a file of the person's own; without it everything works all the same. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { History } from '../dashboard/effects.ts';
import { cleanText } from '../lib/clean-text.ts';

const keptLines = 500;
/** Nobody types more than that in one line (characters). */
const longestLine = 10_000;

/** `$XDG_STATE_HOME/kubarium/history`, by default in `~/.local/state`. */
export function historyFile(environment: Readonly<Record<string, string | undefined>>): string {
  const { XDG_STATE_HOME: state = '' } = environment;
  return join(state.startsWith('/') ? state : join(homedir(), '.local', 'state'), 'kubarium', 'history');
}

export function openHistory(file: string): History {
  return { lines: readLines(file), keep: (line) => keep(file, line) };
}

/** Other programs may have added lines of their own by now. */
function keep(file: string, line: string): void {
  if (line.length > longestLine) return;
  const others = readLines(file).filter((each) => each !== line);
  const lines = [...others, cleanText(line)].slice(-keptLines);
  const beside = `${file}.${process.pid}`;
  silently(() => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(beside, lines.map((each) => `${each}\n`).join(''), { mode: 0o600 });
    renameSync(beside, file);
  });
}

function readLines(file: string): readonly string[] {
  const text = silently(() => readFileSync(file, 'utf8')) ?? '';
  const lines = text.split('\n').map(cleanText);
  return lines.filter((line) => line !== '' && line.length <= longestLine).slice(-keptLines);
}

/** A history that can not be read or written is none. */
function silently<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
