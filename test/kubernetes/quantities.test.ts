import { expect, test } from 'vitest';
import {
  bytes,
  formatBytes,
  formatCpu,
  milliCpu,
  parseQuantity,
} from '../../source/kubernetes/quantities.ts';

test.each([
  ['1', 1],
  ['0.5', 0.5],
  ['.5', 0.5],
  ['500m', 0.5],
  ['100u', 0.0001],
  ['2k', 2000],
  ['1.5Gi', 1_610_612_736],
  ['128M', 128_000_000],
  ['1e3', 1000],
  ['1E3', 1000],
  ['1E', 1e18],
  ['-1', -1],
  [4, 4],
])('%s is %s', (text, amount) => {
  expect(parseQuantity(text)).toBe(amount);
});

test.each(['', 'x', '1 Gi', '1gi', '1KB', '--1', '1.2.3', 'Mi'])('%j is no quantity', (text) => {
  expect(parseQuantity(text)).toBeUndefined();
});

test.each([
  ['100m', 100],
  ['0.1', 100],
  ['1.005', 1005],
  ['2', 2000],
  ['1u', 1],
  [undefined, 0],
])('%s of CPU is %i thousandths of a core', (text, milli) => {
  expect(milliCpu(text)).toBe(milli);
});

test.each([
  ['64Mi', 67_108_864],
  ['1.5', 2],
  ['8Gi', 8_589_934_592],
])('%s is %i bytes', (text, amount) => {
  expect(bytes(text)).toBe(amount);
});

test('amounts are written as briefly as they can be', () => {
  expect([250, 1500, 2000, 0].map(formatCpu)).toEqual(['250m', '1500m', '2', '0']);
  expect([8 * 2 ** 30, 1536 * 2 ** 20, 1000, 0].map(formatBytes)).toEqual(['8Gi', '1536Mi', '1000', '0']);
});
