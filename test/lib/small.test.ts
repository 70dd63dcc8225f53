import { expect, test } from 'vitest';
import { parseDuration } from '../../source/lib/duration.ts';
import { isEqual } from '../../source/lib/equal.ts';
import { slowStartBatches } from '../../source/lib/slow-start.ts';

test.each([
  ['500ms', 500],
  ['2s', 2000],
  ['1.5s', 1500],
  ['1m30s', 90_000],
  ['2h', 7_200_000],
  ['', undefined],
  ['2', undefined],
  ['2 s', undefined],
  ['s', undefined],
])('the duration %j is %j milliseconds', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each([
  [0, []],
  [1, [1]],
  [3, [1, 2]],
  [4, [1, 2, 1]],
  [10, [1, 2, 4, 3]],
  [100, [1, 2, 4, 8, 16, 32, 37]],
])('a slow start of %i goes in batches of %j', (count, sizes) => {
  expect(slowStartBatches(count)).toEqual(sizes);
});

test.each([
  [{ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, true],
  [{ a: 1 }, { a: 1, b: null }, false],
  [{ a: [1] }, { a: { 0: 1 } }, false],
  [[1, 2], [1, 2, 3], false],
  ['1', 1, false],
  [null, {}, false],
])('%j and %j: equal is %j', (a, b, expected) => {
  expect(isEqual(a, b)).toBe(expected);
  expect(isEqual(b, a)).toBe(expected);
});
