/** What every command is made of, and what it is given when it runs. */
import type { Cause, Cluster, WriteOptions } from '../cluster/cluster.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import type { KubectlEnvironment } from './environment.ts';
import { errorLines } from './errors.ts';
import { type Arguments, boolean, type Flag, text, textFlag } from './flags.ts';

/** One command, `get` or `rollout undo`. */
export interface Command {
  readonly flags: readonly Flag[];
  /** What its operands are, for completion. */
  readonly operands?: 'resources' | 'pods' | 'nodes' | 'images' | 'taints' | 'words';
  /** It never runs, whatever it is given, and says this instead. */
  readonly refusal?: string;
  run(invocation: Invocation): void;
}

/** A command that only holds others: `rollout`, `set`, `create`. */
export interface CommandGroup {
  readonly commands: Readonly<Record<string, Command | CommandGroup>>;
  /** Other words for them: `po` in `top po`. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** What the group does when no command of it is named: `create -f`. */
  readonly itself?: Command;
}

/** Commands that have no name of their own here write as `kubectl`. */
const managers: Readonly<Record<string, string>> = {
  annotate: 'kubectl-annotate',
  apply: 'kubectl-client-side-apply',
  autoscale: 'kubectl-autoscale',
  create: 'kubectl-create',
  expose: 'kubectl-expose',
  label: 'kubectl-label',
  patch: 'kubectl-patch',
  replace: 'kubectl-replace',
  rollout: 'kubectl-rollout',
  run: 'kubectl-run',
  set: 'kubectl-set',
  taint: 'kubectl-taint',
};

/**
 * What a command does that goes on after `run`: whenever the cluster has changed or time has passed, it is resumed,
 * prints what there is to say, and yields what it waits for now. It is given the line that was entered, if it reads
 * any. It ends with a return or an error; where it is interrupted, its `finally` blocks still run.
 */
export type Ongoing = Generator<Waits, void, string | undefined>;

export interface Waits {
  /** Virtual time at which it wants to look again, though nothing has changed. */
  readonly until?: number;
  /** It reads a line, and says this in front of it. */
  readonly prompt?: string;
  /** It only waits for its end, and has nothing more to say: those who do not care need not look at it. */
  readonly isQuiet?: boolean;
}

/** What a command that reads is given where its input ends (ctrl+d). */
export const endOfInput = '\u0004';

export interface PrintedLine {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** One run of one command. */
export class Invocation {
  /** In the order in which it was printed. */
  readonly printed: PrintedLine[] = [];
  exitCode = 0;
  ongoing: Ongoing | undefined;
  /** The current namespace from now on, where the command changes it. */
  switchedTo: string | undefined;

  readonly environment: KubectlEnvironment;
  readonly cluster: Cluster;
  readonly namespace: string;
  readonly cause: Cause;
  readonly arguments: Arguments;
  readonly readFiles: ((path: string) => readonly Manifest[]) | undefined;
  /** What `-f -` reads. */
  readonly stdin: string | undefined;
  readonly #path: string;

  constructor(given: {
    /** The command's words: `rollout undo`. */
    readonly path: string;
    readonly environment: KubectlEnvironment;
    readonly namespace: string;
    readonly cause: Cause;
    readonly arguments: Arguments;
    readonly readFiles: ((path: string) => readonly Manifest[]) | undefined;
    readonly stdin: string | undefined;
  }) {
    this.#path = given.path;
    this.environment = given.environment;
    this.cluster = given.environment.cluster;
    this.namespace = given.namespace;
    this.cause = given.cause;
    this.arguments = given.arguments;
    this.readFiles = given.readFiles;
    this.stdin = given.stdin;
  }

  /** Options that every write of this run carries. */
  get writing(): WriteOptions & { cause: Cause } {
    return { cause: this.cause, fieldManager: this.fieldManager };
  }

  /** Who owns the fields that this run writes: what kubectl's commands call themselves. */
  get fieldManager(): string {
    const [verb = ''] = this.#path.split(' ');
    return textFlag(this.arguments.flags, 'field-manager') ?? managers[verb] ?? 'kubectl';
  }

  out(...lines: readonly string[]): void {
    for (const text of lines) this.printed.push({ stream: 'stdout', text });
  }

  err(...lines: readonly string[]): void {
    for (const text of lines) this.printed.push({ stream: 'stderr', text });
  }

  /** The command does not end with `run`. */
  goOn(ongoing: Ongoing): void {
    this.ongoing = ongoing;
  }

  /** Does something about one object; a refusal is told and the command goes on with the next. */
  attempt(work: () => void, doing?: string): void {
    try {
      work();
    } catch (error) {
      this.err(...errorLines(error, doing));
      this.exitCode = 1;
    }
  }
}

export const namespaceFlag: Flag = text('namespace', { short: 'n', complete: 'namespace' });
/** Every command takes these. */
export const commonFlags: readonly Flag[] = [namespaceFlag, boolean('help', { short: 'h' })];
export const allNamespacesFlag: Flag = boolean('all-namespaces', { short: 'A' });
export const selectorFlags: readonly Flag[] = [text('selector', { short: 'l' }), allNamespacesFlag];
export const outputFlag: Flag = text('output', { short: 'o', complete: ['wide', 'yaml', 'json', 'name'] });
