import { expect, test } from 'vitest';
import { hasInOrder } from '../../source/lib/has-in-order.ts';

test.each([
  ['web-1 Running 2m', ['web', 'Run'], true],
  ['web-1 Running 2m', ['Run', 'web'], false],
  ['abab', ['ab', 'ab'], true],
  ['ab', ['ab', 'ab'], false],
  ['anything', [], true],
])('"%s" has %j in order: %s', (text, parts, expected) => {
  expect(hasInOrder(text, parts)).toBe(expected);
});
