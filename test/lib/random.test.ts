import { expect, test } from 'vitest';
import { RandomStreams } from '../../source/lib/random.ts';

function take(streams: RandomStreams, name: string, count: number): number[] {
  return Array.from({ length: count }, () => streams.next(name));
}

test('the same seed gives the same numbers, another seed others', () => {
  expect(take(new RandomStreams(7), 'pull', 5)).toEqual(take(new RandomStreams(7), 'pull', 5));
  expect(take(new RandomStreams(7), 'pull', 5)).not.toEqual(take(new RandomStreams(8), 'pull', 5));
});

test('one stream does not disturb another', () => {
  const alone = take(new RandomStreams(7), 'pull', 5);
  const streams = new RandomStreams(7);
  take(streams, 'start', 3);
  expect(take(streams, 'pull', 5)).toEqual(alone);
});

test('numbers lie in [0, 1)', () => {
  for (const number of take(new RandomStreams(1), 'any', 1000)) {
    expect(number).toBeGreaterThanOrEqual(0);
    expect(number).toBeLessThan(1);
  }
});

test('the state can be kept and put back', () => {
  const streams = new RandomStreams(7);
  take(streams, 'pull', 3);
  const state = streams.state();
  const next = take(streams, 'pull', 3);
  streams.restore(state);
  expect(take(streams, 'pull', 3)).toEqual(next);
});
