/**
 * A flow: one file that plays the dashboard over a cluster, step by step, in virtual time. It is a test when its
 * snapshots are compared, and a demo when a person watches.
 */
import type { Fault } from '../cluster/cluster.ts';
import type { Kind } from '../kubernetes/kinds.ts';

export interface Flow {
  /** The file it was read from, as it was named. */
  readonly file: string;
  readonly name: string;
  /** Bundled names, or paths as the flow writes them (relative to its file). */
  readonly fixtures: readonly string[];
  /** Beats the fixture's own. */
  readonly seed?: number;
  readonly size: ScreenSize;
  readonly steps: readonly Step[];
}

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

export type Step = Action & {
  /** Counted from 1. */
  readonly number: number;
  /** Line in the file, counted from 1. */
  readonly line: number;
  /** The step is wanted to be refused: a key that says why it can not work, a command that fails. */
  readonly fails: boolean;
};

export type Action =
  /** A caption. */
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'press'; readonly keys: readonly string[] }
  /** Presses one key a character. */
  | { readonly type: 'type'; readonly text: string }
  /** Lets virtual time pass, paused or not. */
  | { readonly type: 'advance'; readonly milliseconds: number }
  /** Lets a person's time pass: virtual time by the dashboard's speed, none while it is paused. */
  | { readonly type: 'wait'; readonly milliseconds: number }
  | { readonly type: 'until'; readonly check: Check; readonly within: number }
  | { readonly type: 'expect'; readonly check: Check }
  | { readonly type: 'command'; readonly text: string }
  | { readonly type: 'fault'; readonly fault: Fault }
  | { readonly type: 'snapshot'; readonly name: string }
  | { readonly type: 'resize'; readonly size: ScreenSize };

/** What should be so; all that is named holds at once. */
export interface Check {
  /** Somewhere on the screen. */
  readonly text?: string;
  /** Nowhere on the screen. */
  readonly not?: string;
  /** Some line of the screen matches. */
  readonly match?: RegExp;
  /** Some line of the screen has these texts in this order. */
  readonly row?: readonly string[];
  readonly resource?: ResourceCheck;
}

/** Nothing but the object named: it exists. */
export interface ResourceCheck {
  readonly kind: Kind;
  readonly namespace: string | undefined;
  readonly name: string;
  /** A condition of its status and what it should say. */
  readonly condition?: { readonly type: string; readonly status: string };
  readonly value?: { readonly path: readonly (string | number)[]; readonly equals: unknown };
  /** It should not exist. */
  readonly gone?: boolean;
}
