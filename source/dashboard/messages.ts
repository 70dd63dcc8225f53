/** All that can happen to the dashboard. */
import type { Change } from '../store/reading.ts';
import type { Size } from './layout.ts';

/** What a command printed. */
export interface Printed {
  readonly line: string;
  readonly lines: readonly string[];
  readonly failed: boolean;
  /** It waits for something, and wants to be run again when the cluster has changed. */
  readonly pending: boolean;
}

export type Message =
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: 'resize'; readonly size: Size }
  /** Lists may have other rows now. */
  | { readonly type: 'cluster-changed' }
  /** A command was run: for a key or a dialog, for the `:` line, or once more because it was pending. */
  | { readonly type: 'ran'; readonly origin: 'key' | 'typed' | 'pending'; readonly printed: Printed }
  /** Commands were run for a key or a dialog, one for each of several objects. */
  | { readonly type: 'ran-each'; readonly what: string; readonly printed: readonly Printed[] }
  /** Something from outside the API happened to the cluster, or was refused. */
  | { readonly type: 'faulted'; readonly text: string; readonly failed: boolean }
  /** Time went to the next event; without changes nothing was pending. */
  | { readonly type: 'stepped'; readonly changes: readonly Change[] };
