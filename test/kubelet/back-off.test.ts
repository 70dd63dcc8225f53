import { expect, test } from 'vitest';
import { type BackOff, delayAfter, raised } from '../../source/kubelet/back-off.ts';

const second = 1000;

/** Start times, in seconds, of a container that runs for a while and fails, again and again. */
function startsOf(runSeconds: number, count: number): readonly number[] {
  const starts = [0];
  let backOff: BackOff | undefined;
  while (starts.length < count) {
    const failedAt = (starts.at(-1)! + runSeconds) * second;
    const startsAt = failedAt + delayAfter(backOff, failedAt);
    backOff = raised(backOff, failedAt, startsAt);
    starts.push(startsAt / second);
  }
  return starts;
}

test.each([
  [0, [0, 0, 10, 30, 70, 150, 310, 610, 910, 1210]],
  [1, [0, 1, 12, 33, 74, 155, 316, 617, 918, 1219]],
  [30, [0, 30, 70, 120, 190, 300, 490, 820, 1150, 1480]],
  [400, [0, 400, 810, 1230, 1670, 2150, 2710, 3410, 4110, 4810]],
])('a container that fails after %i s is started with doubling patience', (runSeconds, starts) => {
  expect(startsOf(runSeconds, starts.length)).toEqual(starts);
});

test('after more than ten good minutes a failure is the first again', () => {
  expect(startsOf(601, 4)).toEqual([0, 601, 1202, 1803]);
});

test('a pull that fails at once is tried again with doubling patience', () => {
  const pulls = [0];
  let backOff: BackOff | undefined;
  while (pulls.length < 8) {
    const failedAt = pulls.at(-1)! * second;
    backOff = raised(backOff, failedAt, failedAt);
    pulls.push((failedAt + backOff.delay) / second);
  }
  expect(pulls).toEqual([0, 10, 30, 70, 150, 310, 610, 910]);
});
