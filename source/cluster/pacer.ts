/**
 * Wall time to virtual time. The pacer sleeps until something shows (the next due event, the next second of the
 * clock), never wakes more often than the screen is drawn, and never tries to make up for more than a moment: a
 * machine that slept or a speed that is too much makes the clock slower, not the program hang.
 */

export interface Pace {
  /** Virtual milliseconds per millisecond. */
  readonly speed: number;
  readonly paused: boolean;
}

/** The real clock, handed in. All times are milliseconds. */
export interface WallClock {
  now(): number;
  /** Calls once after so much time; returns the way to call it off. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** What is paced. */
export interface Paced {
  readonly pace: Pace;
  /** Virtual time, and that of the next due event. */
  readonly now: number;
  readonly nextEventTime: number | undefined;
  readonly startTime: number;
  /** Lets so much wall time pass at the present pace. */
  advance(milliseconds: number): void;
}

/** Between two wake-ups: 30 a second. */
const frame = 1000 / 30;
/** How late a wake-up may be and still be made up for. */
const mostLate = 250;
/** Computing in one go, before keys and the screen get their turn. */
const budget = 20;
/** Virtual time that passes between two looks at the budget. */
const slice = 1000;

/** Wall time within `elapsed` that makes whole virtual milliseconds; speeds are whole, or one over a whole number. */
export function wholeWallTime(elapsed: number, speed: number): number {
  const unit = Math.max(1, 1 / speed);
  return Math.max(0, Math.floor(elapsed / unit) * unit);
}

/** Wall time until something shows; undefined while time is paused. */
export function timeUntilNext({
  pace,
  now,
  nextEventTime,
  startTime,
}: Omit<Paced, 'advance'>): number | undefined {
  if (pace.paused) return undefined;
  const nextSecond = startTime + (Math.floor((now - startTime) / 1000) + 1) * 1000;
  return Math.max(0, Math.min(nextSecond, nextEventTime ?? nextSecond) - now) / pace.speed;
}

export class Pacer {
  readonly #paced: Paced;
  readonly #clock: WallClock;
  readonly #ticked: () => void;
  #reached: number;
  #planned = 0;
  #cancel: (() => void) | undefined;

  /** `ticked` hears of every wake-up, once virtual time has passed. */
  constructor(paced: Paced, clock: WallClock, ticked: () => void) {
    this.#paced = paced;
    this.#clock = clock;
    this.#ticked = ticked;
    this.#reached = clock.now();
    this.plan();
  }

  /** Brings virtual time to this moment, at the pace that has held since the last time. */
  catchUp(): void {
    const started = this.#clock.now();
    const elapsed = started - this.#reached;
    const { speed, paused } = this.#paced.pace;
    const due = paused ? 0 : wholeWallTime(Math.min(elapsed, this.#planned + mostLate), speed);
    const step = wholeWallTime(Math.max(1, slice / speed), speed);
    let passed = 0;
    while (passed < due && this.#clock.now() - started < budget) {
      const next = Math.min(step, due - passed);
      this.#paced.advance(next);
      passed += next;
    }
    // What is left below a virtual millisecond is kept; what was too much is let go.
    const isWhole = passed === due && elapsed <= this.#planned + mostLate;
    this.#reached = isWhole && !paused ? this.#reached + passed : started;
  }

  /** Sleeps until something shows at the pace that holds now. */
  plan(): void {
    this.#cancel?.();
    const wait = timeUntilNext(this.#paced);
    if (wait === undefined) {
      this.#cancel = undefined;
      return;
    }
    this.#planned = Math.max(frame, wait);
    this.#cancel = this.#clock.after(Math.ceil(this.#planned), () => this.#tick());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #tick(): void {
    this.catchUp();
    this.#ticked();
    if (this.#cancel !== undefined) this.plan();
  }
}
