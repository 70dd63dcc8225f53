/** All that can happen to the dashboard. */
import type { PrintedLine } from '../kubectl/command.ts';
import type { Change } from '../store/reading.ts';
import type { Size } from './layout.ts';

/** What a command printed that is over. */
export interface Printed {
  readonly line: string;
  readonly lines: readonly PrintedLine[];
  readonly exitCode: number;
  /** The current namespace from now on, where it has changed that. */
  readonly switchedTo?: string | undefined;
}

/** What a running command has to tell. */
export interface News {
  readonly lines: readonly PrintedLine[];
  /** So many lines came before these, and nobody keeps them. */
  readonly forgotten: number;
  /** It reads a line, and says this in front of it. */
  readonly prompt?: string;
  /** It is over. */
  readonly exitCode?: number;
}

export type Message =
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: 'resize'; readonly size: Size }
  /** Lists may have other rows now. */
  | { readonly type: 'cluster-changed' }
  /** A command was run: for a key or a dialog, or for the `:` line. */
  | { readonly type: 'ran'; readonly origin: 'key' | 'typed'; readonly printed: Printed }
  /** A typed command goes on. */
  | { readonly type: 'started'; readonly session: number; readonly line: string; readonly news: News }
  | { readonly type: 'printed'; readonly session: number; readonly news: News }
  /** Commands were run for a key or a dialog, one for each of several objects. */
  | { readonly type: 'ran-each'; readonly what: string; readonly printed: readonly Printed[] }
  /** Something from outside the API happened to the cluster, or was refused. */
  | { readonly type: 'faulted'; readonly text: string; readonly failed: boolean }
  /** Time went to the next event; without changes nothing was pending. */
  | { readonly type: 'stepped'; readonly changes: readonly Change[] };
