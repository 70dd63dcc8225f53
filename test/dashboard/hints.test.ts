import { describe, expect, it } from 'vitest';
import { deployment, Screen } from './screen.ts';

function footer(screen: Screen, columns: number): string {
  const hints = screen.dashboard.view().hints.map(({ key, label }) => `${key} ${label}`);
  const fits = (count: number) => hints.slice(0, count).join('  ').length <= columns - 2;
  let count = hints.length;
  while (!fits(count)) count -= 1;
  return hints.slice(0, count).join('  ');
}

describe('The footer', () => {
  it.each([
    ['pods', 60, '↵ containers  ^d delete  a actions  space pause time'],
    ['pods', 80, '↵ containers  ^d delete  a actions  space pause time  ? help  : go to  l logs'],
    ['deploy', 60, '↵ replicasets  s scale  i image  u undo  a actions'],
    ['deploy', 80, '↵ replicasets  s scale  i image  u undo  a actions  p pause rollout'],
    ['nodes', 80, '↵ pods  x unplug  c cordon  > faster  a actions  space pause time  ? help'],
    ['secrets', 60, 'space pause time  ? help  : go to  / filter  > faster'],
  ])('of %s at %d columns is %j', (view, columns, expected) => {
    expect(footer(new Screen([deployment('web')]).command(view), columns)).toBe(expected);
  });

  it('names the way back where there is one', () => {
    expect(footer(new Screen([deployment('web')]).command('deploy').press('enter'), 100)).toContain(
      'esc back',
    );
    expect(footer(new Screen([deployment('web')]).press('d'), 60)).toMatch(/^esc back/);
  });

  it('says what can be done now: to resume what is paused', () => {
    const screen = new Screen([deployment('web')]).press('space');
    expect(footer(screen, 60)).toContain('space resume time');
  });

  it('leaves out what can not be done', () => {
    const screen = new Screen([deployment('web')], { readOnly: true });
    expect(footer(screen, 100)).not.toContain('delete');
  });

  it.each([
    [['ctrl+d'], 'esc cancel'],
    [['a'], 'esc close'],
    [['?'], 'esc close'],
    [[':'], 'tab complete'],
    [['/'], 'esc cancel'],
  ])('after %j names %j', (keys, expected) => {
    expect(footer(new Screen([deployment('web')]).press(...keys), 80)).toContain(expected);
  });
});
