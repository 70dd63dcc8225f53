import { describe, expect, it } from 'vitest';
import { groups, keymap, keyTable, shownKey } from '../../source/dashboard/keymap.ts';
import { handlers } from '../../source/dashboard/update/handlers.ts';
import { deployment, pod, Screen } from './screen.ts';

describe('The keymap', () => {
  it('binds every command, and only commands that exist', () => {
    expect(keymap.map(({ id }) => id).sort()).toEqual(Object.keys(handlers).sort());
  });

  it('has every command once, with a label and a meaning of its own', () => {
    expect(new Set(keymap.map(({ id }) => id)).size).toBe(keymap.length);
    expect(new Set(keymap.map(({ meaning }) => meaning)).size).toBe(keymap.length);
    expect(keymap.filter(({ label }) => label === '')).toEqual([]);
  });

  it('gives every key one meaning', () => {
    const keys = keymap.flatMap((command) => command.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('puts every command into a group, and no group is empty', () => {
    expect([...new Set(keymap.map(({ group }) => group))].sort()).toEqual([...groups].sort());
  });

  it('puts nothing dangerous on a key that only moves', () => {
    const harmless = [
      'up',
      'down',
      'left',
      'right',
      'j',
      'k',
      'h',
      'l',
      'g',
      'G',
      'enter',
      'space',
      'ctrl+f',
      'ctrl+b',
      'ctrl+u',
    ];
    const dangerous = keymap.filter((command) => command.dangerous).flatMap(({ keys }) => keys);
    expect(dangerous.filter((key) => harmless.includes(key))).toEqual([]);
  });

  it('can be shown as a table', () => {
    expect(keyTable()).toHaveLength(keymap.length);
    expect(keyTable()).toContainEqual({ key: '↑ k', meaning: 'up' });
    expect(keyTable().find(({ key }) => key === '0-9')?.meaning).toContain('namespace');
  });

  it.each([
    ['ctrl+d', '^d'],
    ['enter', '↵'],
    ['space', 'space'],
    ['G', 'G'],
  ])('shows %s as %s', (key, expected) => {
    expect(shownKey(key)).toBe(expected);
  });
});

describe('Help', () => {
  it('begins with what changes the cluster and its time', () => {
    const { groups: shown } = new Screen([]).press('?').sheet;
    expect(shown.slice(0, 2).map(({ title }) => title)).toEqual(['Change', 'Time']);
  });

  it('lists every command once', () => {
    const { groups: shown } = new Screen([]).press('?').sheet;
    const rows = shown.filter(({ title }) => title !== 'Namespaces').flatMap(({ table }) => table.rows);
    expect(rows.map(([, meaning]) => meaning).sort()).toEqual(keymap.map(({ meaning }) => meaning).sort());
  });

  it('says what can not be done on this view', () => {
    const { groups: shown } = new Screen([deployment('web')]).press('?').sheet;
    const rows = shown.flatMap(({ table }) => table.rows);
    expect(rows.find(([key]) => key === 's')?.[2]).toBe('–');
    expect(rows.find(([key]) => key === 'd')?.[2]).toBe('');
  });
});

describe('The action menu', () => {
  const menuOn = (line: string) =>
    new Screen([deployment('web')])
      .command(line)
      .press('a')
      .menu.items.map(({ label }) => label);

  it.each([
    ['pods', ['describe', 'logs', 'delete', 'image', 'owner', 'node'], ['scale', 'unplug', 'undo']],
    ['deployments', ['scale', 'image', 'undo', 'pause rollout', 'restart', 'delete'], ['cordon', 'unplug']],
    ['nodes', ['cordon', 'unplug', 'describe'], ['scale', 'logs']],
  ])('of %s has what such a row can do, and no more', (line, there, absent) => {
    const labels = menuOn(line);
    expect(labels).toEqual(expect.arrayContaining(there));
    expect(labels.filter((label) => absent.includes(label))).toEqual([]);
  });

  it.each([
    ['deployments', ['s', 'i', 'u', 'p', 'r', '^d', 'd']],
    ['pods', ['i', '^d', 'd']],
    ['nodes', ['c', 'x', '^d', 'd']],
  ])('of %s begins with what changes them', (line, keys) => {
    const { items } = new Screen([deployment('web')]).command(line).press('a').menu;
    expect(items.slice(0, keys.length).map(({ key }) => key)).toEqual(keys);
  });

  it('ends with what can not be done', () => {
    const { items } = new Screen([pod('alone')]).press('a').menu;
    const firstDisabled = items.findIndex(({ disabled }) => disabled !== undefined);
    expect(items.slice(firstDisabled).map(({ label }) => label)).toEqual(['owner']);
  });

  it('does what its row says, by enter or by the key', () => {
    const screen = new Screen([deployment('web')]).command('deploy').press('a', 's');
    expect(screen.dialog.title).toBe('Scale deployment web');
    screen.press('esc', 'a');
    while (!screen.menu.items.find(({ selected }) => selected)!.label.includes('scale')) screen.press('down');
    expect(screen.press('enter').dialog.title).toBe('Scale deployment web');
  });

  it('says why something can not be done now', () => {
    const { items } = new Screen([deployment('web')], { readOnly: true }).command('deploy').press('a').menu;
    expect(items.find(({ label }) => label === 'scale')?.disabled).toContain('read-only');
  });
});
