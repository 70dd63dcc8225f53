/**
 * Which keys of one process wait, and until when. A key waits at most once as dirty and once for a wake-up; adding a
 * dirty key again only ever moves it earlier. Failures in a row are counted per key (client-go, util/workqueue).
 */

interface Waiting {
  readonly time: number;
  readonly sequence: number;
  readonly trigger?: number | undefined;
}

export interface QueueSnapshot {
  readonly dirty: readonly (readonly [string, Waiting])[];
  readonly wakes: readonly (readonly [string, Waiting])[];
  readonly failures: readonly (readonly [string, number])[];
}

const firstBackOff = 5;
const longestBackOff = 1_000_000;

export class WorkQueue {
  #dirty = new Map<string, Waiting>();
  #wakes = new Map<string, Waiting>();
  #failures = new Map<string, number>();

  get size(): number {
    return this.#dirty.size + this.#wakes.size;
  }

  /** The sequence given, or undefined where the key already waits for an earlier or equal time. */
  add(key: string, time: number, sequence: number, trigger: number | undefined): number | undefined {
    const waiting = this.#dirty.get(key);
    if (waiting !== undefined && waiting.time <= time) return undefined;
    this.#dirty.set(key, { time, sequence, trigger: waiting?.trigger ?? trigger });
    return sequence;
  }

  /** False where the key is to wake at that very time already. */
  setWake(key: string, time: number, sequence: number): boolean {
    if (this.#wakes.get(key)?.time === time) return false;
    this.#wakes.set(key, { time, sequence });
    return true;
  }

  forgetWake(key: string): void {
    this.#wakes.delete(key);
  }

  has(key: string, sequence: number): boolean {
    return this.#dirty.get(key)?.sequence === sequence || this.#wakes.get(key)?.sequence === sequence;
  }

  /** Takes the appointment out; answers what triggered it. */
  take(key: string, sequence: number): number | undefined {
    const waiting = this.#dirty.get(key);
    if (waiting?.sequence === sequence) {
      this.#dirty.delete(key);
      return waiting.trigger;
    }
    this.#wakes.delete(key);
    return undefined;
  }

  /** Counts a failure; milliseconds to wait before the next try. */
  fail(key: string): number {
    const failures = this.#failures.get(key) ?? 0;
    this.#failures.set(key, failures + 1);
    return Math.min(firstBackOff * 2 ** failures, longestBackOff);
  }

  succeed(key: string): void {
    this.#failures.delete(key);
  }

  *appointments(): Generator<{ time: number; sequence: number; key: string }> {
    for (const waiting of [this.#dirty, this.#wakes]) {
      for (const [key, { time, sequence }] of waiting) yield { time, sequence, key };
    }
  }

  snapshot(): QueueSnapshot {
    return { dirty: [...this.#dirty], wakes: [...this.#wakes], failures: [...this.#failures] };
  }

  restore(snapshot: QueueSnapshot): void {
    this.#dirty = new Map(snapshot.dirty);
    this.#wakes = new Map(snapshot.wakes);
    this.#failures = new Map(snapshot.failures);
  }
}
