import { expect, test } from 'vitest';
import { Kernel, type Process } from '../../source/simulation/kernel.ts';

interface Run {
  readonly at: number;
  readonly process: string;
  readonly key: string;
  readonly trigger: number | undefined;
}

/** A kernel with two processes that write down when they ran; `a` waits 5 ms, `b` runs at once. */
function recording(react: (kernel: Kernel, run: Run) => void = () => {}) {
  const runs: Run[] = [];
  const process = (name: string, delay: number): Process => ({
    name,
    delay,
    run: (key, trigger) => {
      const run = { at: kernel.now, process: name, key, trigger };
      runs.push(run);
      react(kernel, run);
    },
  });
  const kernel: Kernel = new Kernel([process('a', 5), process('b', 0)], 0);
  return { kernel, runs, keys: () => runs.map((run) => `${run.at} ${run.process}/${run.key}`) };
}

const [a, b] = [0, 1];

test('a dirty key runs once, after the delay of its process, with its first trigger', () => {
  const { kernel, runs } = recording();
  kernel.enqueue(a, 'web', 41);
  kernel.advanceTo(3);
  kernel.enqueue(a, 'web', 42);
  kernel.advanceTo(100);
  expect(runs).toEqual([{ at: 5, process: 'a', key: 'web', trigger: 41 }]);
  expect(kernel.now).toBe(100);
});

test('what is due at the same moment runs in the order in which it was asked for', () => {
  const { kernel, keys } = recording();
  for (const key of ['z', 'y', 'x']) kernel.enqueue(b, key, undefined);
  kernel.advanceTo(0);
  expect(keys()).toEqual(['0 b/z', '0 b/y', '0 b/x']);
});

test('a key made dirty by its own run runs once more', () => {
  const { kernel, keys } = recording((kernel, run) => {
    if (run.at === 5) kernel.enqueue(a, run.key, 2);
  });
  kernel.enqueue(a, 'web', 1);
  kernel.advanceTo(100);
  expect(keys()).toEqual(['5 a/web', '10 a/web']);
});

test('a new wake-up replaces the one before, later or earlier', () => {
  const { kernel, keys } = recording();
  kernel.wake(b, 'later', 10);
  kernel.wake(b, 'later', 50);
  kernel.wake(b, 'earlier', 50);
  kernel.wake(b, 'earlier', 10);
  kernel.wake(b, 'never', 20);
  kernel.wake(b, 'never', undefined);
  expect(kernel.nextTime).toBe(10);
  kernel.advanceTo(100);
  expect(keys()).toEqual(['10 b/earlier', '50 b/later']);
  expect(kernel.nextTime).toBeUndefined();
});

test('failures in a row wait twice as long each time, and success starts afresh', () => {
  let failures = 4;
  const { kernel, keys } = recording((kernel, run) => {
    if (failures > 0) {
      failures -= 1;
      kernel.retry(b, run.key, undefined);
    } else kernel.succeed(b, run.key);
  });
  kernel.enqueue(b, 'web', undefined);
  kernel.advanceTo(1000);
  failures = 1;
  kernel.enqueue(b, 'web', undefined);
  kernel.advanceTo(2000);
  expect(keys()).toEqual([
    '0 b/web',
    '5 b/web',
    '15 b/web',
    '35 b/web',
    '75 b/web',
    '1000 b/web',
    '1005 b/web',
  ]);
});

test('appointments that were moved do not pile up', () => {
  const { kernel } = recording();
  for (let time = 1; time <= 10_000; time += 1) kernel.wake(b, 'web', 1_000_000 + time);
  expect(kernel.pending).toBe(1);
  kernel.advanceTo(2_000_000);
  expect(kernel.pending).toBe(0);
});

test('a snapshot put back runs the same future again', () => {
  const { kernel, runs, keys } = recording((kernel, run) => {
    if (run.at < 40) kernel.enqueue(a, run.key, run.at);
  });
  kernel.enqueue(a, 'x', 1);
  kernel.wake(b, 'y', 12);
  kernel.advanceTo(7);
  const snapshot = kernel.snapshot();
  runs.length = 0;
  kernel.advanceTo(100);
  const first = keys();
  kernel.restore(snapshot);
  runs.length = 0;
  kernel.advanceTo(100);
  expect(keys()).toEqual(first);
  expect(first.length).toBeGreaterThan(5);
});
