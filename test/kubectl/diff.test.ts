import { describe, expect, it } from 'vitest';
import { startKubectl } from '../../source/kubectl/session.ts';
import { unifiedDiff } from '../../source/kubectl/unified-diff.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { pod } from '../support/manifests.ts';
import { session } from './session.ts';

const map = (data: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'conf' },
  data,
});
const secret = (data: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'key' },
  data,
});

const fresh = () =>
  session({
    files: {
      'a.yaml': [map({ a: '1', b: '2' })],
      'b.yaml': [map({ a: '1', b: '3', c: '4' })],
      'secret.yaml': [secret({ p: 'YQ==', q: 'YQ==' })],
      'secret2.yaml': [secret({ p: 'Yg==', q: 'YQ==' })],
      'pod.yaml': [pod('p', 'nginx:2')],
      empty: [],
    },
  });

describe('kubectl diff', () => {
  it('shows what apply would change, changes nothing and says so by its exit code', () => {
    const { out, run, cluster } = fresh();
    out('apply -f a.yaml');
    const before = cluster.revision;
    const { stdout, exitCode } = run('diff -f b.yaml');
    expect(exitCode).toBe(1);
    expect(cluster.revision).toBe(before);
    expect(stdout.slice(0, 3)).toEqual([
      'diff -u -N LIVE/v1.ConfigMap.default.conf MERGED/v1.ConfigMap.default.conf',
      '--- LIVE/v1.ConfigMap.default.conf',
      '+++ MERGED/v1.ConfigMap.default.conf',
    ]);
    expect(stdout.filter((line) => /^[-+ ] {2}\w: /.test(line))).toEqual([
      '   a: "1"',
      '-  b: "2"',
      '+  b: "3"',
      '+  c: "4"',
    ]);
  });

  it('says nothing where nothing would change', () => {
    const { out, run } = fresh();
    out('apply -f a.yaml');
    expect(run('diff -f a.yaml')).toEqual({ stdout: [], stderr: [], exitCode: 0 });
    expect(run('diff -f a.yaml --server-side --force-conflicts').exitCode).toBe(0);
  });

  it('shows the whole of what would be new', () => {
    const { stdout, exitCode } = fresh().run('diff -f a.yaml');
    expect(exitCode).toBe(1);
    expect(stdout[3]).toMatch(/^@@ -0,0 \+1,\d+ @@$/);
    expect(stdout.slice(4).every((line) => line.startsWith('+'))).toBe(true);
  });

  it('keeps secrets to itself', () => {
    const { out, run } = fresh();
    out('apply -f secret.yaml');
    const lines = run('diff -f secret2.yaml').stdout;
    expect(lines.filter((line) => line.includes('***')).map((line) => line.replaceAll(/['"]/g, ''))).toEqual([
      '-  p: *** (before)',
      '+  p: *** (after)',
      '   q: ***',
    ]);
    expect(lines.join('\n')).not.toContain('Yg==');
  });

  it.each([
    ['diff x', "error: Unexpected args: [x]\nSee 'kubectl diff -h' for help and examples"],
    ['diff', 'error: must specify one of -f and -k'],
    ['diff -f nope', 'error: the path "nope" does not exist'],
  ])('%s fails by another exit code', (line, complaint) => {
    const { stderr, exitCode } = fresh().run(line);
    expect([stderr.join('\n'), exitCode]).toEqual([complaint, 2]);
  });
});

describe('a unified diff', () => {
  const lines = (text: string) => text.split(' ').filter(Boolean);

  it.each([
    ['a b c', 'a b c', []],
    ['', 'a', ['@@ -0,0 +1 @@', '+a']],
    ['a', '', ['@@ -1 +0,0 @@', '-a']],
    ['a b c', 'a x c', ['@@ -1,3 +1,3 @@', ' a', '-b', '+x', ' c']],
    [
      '1 2 3 4 5 6 7 8 9 10 11 12',
      '1 2 3 4 5 x 6 7 8 9 10 11 12',
      ['@@ -3,6 +3,7 @@', ' 3', ' 4', ' 5', '+x', ' 6', ' 7', ' 8'],
    ],
    [
      'a 1 2 3 4 5 6 7 8 b',
      'x 1 2 3 4 5 6 7 8 y',
      ['@@ -1,4 +1,4 @@', '-a', '+x', ' 1', ' 2', ' 3', '@@ -7,4 +7,4 @@', ' 6', ' 7', ' 8', '-b', '+y'],
    ],
  ])('of %j and %j', (before, after, expected) => {
    expect(unifiedDiff(lines(before), lines(after))).toEqual(expected);
  });
});

describe('kubectl replace', () => {
  it('puts the file in the place of what is there', () => {
    const { out, cluster } = fresh();
    out('create -f a.yaml');
    expect(out('replace -f b.yaml')).toBe('configmap/conf replaced');
    expect(cluster.get('ConfigMap', 'default', 'conf').data).toEqual({ a: '1', b: '3', c: '4' });
    expect(out('replace -f a.yaml --dry-run=server')).toBe('configmap/conf replaced (server dry run)');
  });

  it('with --force deletes, waits and creates', () => {
    const { cluster, environment } = session({
      manifests: [pod('p')],
      files: { 'pod.yaml': [pod('p', 'nginx:2')] },
      reconcilers: 'all',
    });
    cluster.advance(10_000);
    const line = startKubectl('replace --force -f pod.yaml', environment);
    expect(line.isRunning).toBe(true);
    cluster.advance(60_000);
    line.resume();
    expect(line.isRunning).toBe(false);
    expect(line.take().lines.map(({ text }) => text)).toEqual([
      'pod "p" deleted from default namespace',
      'pod/p replaced',
    ]);
    expect(cluster.get('Pod', 'default', 'p').spec.containers[0]?.image).toBe('nginx:2');
  });

  it.each([
    ['', 'error: must specify one of -f and -k'],
    ['-f a.yaml', 'Error from server (NotFound): error when replacing "a.yaml": configmaps "conf" not found'],
    ['-f a.yaml --grace-period=3', 'error: --grace-period must have --force specified'],
    ['-f empty', 'error: no objects passed to replace'],
    ['-k .', 'error: -k, --kustomize is not supported here yet'],
  ])('replace %s is refused', (flags, complaint) => {
    expect(fresh().refused(`replace ${flags}`)).toBe(complaint);
  });
});

describe('what apply remembers', () => {
  it('is shown and written anew', () => {
    const { out, refused } = fresh();
    out('apply -f a.yaml');
    expect(JSON.parse(out('apply view-last-applied cm/conf -o json'))).toMatchObject({ data: { b: '2' } });
    expect(out('apply set-last-applied -f b.yaml')).toBe('configmap/conf configured');
    expect(out('apply view-last-applied cm conf')).toMatch(/^apiVersion: v1\ndata:\n {2}a: "1"\n {2}b: "3"/);
    expect(refused('apply edit-last-applied cm/conf')).toMatch(
      /^error: kubectl apply edit-last-applied is not/,
    );
  });

  it('may be missing', () => {
    const { out, refused } = fresh();
    out('create -f a.yaml');
    const missing = 'error: no last-applied-configuration annotation found on resource: conf';
    expect(refused('apply view-last-applied cm/conf')).toBe(missing);
    expect(refused('apply set-last-applied -f a.yaml')).toBe(
      `${missing}, to create the annotation, run the command with --create-annotation`,
    );
    expect(out('apply set-last-applied -f a.yaml --create-annotation')).toBe('configmap/conf configured');
  });

  it('only what has the labels is applied', () => {
    expect(fresh().refused('apply -f a.yaml -l app=x')).toBe('error: no objects passed to apply');
  });
});
