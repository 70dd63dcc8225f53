import { describe, expect, it } from 'vitest';
import { pty, start } from './program.ts';

const title =
  pty === undefined
    ? 'The program in a terminal (skipped: node-pty is missing)'
    : 'The program in a terminal';

describe.skipIf(pty === undefined)(title, { timeout: 30_000 }, () => {
  it('shows the workshop, answers to keys, and gives the terminal back', async () => {
    const running = start(['--seed', '1']);
    await running.shows(/kubarium · workshop[\s\S]*NAME ↑[\s\S]*web-/);
    expect(running.screen.isAlternate).toBe(true);

    running.press(':deploy\r');
    await running.shows(/^ deployments[\s\S]*NAME ↑[\s\S]*web/m);
    running.press('/web');
    await running.shows(/\/web▏/);
    running.press('\r');
    await running.shows(/▌.*web/);
    running.press('?');
    // Its rows are drawn by ink-table, which is not part of the bundle.
    await running.shows(/┌─ Keys[\s\S]*undo a rollout/);
    running.press('\u001b');
    await running.shows(/▌.*web/);

    running.resize(60, 16);
    await running.shows(/^ workshop .*nodes 4\/4/m);
    running.resize(80, 24);
    await running.shows(/kubarium · workshop.*nodes 4\/4/);

    running.press(' ');
    await running.shows(/⏸ 1x/);
    running.press('\u0003');
    expect(await running.exited).toBe(0);
    await running.screen.rows();
    expect(running.screen.isAlternate).toBe(false);
    expect(running.written.trimEnd().endsWith('\u001b[?25h')).toBe(true);
  });

  it('lets time run: pods that are being created become ready', async () => {
    const running = start(['--seed', '1', '--speed', '10']);
    const before = await running.shows(/ContainerCreating/);
    expect(before).toMatch(/00:00:0/);
    await running.shows(/web-\S+ +1\/1●? *Running/);
    running.press('\u0003');
    expect(await running.exited).toBe(0);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ])('gives the terminal back on %s, and says so', async (signal, exitCode) => {
    const running = start(['--paused']);
    await running.shows(/NAME ↑/);
    running.kill(signal);
    expect(await running.exited).toBe(exitCode);
    expect(await running.shows(new RegExp(`Kubarium was ended by ${signal}`))).toBeTruthy();
    expect(running.screen.isAlternate).toBe(false);
  });
});
