import { beforeEach, describe, expect, it } from 'vitest';
import { endOfInput } from '../../source/kubectl/command.ts';
import { pod } from '../support/manifests.ts';
import { type Followed, follow } from './followed.ts';
import { type Session, session } from './session.ts';

let kubectl: Session;
const start = (line: string): Followed => follow(line, kubectl.environment);

beforeEach(() => {
  kubectl = session({ manifests: [pod('p')], reconcilers: 'all' });
  kubectl.cluster.advance(10_000);
});

describe('exec -it', () => {
  it('runs line after line, and keeps what was set', () => {
    const shell = start('exec -it p -- sh');
    expect(shell.session.prompt).toBe('# ');
    expect(shell.enter('X=3').enter('echo $X').enter('').lines).toEqual(['3']);
  });

  it.each([
    ['exit', 0],
    ['exit 4', 4],
    [endOfInput, 0],
  ])('is left by %j', (line, code) => {
    const { session: shell, complaints } = start('exec -it p -- /bin/bash').enter(line);
    expect([shell.isRunning, shell.exitCode]).toEqual([false, code]);
    expect(complaints).toEqual(code === 0 ? [] : [`command terminated with exit code ${code}`]);
  });

  it('ends with the exit code of the last line', () => {
    expect(start('exec -it p -- sh').enter('nonsense').enter('exit').session.exitCode).toBe(127);
  });

  it('ends where its container ends', () => {
    const shell = start('exec -it p -- sh');
    kubectl.out('delete pod p --force');
    shell.session.resume();
    expect(shell.session.exitCode).toBe(137);
  });

  it('of anything but a shell runs to its end', () => {
    expect(kubectl.out('exec -it p -- hostname')).toBe('p');
  });
});

describe('run -it', () => {
  it('waits for the pod, reads lines, and with --rm deletes it in the end', () => {
    const box = start('run -it --rm box --image=busybox --restart=Never -- sh');
    expect([box.lines, box.session.prompt]).toEqual([[], undefined]);
    box.pass(30_000);
    expect(box.session.prompt).toBe('# ');
    box.enter('hostname').enter('exit');
    expect(box.lines).toEqual([
      "If you don't see a command prompt, try pressing enter.",
      'box',
      'pod "box" deleted from default namespace',
    ]);
  });

  it('deletes it where it is interrupted too', () => {
    const box = start('run -it --rm box --image=busybox').pass(30_000).interrupt();
    expect(box.lines.at(-1)).toBe('pod "box" deleted from default namespace');
    expect(box.session.exitCode).toBe(130);
  });

  it('shows what a command writes, and how it ended', () => {
    const box = start('run -i --rm box --image=busybox --restart=Never -- sh -c "echo hi; exit 3"');
    expect(box.pass(60_000).lines.slice(0, 2)).toEqual(['hi', 'pod default/box terminated (Error)']);
    expect(box.session.exitCode).toBe(3);
  });

  it.each([
    ['run -t box --image=busybox', 'error: -i/--stdin is required for containers with -t/--tty=true'],
    ['run --rm box --image=busybox', 'error: --rm should only be used for attached containers'],
  ])('%s is refused', (line, message) => {
    expect(kubectl.refused(line)).toBe(message);
  });
});

describe('attach', () => {
  it('shows what is written from now on', () => {
    kubectl.cluster.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'talker' },
      spec: {
        containers: [{ name: 'main', image: 'busybox', command: ['sh', '-c', 'echo a; sleep 30; echo b'] }],
      },
    });
    kubectl.cluster.advance(10_000);
    expect(start('attach talker').pass(60_000).lines).toEqual(['b']);
  });

  it('reads where a shell waits', () => {
    kubectl.run('run box -it --image=busybox');
    kubectl.cluster.advance(30_000);
    expect(start('attach -it box').enter('hostname').lines.at(-1)).toBe('box');
  });
});
