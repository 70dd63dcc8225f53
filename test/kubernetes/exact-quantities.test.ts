import { expect, test } from 'vitest';
import { minus, plus, readQuantity, writeQuantity } from '../../source/kubernetes/exact-quantities.ts';

test.each([
  ['0', '0'],
  ['1000m', '1'],
  ['0.5', '500m'],
  ['1500m', '1500m'],
  ['1000', '1k'],
  ['1.5G', '1500M'],
  ['1024Mi', '1Gi'],
  ['1.5Gi', '1536Mi'],
  ['1025', '1025'],
  ['0.1Ki', '102400m'],
  ['512Ki', '512Ki'],
  ['2e3', '2e3'],
  ['1e4', '10e3'],
  ['1E', '1E'],
  ['8Ei', '8Ei'],
  ['0.0000000001', '1n'],
  ['-2', '-2'],
])('%s reads back as %s', (text, canonical) => {
  expect(writeQuantity(readQuantity(text))).toBe(canonical);
});

test.each([
  ['500m', '1', '1500m', '-500m'],
  ['0.1', '0.2', '300m', '-100m'],
  ['1Gi', '512Mi', '1536Mi', '512Mi'],
  ['1Gi', '1G', '2073741824', '73741824'],
  ['0', '64Mi', '64Mi', '-64Mi'],
])('%s and %s are %s together, and %s is between them', (one, other, total, difference) => {
  const [a, b] = [readQuantity(one), readQuantity(other)];
  expect([writeQuantity(plus(a, b)), writeQuantity(minus(a, b))]).toEqual([total, difference]);
});

test.each(['', '.', 'lots', '1 Gi', '1e', '--1'])('%j is no quantity and counts as nothing', (text) => {
  expect(readQuantity(text).nanos).toBe(0n);
});
