import { expect, it } from 'vitest';
import { alignRows, alignTabs } from '../../source/printers/text-table.ts';

it('makes columns at least six wide and three apart, as kubectl get does', () => {
  expect(
    alignRows([
      ['NAME', 'READY', 'AGE'],
      ['a-long-name', '1/1', '5s'],
    ]),
  ).toEqual(['NAME          READY   AGE', 'a-long-name   1/1     5s']);
});

it('aligns neighbouring lines only: a line without a tab parts them', () => {
  expect(alignTabs(['Name:\tx', 'A longer title:\ty', 'Pods:', 'a:\tb', 'cd:\te'])).toEqual([
    'Name:            x',
    'A longer title:  y',
    'Pods:',
    'a:   b',
    'cd:  e',
  ]);
});

it('aligns inner columns within the lines that have them', () => {
  expect(alignTabs(['a\tb\tc', 'dd\teee\tf', 'ggggg\th'])).toEqual([
    'a      b    c',
    'dd     eee  f',
    'ggggg  h',
  ]);
});

it('measures what a terminal shows, not characters', () => {
  expect(alignTabs(['日本\tx', 'abc\ty'])).toEqual(['日本  x', 'abc   y']);
});

it('leaves a line without tabs as it is', () => {
  expect(alignTabs(['', 'plain'])).toEqual(['', 'plain']);
});
