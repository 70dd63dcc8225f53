import type { Key } from 'ink';
import { describe, expect, it } from 'vitest';
import { keyNames } from '../../source/ui/keys.ts';

function names(input: string, flags: Partial<Key> = {}): readonly string[] {
  return keyNames(input, flags as Key);
}

describe('Names of keys', () => {
  it.each([
    ['a', {}, ['a']],
    ['G', { shift: true }, ['G']],
    [' ', {}, ['space']],
    ['', { return: true }, ['enter']],
    ['', { escape: true }, ['esc']],
    ['', { tab: true }, ['tab']],
    ['', { tab: true, shift: true }, ['shift+tab']],
    ['', { upArrow: true }, ['up']],
    ['', { pageDown: true }, ['pgdn']],
    ['', { home: true }, ['home']],
    ['', { backspace: true }, ['backspace']],
    ['', { delete: true }, ['delete']],
    ['d', { ctrl: true }, ['ctrl+d']],
    ['c', { ctrl: true }, ['ctrl+c']],
    ['é', {}, ['é']],
    ['👍🏽', {}, ['👍🏽']],
  ] as const)('%j with %j is %j', (input, flags, expected) => {
    expect(names(input, flags)).toEqual(expected);
  });

  it('come apart where several keys were read at once', () => {
    expect(names(':pods\r')).toEqual([':', 'p', 'o', 'd', 's', 'enter']);
    expect(names('j\u0004 \t')).toEqual(['j', 'ctrl+d', 'space', 'tab']);
  });

  it('are esc and the key where a key follows esc at once, for alt looks the same', () => {
    expect(names('d', { meta: true })).toEqual(['esc', 'd']);
    expect(names('', { escape: true, meta: true })).toEqual(['esc', 'esc']);
  });

  it('do not exist for keys that nobody knows, nor for their release', () => {
    expect(names('')).toEqual([]);
    expect(names('\u0000', { ctrl: true })).toEqual([]);
    expect(names('a', { eventType: 'release' })).toEqual([]);
  });
});
