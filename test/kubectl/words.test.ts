import { expect, it } from 'vitest';
import { quote, splitWords } from '../../source/kubectl/words.ts';
import { fc } from '../support/properties.ts';

const texts = (line: string) => splitWords(line).words.map(({ text }) => text);

it.each([
  ['get  pods ', ['get', 'pods']],
  [`a 'b c' "d e"`, ['a', 'b c', 'd e']],
  [`a=b'c d'e`, ['a=bc de']],
  ['a\\ b', ['a b']],
  [`'a\\b' "a\\"b"`, ['a\\b', 'a"b']],
  [`'' x`, ['', 'x']],
  ['', []],
])('%s splits into words as in a shell', (line, words) => {
  expect(texts(line)).toEqual(words);
});

it('tells of a quote that is not closed', () => {
  expect(splitWords(`get 'po`)).toMatchObject({ unclosed: "'" });
});

it('knows where each word starts', () => {
  expect(splitWords(` get 'my pod'`).words.map(({ start }) => start)).toEqual([1, 5]);
});

it('any words, quoted and joined, split into themselves again', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      expect(texts(words.map(quote).join(' '))).toEqual(words);
    }),
  );
});

it('leaves plain words without quotes', () => {
  expect(quote('deploy/web-1:2.0@sha,x=y')).toBe('deploy/web-1:2.0@sha,x=y');
});
