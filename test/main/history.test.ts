import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyFile, openHistory } from '../../source/main/history.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'history-'));
  file = historyFile({ XDG_STATE_HOME: folder });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('The history', () => {
  it('lies in the state folder of the person', () => {
    expect(file).toBe(path.join(folder, 'kubarium', 'history'));
    const standard = path.join(homedir(), '.local', 'state', 'kubarium', 'history');
    expect(historyFile({})).toBe(standard);
    expect(historyFile({ XDG_STATE_HOME: 'not/absolute' })).toBe(standard);
  });

  it('is there in the next run, each line once, for nobody else to read', () => {
    const history = openHistory(file);
    expect(history.lines).toEqual([]);
    for (const line of ['deploy', 'kubectl get pods', 'deploy']) history.keep(line);
    expect(openHistory(file).lines).toEqual(['kubectl get pods', 'deploy']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps the last lines only', () => {
    mkdirSync(path.dirname(file));
    writeFileSync(file, Array.from({ length: 700 }, (_, index) => `line ${index}\n`).join(''));
    openHistory(file).keep('newest');
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([500, 'line 201', 'newest']);
  });

  it('keeps what another program has added meanwhile', () => {
    const [one, other] = [openHistory(file), openHistory(file)];
    one.keep('a');
    other.keep('b');
    expect(openHistory(file).lines).toEqual(['a', 'b']);
  });

  it('has no control characters in it, whatever is in the file', () => {
    mkdirSync(path.dirname(file));
    writeFileSync(file, 'kubectl \u001b[31mget\u001b[0m pods\n\n');
    expect(openHistory(file).lines).toEqual(['kubectl get pods']);
  });

  it('is silent where it can not be written', () => {
    writeFileSync(path.join(folder, 'kubarium'), 'a file in its place');
    const history = openHistory(file);
    history.keep('deploy');
    expect([history.lines, existsSync(file)]).toEqual([[], false]);
  });

  it('is silent where it can not be read', () => {
    mkdirSync(file, { recursive: true });
    chmodSync(file, 0o700);
    expect(openHistory(file).lines).toEqual([]);
  });
});
