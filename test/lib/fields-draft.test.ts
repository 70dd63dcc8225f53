import { expect, test } from 'vitest';
import { FieldsDraft } from '../../source/lib/fields-draft.ts';

const original = Object.freeze({ a: 1, b: 2 });

test('what does not change is the original', () => {
  const draft = new FieldsDraft(original);
  draft.set('a', 1);
  draft.delete('c');
  expect(draft.finish()).toBe(original);
});

test('changes are seen in the draft and leave the original', () => {
  const draft = new FieldsDraft(original);
  draft.delete('a');
  draft.set('c', 3);
  expect([draft.has('a'), draft.get('a'), draft.get('c'), draft.names()]).toEqual([
    false,
    undefined,
    3,
    ['b', 'c'],
  ]);
  expect(draft.finish()).toEqual({ b: 2, c: 3 });
});

test('names that every object inherits are no fields until they are set', () => {
  const draft = new FieldsDraft({});
  expect([draft.has('constructor'), draft.get('constructor')]).toEqual([false, undefined]);
  draft.set('__proto__', { polluted: true });
  expect(Object.keys(draft.finish())).toEqual(['__proto__']);
  expect('polluted' in {}).toBe(false);
});
