import { describe, expect, it } from 'vitest';
import { type Filterable, parseFilter, patternOf } from '../../source/dashboard/filter.ts';

const rows: readonly Filterable[] = [
  { text: 'web-1\nRunning\nnode-1', labels: { app: 'web', tier: 'front' } },
  { text: 'web-2\nCrashLoopBackOff\nnode-2', labels: { app: 'web' } },
  { text: 'api-1\nRunning\nnode-1', labels: { app: 'api' } },
  { text: 'A b\nPending', labels: undefined },
];

function found(filter: string): readonly string[] {
  const passes = parseFilter(filter);
  if (typeof passes !== 'function') throw new Error(passes.error);
  return rows.filter(passes).map(({ text }) => text.split('\n')[0]!);
}

describe('A filter', () => {
  it.each([
    ['', ['web-1', 'web-2', 'api-1', 'A b']],
    ['web', ['web-1', 'web-2']],
    ['WEB', ['web-1', 'web-2']],
    ['^(web|api)-1', ['web-1', 'api-1']],
    ['crash', ['web-2']],
    ['a b', ['A b']],
    ['a  b', []],
    ['^running$', ['web-1', 'api-1']],
    ['web.*running', []],
    ['!web', ['api-1', 'A b']],
    ['!', ['web-1', 'web-2', 'api-1', 'A b']],
    ['-f wb2', ['web-2']],
    ['-f w b 2', ['web-2']],
    ['-f 2b', []],
    ['-l app=web', ['web-1', 'web-2']],
    ['-l app in (api)', ['api-1']],
    ['-l !app', ['A b']],
    ['app=web', ['web-1', 'web-2']],
    ['app!=web', ['api-1', 'A b']],
    ['app=web,tier=front', ['web-1']],
  ])('%j lets through %j', (filter, expected) => {
    expect(found(filter)).toEqual(expected);
  });

  it.each([
    ['(', /^bad pattern: /],
    ['!web[', /^bad pattern: /],
    ['-l a=b=c', /^bad label selector: /],
  ])('%j says what is wrong with it', (filter, message) => {
    expect(parseFilter(filter)).toMatchObject({ error: expect.stringMatching(message) });
  });

  it.each([
    ['web', 'web'],
    ['!web', undefined],
    ['app=web', undefined],
    ['-f web', undefined],
    ['(', undefined],
  ])('%j marks matches of %j', (filter, expected) => {
    expect(patternOf(filter)?.source).toBe(expected);
  });
});
