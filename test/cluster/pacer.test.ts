import { describe, expect, it } from 'vitest';
import {
  type Pace,
  Pacer,
  timeUntilNext,
  type WallClock,
  wholeWallTime,
} from '../../source/cluster/pacer.ts';

/** A clock that is moved by hand, with the one timer that the pacer may have. */
class HandClock implements WallClock {
  time = 0;
  /** Time that every look at the clock takes: a slow machine. */
  cost = 0;
  wakeUps = 0;
  #timer: { at: number; callback: () => void } | undefined;

  now(): number {
    this.time += this.cost;
    return this.time;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.#timer = timer;
    return () => {
      if (this.#timer === timer) this.#timer = undefined;
    };
  }

  get isWaiting(): boolean {
    return this.#timer !== undefined;
  }

  /** Lets time pass, and the timer go off where it is due. */
  pass(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (let timer = this.#timer; timer !== undefined && timer.at <= end; timer = this.#timer) {
      this.#timer = undefined;
      this.time = Math.max(this.time, timer.at);
      this.wakeUps += 1;
      timer.callback();
    }
    this.time = Math.max(this.time, end);
  }
}

function paced(pace: Partial<Pace> = {}) {
  return {
    pace: { speed: 1, paused: false, ...pace },
    startTime: 0,
    now: 0,
    nextEventTime: undefined as number | undefined,
    advances: [] as number[],
    advance(milliseconds: number) {
      this.now += milliseconds * this.pace.speed;
      this.advances.push(milliseconds);
    },
  };
}

describe('Wall time that makes whole virtual milliseconds', () => {
  it.each([
    [10.7, 1, 10],
    [10.7, 60, 10],
    [10.7, 0.5, 10],
    [10.7, 0.25, 8],
    [3.9, 0.25, 0],
    [-5, 1, 0],
  ])('%f ms at %fx: %i', (elapsed, speed, expected) => {
    expect(wholeWallTime(elapsed, speed)).toBe(expected);
  });
});

describe('The time until something shows', () => {
  it.each([
    [{ now: 0, nextEventTime: undefined, speed: 1 }, 1000],
    [{ now: 250, nextEventTime: undefined, speed: 1 }, 750],
    [{ now: 250, nextEventTime: 300, speed: 1 }, 50],
    [{ now: 250, nextEventTime: 200, speed: 1 }, 0],
    [{ now: 0, nextEventTime: 90_000, speed: 0.25 }, 4000],
    [{ now: 0, nextEventTime: 600, speed: 60 }, 10],
  ])('%j: %f ms', ({ speed, ...rest }, expected) => {
    expect(timeUntilNext({ ...rest, startTime: 0, pace: { speed, paused: false } })).toBe(expected);
  });

  it('never comes while time stands still', () => {
    const pace = { speed: 1, paused: true };
    expect(timeUntilNext({ pace, startTime: 0, now: 0, nextEventTime: 10 })).toBeUndefined();
  });
});

describe('The pacer', () => {
  it('wakes once a second while nothing happens, and virtual time is wall time at 1x', () => {
    const clock = new HandClock();
    const world = paced();
    new Pacer(world, clock, () => {});
    clock.pass(10_000);
    expect(clock.wakeUps).toBe(10);
    expect(world.now).toBe(10_000);
  });

  it('never wakes more than 30 times a second, however fast time goes', () => {
    const clock = new HandClock();
    const world = paced({ speed: 3600 });
    new Pacer(world, clock, () => {});
    clock.pass(1000);
    expect(clock.wakeUps).toBeLessThanOrEqual(30);
    expect(world.now).toBeGreaterThan(3600 * 950);
  });

  it('loses nothing to fractions at slow speeds', () => {
    const clock = new HandClock();
    const world = paced({ speed: 0.25 });
    const pacer = new Pacer(world, clock, () => {});
    for (let step = 0; step < 100; step += 1) {
      clock.pass(3.3);
      pacer.catchUp();
    }
    expect(world.now).toBe(82);
    expect(world.advances.every((wall) => Number.isInteger(wall * 0.25))).toBe(true);
  });

  it('sets no timer while time stands still, and does not make up for it', () => {
    const clock = new HandClock();
    const world = paced({ paused: true });
    const pacer = new Pacer(world, clock, () => {});
    clock.pass(60_000);
    expect(clock.isWaiting).toBe(false);
    pacer.catchUp();
    world.pace.paused = false;
    pacer.plan();
    clock.pass(2000);
    expect(world.now).toBe(2000);
  });

  it('makes up for a late wake-up, but not for a night in the bag', () => {
    const clock = new HandClock();
    const world = paced();
    new Pacer(world, clock, () => {});
    clock.time = 8 * 3_600_000;
    clock.pass(0);
    expect(world.now).toBe(1250);
    clock.pass(1000);
    expect(world.now).toBeLessThanOrEqual(2250);
  });

  it('stops computing when its turn is over, and lets the rest go', () => {
    const clock = new HandClock();
    const world = paced({ speed: 3600 });
    const pacer = new Pacer(world, clock, () => {});
    clock.time += 33;
    clock.cost = 10;
    pacer.catchUp();
    expect(world.advances.length).toBeLessThan(4);
    clock.cost = 0;
    const reached = world.now;
    pacer.catchUp();
    expect(world.now - reached).toBeLessThanOrEqual(3600 * 40);
  });

  it('brings time to the present before a key, and says when it has moved', () => {
    const clock = new HandClock();
    const world = paced();
    let ticks = 0;
    const pacer = new Pacer(world, clock, () => {
      ticks += 1;
    });
    clock.pass(400);
    expect(world.now).toBe(0);
    pacer.catchUp();
    pacer.plan();
    expect(world.now).toBe(400);
    clock.pass(600);
    expect([world.now, ticks]).toEqual([1000, 1]);
  });

  it('is quiet once it is stopped, even from within its own wake-up', () => {
    const clock = new HandClock();
    const pacer: Pacer = new Pacer(paced(), clock, () => pacer.stop());
    clock.pass(5000);
    expect(clock.wakeUps).toBe(1);
    expect(clock.isWaiting).toBe(false);
  });
});
