import { expect, it } from 'vitest';
import { closestWord } from '../../source/lib/closest-word.ts';

const fields = ['name', 'replicas', 'selector', 'strategy', 'template', 'paused'];

it.each([
  ['replicase', 'replicas'],
  ['replica', 'replicas'],
  ['Selector', 'selector'],
  ['tempalte', 'template'],
  ['nmae', 'name'],
  ['pause', 'paused'],
  ['nodeName', undefined],
  ['x', undefined],
])('takes %s for %s', (word, expected) => {
  expect(closestWord(word, fields)).toBe(expected);
});
