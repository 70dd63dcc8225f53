import { expect, test } from 'vitest';
import { microTimestamp, parseTimestamp, timestamp } from '../../source/kubernetes/time.ts';

const newYear = Date.UTC(2026, 0, 1);

test.each<[string | undefined, number | undefined]>([
  ['2026-01-01T00:00:00Z', newYear],
  ['2026-01-01T00:00:00.250Z', newYear + 250],
  ['2026-01-01T00:00:00.250000Z', newYear + 250],
  ['2026-01-01T01:30:00+01:30', newYear],
  ['2026-01-01T00:00:00', undefined],
  ['2026-01-01', undefined],
  ['2026-13-01T00:00:00Z', undefined],
  ['1 January 2026', undefined],
  ['', undefined],
  [undefined, undefined],
])('the time %j is %j', (text, milliseconds) => {
  expect(parseTimestamp(text)).toBe(milliseconds);
});

test('times are written in UTC, in whole seconds or in microseconds', () => {
  expect(timestamp(newYear + 1999)).toBe('2026-01-01T00:00:01Z');
  expect(microTimestamp(newYear + 1999)).toBe('2026-01-01T00:00:01.999000Z');
});
