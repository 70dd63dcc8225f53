/** Waiting longer after each failure (client-go, util/flowcontrol), for restarts and for image pulls. */

export interface BackOff {
  /** Milliseconds to wait after the next failure. */
  readonly delay: number;
  /** When the delay was last raised. */
  readonly raisedAt: number;
}

const initialDelay = 10_000;
const longestDelay = 300_000;

/** The back-off after one more try at `now`, given when the try before it failed (for pulls: the same moment). */
export function raised(backOff: BackOff | undefined, failedAt: number, now: number): BackOff {
  const delay =
    backOff === undefined || isForgotten(backOff, failedAt)
      ? initialDelay
      : Math.min(2 * backOff.delay, longestDelay);
  return { delay, raisedAt: now };
}

/** How long to wait after a failure at `failedAt`; nothing the first time, or after ten good minutes. */
export function delayAfter(backOff: BackOff | undefined, failedAt: number): number {
  return backOff === undefined || isForgotten(backOff, failedAt) ? 0 : backOff.delay;
}

function isForgotten(backOff: BackOff, failedAt: number): boolean {
  return failedAt - backOff.raisedAt > 2 * longestDelay;
}
