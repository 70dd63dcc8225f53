import { describe, expect, it } from 'vitest';
import { deployment, pod } from '../support/manifests.ts';
import { type Session, session } from './session.ts';

const fresh = (): Session =>
  session({
    manifests: [
      pod('a', 'nginx', { app: 'x' }),
      pod('b', 'nginx', { app: 'x' }),
      pod('c', 'nginx'),
      deployment('web'),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' } },
    ],
    files: { 'web.yaml': [deployment('web')] },
  });

describe('delete', () => {
  it.each([
    ['delete pod a', ['pod "a" deleted from default namespace']],
    [
      'delete pod/a pod/b',
      ['pod "a" deleted from default namespace', 'pod "b" deleted from default namespace'],
    ],
    ['delete pods a b', ['pod "a" deleted from default namespace', 'pod "b" deleted from default namespace']],
    [
      'delete pods -l app=x',
      ['pod "a" deleted from default namespace', 'pod "b" deleted from default namespace'],
    ],
    ['delete deploy web', ['deployment.apps "web" deleted from default namespace']],
    ['delete -f web.yaml', ['deployment.apps "web" deleted from default namespace']],
    ['delete ns other', ['namespace "other" deleted']],
    ['delete pod a -o name', ['pod/a']],
  ])('%s says what it deleted', (line, lines) => {
    expect(fresh().run(line)).toMatchObject({ stdout: lines, stderr: [], exitCode: 0 });
  });

  it('takes all of a kind where told so', () => {
    const { out, cluster } = fresh();
    out('delete pods --all --grace-period=0 --force');
    expect(cluster.list('Pod', { namespace: 'default' })).toEqual([]);
  });

  it('forced does not wait, and warns', () => {
    const { run, cluster } = fresh();
    const { stdout, stderr } = run('delete pod a --force');
    expect(stdout).toEqual(['pod "a" force deleted from default namespace']);
    expect(stderr[0]).toMatch(/^Warning: Immediate deletion does not wait for confirmation/);
    expect(cluster.read.get('Pod', 'default', 'a')).toBeUndefined();
  });

  it('carries the line as the cause of its changes', () => {
    const { out, cluster } = fresh();
    const before = cluster.revision;
    out('k delete pod a --now');
    const [change] = cluster.changesSince(before);
    expect(change).toMatchObject({ actor: 'you', reason: 'kubectl delete pod a --now' });
  });

  it.each([
    ['--cascade=orphan', []],
    [
      '--cascade=false',
      ['warning: --cascade=false is deprecated (boolean value) and can be replaced with --cascade=orphan.'],
    ],
    [
      '--cascade=true',
      [
        'warning: --cascade=true is deprecated (boolean value) and can be replaced with --cascade=background.',
      ],
    ],
    ['--cascade', []],
  ])('understands %s', (flag, warnings) => {
    expect(fresh().run(`delete deploy web ${flag}`)).toMatchObject({ stderr: warnings, exitCode: 0 });
  });

  it('is silent about what is missing where told so', () => {
    expect(fresh().run('delete pod nope --ignore-not-found')).toEqual({
      stdout: [],
      stderr: [],
      exitCode: 0,
    });
  });

  it('goes on after what is missing', () => {
    expect(fresh().run('delete pods nope a')).toEqual({
      stdout: ['pod "a" deleted from default namespace'],
      stderr: ['Error from server (NotFound): pods "nope" not found'],
      exitCode: 1,
    });
  });

  it.each([
    ['delete', /^error: You must provide one or more resources by argument or filename\.\n/],
    ['delete pods', 'error: resource(s) were provided, but no name was specified'],
    ['delete pods a --all', 'error: name cannot be provided when a selector is specified'],
    ['delete pods --all -l a=b', "error: setting 'all' parameter but found a non empty selector. "],
    ['delete pod a --now --grace-period=5', 'error: --now and --grace-period cannot be specified together'],
    [
      'delete pod a --force --grace-period=5',
      'error: --force and --grace-period greater than 0 cannot be specified together',
    ],
    [
      'delete pod a --cascade=x',
      'error: invalid cascade value (x). Must be "background", "foreground", or "orphan"',
    ],
    ['delete -f nope.yaml', 'error: the path "nope.yaml" does not exist'],
  ])('%s is refused and deletes nothing', (line, message) => {
    const { refused, cluster } = fresh();
    const before = cluster.revision;
    const complaint = refused(line);
    if (typeof message === 'string') expect(complaint).toBe(message);
    else expect(complaint).toMatch(message);
    expect(cluster.revision).toBe(before);
  });
});

describe('the grace period of a delete', () => {
  const graceAfter = (flags: string) => {
    const { out, cluster } = session({
      manifests: [{ ...pod('a'), spec: { nodeName: 'node-1', ...(pod('a').spec as object) } }],
    });
    out(`delete pod a ${flags}`);
    return cluster.read.get('Pod', 'default', 'a')?.metadata.deletionGracePeriodSeconds;
  };

  it.each([
    ['', 30],
    ['--grace-period=5', 5],
    ['--now', 1],
    ['--grace-period=0', 1],
    ['--grace-period=-1', 30],
    ['--force', undefined],
  ])('with %s', (flags, seconds) => {
    expect(graceAfter(flags)).toBe(seconds);
  });
});
