import { expect, test } from 'vitest';
import { isFields, own } from '../../source/lib/fields.ts';

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['text', false],
])('%j is a map of fields: %s', (value, expected) => {
  expect(isFields(value)).toBe(expected);
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  '%s is inherited, not owned',
  (name) => {
    expect(own<unknown>({ a: 1 }, name)).toBeUndefined();
    expect(own<unknown>(JSON.parse(`{"${name}": 1}`), name)).toBe(1);
  },
);
