/** Programs that can be run in a container: at once, to their end, and without a trace. */
import type { Files } from '../exec/files.ts';

/** The container as a program in it sees it. */
export interface Machine {
  readonly hostname: string;
  /** Virtual time, milliseconds since the epoch. */
  readonly now: number;
  readonly user: number;
  readonly group: number;
  readonly files: Files;
  /** The command line of the container's own process. */
  readonly mainProcess: string;
}

export interface ProgramContext {
  readonly machine: Machine;
  readonly variables: Readonly<Record<string, string>>;
  readonly stdin: string;
  out(text: string): void;
  err(text: string): void;
}

/** Gives the exit code. */
export type Program = (args: readonly string[], context: ProgramContext) => number;
