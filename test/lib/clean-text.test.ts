import { expect, it } from 'vitest';
import { cleanLines, cleanText } from '../../source/lib/clean-text.ts';

it.each([
  ['colours', '\u001b[31mred\u001b[0m', 'red'],
  ['cursor movements', 'a\u001b[2J\u001b[10;5Hb', 'ab'],
  ['window titles', 'a\u001b]0;owned\u0007b', 'ab'],
  ['hyperlinks', '\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\', 'link'],
  ['8-bit control sequences', 'a\u009b31mb', 'ab'],
  ['a lone escape', 'a\u001b', 'a'],
  ['bells, backspaces and nulls', 'a\u0007\u0008\u0000b', 'ab'],
  ['marks that turn the writing direction', 'a\u202eb\u2066c', 'abc'],
])('%s are taken out', (_, dirty, clean) => {
  expect(cleanText(dirty)).toBe(clean);
});

it('turns tabs and line breaks into one space', () => {
  expect(cleanText('a\r\nb\tc')).toBe('a b c');
});

it('leaves what people write alone', () => {
  const text = 'Ünïcode 日本 ✔ "quoted" `x` — 100%';
  expect(cleanText(text)).toBe(text);
});

it('splits lines at every kind of line break, the last one ending the last line', () => {
  expect(cleanLines('a\r\nb\rc\n\nd\n')).toEqual(['a', 'b', 'c', '', 'd']);
});
