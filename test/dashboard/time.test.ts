import { describe, expect, it } from 'vitest';
import { clock, clockWithMilliseconds } from '../../source/dashboard/clock.ts';
import { nextSpeed, speeds } from '../../source/dashboard/speeds.ts';
import { deployment, pod, Screen, textOf } from './screen.ts';

describe('The clock', () => {
  it.each([
    [0, '00:00:00'],
    [192_480, '00:03:12'],
    [100 * 3_600_000, '100:00:00'],
  ])('at %d ms shows %s', (milliseconds, expected) => {
    expect(clock(milliseconds)).toBe(expected);
  });

  it('knows milliseconds where they matter', () => {
    expect(clockWithMilliseconds(192_480)).toBe('00:03:12.480');
  });
});

describe('The speed', () => {
  it('steps through all speeds, up and down, and stops at the ends', () => {
    const up = [0.25];
    while (nextSpeed(up.at(-1)!, true) !== up.at(-1)) up.push(nextSpeed(up.at(-1)!, true));
    expect(up).toEqual(speeds);
    expect(nextSpeed(0.25, false)).toBe(0.25);
    expect(nextSpeed(3600, false)).toBe(300);
  });

  it('is changed by > and <', () => {
    const screen = new Screen([]).press('>', '>');
    expect(screen.dashboard.pace.speed).toBe(5);
    expect(screen.flash).toBe('time goes 5x');
    expect(screen.press('<').dashboard.view().header.speed).toBe('2x');
  });

  it('maps wall time to virtual time', () => {
    const screen = new Screen([]).press('>', '>');
    const { now } = screen.cluster;
    screen.dashboard.advance(1000);
    expect(screen.cluster.now - now).toBe(5000);
  });
});

describe('Paused time', () => {
  it('stands still, and names the ways on', () => {
    const screen = new Screen([deployment('web')]).press('space');
    const { now } = screen.cluster;
    screen.dashboard.advance(1000);
    expect(screen.cluster.now).toBe(now);
    expect(textOf(screen.dashboard.view().pausedLine!)).toBe(
      '⏸ 00:00:10.000  . next change  space go on at 1x  < > speed',
    );
    expect(screen.press('space').dashboard.pace.paused).toBe(false);
  });

  it('says at which speed it will go on', () => {
    const screen = new Screen([deployment('web')]).press('space', '>');
    expect(screen.flash).toBe('time stands still; space goes on at 2x');
    expect(textOf(screen.dashboard.view().pausedLine!)).toContain('go on at 2x');
  });

  it('steps to the next change, and tells of it', () => {
    const screen = new Screen([deployment('web', 1)]);
    screen.press('ctrl+d', 'tab', 'enter', '.');
    expect(screen.dashboard.pace.paused).toBe(true);
    expect(screen.flash).toMatch(/^[\w/-]+: ./);
  });
});

describe('What passes with virtual time', () => {
  it('is the mark of a changed cell, after a second at 1x', () => {
    const screen = new Screen([]).command('nodes').press('c');
    const marked = () => {
      const { body } = screen.dashboard.view();
      return body.type === 'table'
        ? body.rows.flatMap(({ cells }) => cells.filter((cell) => cell.changed))
        : [];
    };
    expect(marked().map(({ text }) => text)).toEqual(['Ready,SchedulingDisabled']);
    screen.dashboard.advance(990);
    const still = marked().length;
    screen.wait(100);
    expect([still > 0, marked()]).toEqual([true, []]);
  });

  it('is the flash', () => {
    const screen = new Screen([deployment('web')]).command('kubectl cordon node-1');
    expect(screen.wait(5).flash).toBe('node/node-1 cordoned');
    expect(screen.wait(2).flash).toBeUndefined();
  });

  it('is nothing else: the view is the same one until something shows', () => {
    const screen = new Screen([]);
    const view = screen.dashboard.view();
    expect(screen.dashboard.view()).toBe(view);
    screen.wait(1);
    expect(screen.dashboard.view()).not.toBe(view);
  });
});

describe('The dashboard', () => {
  it('tells its listeners of keys and of the cluster', () => {
    const screen = new Screen([]);
    let calls = 0;
    const stop = screen.dashboard.subscribe(() => {
      calls += 1;
    });
    screen.press('down');
    const afterKey = calls;
    screen.cluster.create(pod('a'));
    const afterChange = calls;
    stop();
    screen.press('down');
    expect([afterKey > 0, afterChange > afterKey, calls === afterChange]).toEqual([true, true, true]);
  });

  it('shows the same for the same keys, however often it was looked at in between', () => {
    const run = (looks: boolean) => {
      const screen = new Screen([deployment('web', 3), deployment('api', 2)]).press('down', 'down');
      for (const key of ['ctrl+d', 'tab', 'enter']) {
        screen.press(key);
        if (looks) screen.dashboard.view();
      }
      for (let second = 0; second < 40; second += 1) {
        screen.cluster.advance(1000);
        if (looks) screen.dashboard.view();
      }
      return screen.dashboard.view();
    };
    expect(run(true)).toEqual(run(false));
  });

  it('is idle once a key is done with, and leaves on ctrl+c whatever lies over it', () => {
    const screen = new Screen([deployment('web')]).press('ctrl+d', 'ctrl+c');
    expect([screen.dashboard.idle, screen.dashboard.quit]).toEqual([true, true]);
  });
});
