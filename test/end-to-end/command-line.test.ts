import { describe, expect, it } from 'vitest';
import { run } from './program.ts';

describe('The program without a terminal', { timeout: 30_000 }, () => {
  it('prints one plain frame after ten virtual seconds, always the same', async () => {
    const [one, two] = await Promise.all([run([]), run([])]);
    expect(one).toEqual(two);
    expect(one.exitCode).toBe(0);
    expect(one.stderr).toBe('');
    expect(one.stdout).toMatch(/^ kubarium · workshop +▶ 1x 00:00:10 +(whole )?cluster: nodes 4\/4/);
    expect(one.stdout).not.toContain('\u001b');
    expect(one.stdout.split('\n')).toHaveLength(31);
  });

  it('takes seed, speed, namespace and profile', async () => {
    const args = [
      '--seed',
      '7',
      '--speed',
      '60',
      '--namespace',
      'kube-system',
      '--profile',
      'instant',
      '--paused',
    ];
    const { stdout, exitCode } = await run(args);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/⏸ 60x 00:00:10 [\s\S]* in kube-system/);
    expect(stdout).toMatch(/kube-apiserver-control-plane +1\/1 +Running/);
  });

  it.each([
    [['no-such.yaml'], /^no-such\.yaml: no such file or directory\n$/],
    [['--seed', 'x'], /option '--seed <number>' argument 'x' is invalid/],
    [['--speed', '0'], /option '--speed <factor>' argument '0' is invalid/],
    [['--profile', 'slow'], /Allowed choices are realistic, instant/],
    [['--no-such-option'], /unknown option '--no-such-option'/],
    [['play'], /missing required argument 'flow'/],
  ])('refuses %j with one message and exit code 1', async (args, message) => {
    const { exitCode, stdout, stderr } = await run(args);
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('says what it is and what there is', async () => {
    const [version, help, list] = await Promise.all([run(['--version']), run(['--help']), run(['list'])]);
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(help.stdout).toMatch(/^Usage: kubarium/);
    expect(list.stdout.split('\n')).toContain('  workshop');
    expect([version, help, list].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  });
});
