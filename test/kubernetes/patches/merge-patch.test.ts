import { describe, expect, it, test } from 'vitest';
import { applyMergePatch } from '../../../source/kubernetes/patches/merge-patch.ts';
import { deepFreeze } from '../../../source/lib/deep-freeze.ts';

describe('the examples of RFC 7386', () => {
  it.each<[unknown, unknown, unknown]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j is %j', (target, patch, result) => {
    expect(applyMergePatch(deepFreeze(target), deepFreeze(patch))).toEqual(result);
  });
});

test('in what is new, null says that there is nothing, in lists of maps too', () => {
  const patch = { spec: { containers: [{ name: 'a', image: null }], paused: null } };
  expect(applyMergePatch({}, patch)).toEqual({ spec: { containers: [{ name: 'a' }] } });
});

test('a patch that changes nothing leaves the very same object', () => {
  const target = deepFreeze({ a: { b: 1 }, l: [{ x: 1 }] });
  expect(applyMergePatch(target, { a: { b: 1, c: null }, l: [{ x: 1 }], d: null })).toBe(target);
});

test('what the patch does not name is shared', () => {
  const target = deepFreeze({ a: { b: 1 }, c: { d: 1 } });
  const result = applyMergePatch(target, { c: { d: 2 } }) as typeof target;
  expect(result).toEqual({ a: { b: 1 }, c: { d: 2 } });
  expect(result.a).toBe(target.a);
});

test('a member named __proto__ is a member like others', () => {
  const result = applyMergePatch({}, JSON.parse('{"__proto__": {"polluted": true}}'));
  expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  expect(JSON.stringify(result)).toBe('{"__proto__":{"polluted":true}}');
  expect('polluted' in {}).toBe(false);
});
