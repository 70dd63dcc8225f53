import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CommandGroup } from '../../source/kubectl/command.ts';
import { completeKubectl } from '../../source/kubectl/complete.ts';
import { isGroup } from '../../source/kubectl/find-command.ts';
import { runKubectl } from '../../source/kubectl/run.ts';
import { verbs } from '../../source/kubectl/verbs/index.ts';
import { deployment, pod } from '../support/manifests.ts';
import { session } from './session.ts';

const { environment, cluster } = session({
  manifests: [deployment('web'), pod('p', 'nginx', { app: 'web' })],
  files: { 'f.yaml': [pod('q')] },
  texts: { 'f.yaml': 'a=b' },
});

function wordsOf({ commands, itself }: CommandGroup): { words: string[]; flags: string[] }[] {
  const here = itself === undefined ? [] : [{ words: [], flags: itself.flags.map(({ name }) => name) }];
  const below = Object.entries(commands).flatMap(([name, entry]) =>
    isGroup(entry)
      ? wordsOf(entry).map(({ words, flags }) => ({ words: [name, ...words], flags }))
      : [{ words: [name], flags: entry.flags.map((flag) => flag.name) }],
  );
  return [...here, ...below];
}

const commands = wordsOf({ commands: verbs });
const odd = fc.constantFrom(
  '',
  '-',
  '--',
  '=',
  ':',
  'a=b',
  'a-',
  'a=b:NoSchedule',
  '{.x[',
  '{{.x}}',
  '{{if',
  '💥',
  '\u001b[2J',
  'null',
  '-1',
  '999999999999',
  '1e3',
  '%',
  "'",
  'x/y/z',
  '__proto__',
  'constructor',
);
const names = fc.constantFrom(
  'web',
  'p',
  'node-1',
  'default',
  'kube-system',
  'f.yaml',
  'main',
  '80',
  '50%',
  'cpu=1',
  'app=web',
  'app in (a',
);
const kinds = fc.constantFrom(
  'pod',
  'pods',
  'deploy',
  'deploy/web',
  'pod/p',
  'node',
  'svc',
  'all',
  'cm',
  'cj',
  'hpa',
  'ns',
  'rs,sts',
  'nope',
  'events',
  'pdb',
  'sa/default',
);
const formats = fc.constantFrom(
  '-o=yaml',
  '-ojson',
  '-o=wide',
  '-o=name',
  '-o=jsonpath={.items[*].metadata.name}',
  '-o=go-template={{range .items}}{{.kind}}{{end}}',
  '-o=custom-columns=A:.kind',
  '-o=foo',
  '--dry-run=client',
  '--dry-run=server',
  '--',
  '-A',
  '-n',
  '-l',
  '-f',
  '-it',
  '--all',
  '--force',
  '-h',
);

const anyLine = fc.constantFrom(...commands).chain(({ words, flags }) => {
  const flag = flags.length === 0 ? odd : fc.constantFrom(...flags).map((name) => `--${name}`);
  const assigned = fc.tuple(flag, fc.oneof(names, kinds, odd)).map((pair) => pair.join('='));
  const rest = fc.array(fc.oneof(kinds, names, formats, flag, assigned, odd), { maxLength: 7 });
  return rest.map((more) => [...words, ...more]);
});

it('whatever is typed, there is an answer', () => {
  const start = cluster.checkpoint();
  fc.assert(
    fc.property(anyLine, (line) => {
      const { stdout, stderr, exitCode } = runKubectl(line, environment);
      expect(Number.isInteger(exitCode)).toBe(true);
      expect([...stdout, ...stderr].filter((text) => /[\n\u0000-\u001f]/.test(text))).toEqual([]);
      if (exitCode !== 0) expect(stdout.length + stderr.length).toBeGreaterThan(0);
      cluster.restore(start);
    }),
    { numRuns: 1500, seed: 1 },
  );
});

it('whatever is typed so far, there are candidates or none', () => {
  fc.assert(
    fc.property(anyLine, fc.string({ maxLength: 5 }), (words, tail) => {
      const line = `kubectl ${words.join(' ')}${tail}`;
      const { start, candidates } = completeKubectl(line, line.length, environment);
      expect(start).toBeLessThanOrEqual(line.length);
      expect(candidates.every((each) => typeof each === 'string')).toBe(true);
    }),
    { numRuns: 500, seed: 2 },
  );
});
