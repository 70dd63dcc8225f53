import { expect, test } from 'vitest';
import { goText, goType } from '../../source/lib/go-text.ts';

test.each<[unknown, string, string]>([
  [{ b: 1, a: ['x', true] }, 'map[a:[x true] b:1]', 'map[string]interface {}'],
  [{}, 'map[]', 'map[string]interface {}'],
  [[], '[]', '[]interface {}'],
  [null, '<nil>', '%!s(<nil>)'],
  ['', '', 'string'],
  [1.5, '1.5', 'float64'],
  [3, '3', 'int64'],
  [false, 'false', 'bool'],
])('Go prints %j as %s of type %s', (value, text, type) => {
  expect([goText(value), goType(value)]).toEqual([text, type]);
});
