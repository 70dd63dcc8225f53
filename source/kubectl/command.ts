/** What every command is made of, and what it is given when it runs. */
import type { Cause, Cluster, WriteOptions } from '../cluster/cluster.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import { errorLines } from './errors.ts';
import { type Arguments, boolean, type Flag, text, textFlag } from './flags.ts';

/** One command, `get` or `rollout undo`. */
export interface Command {
  readonly flags: readonly Flag[];
  /** What its operands are, for completion. */
  readonly operands?: 'resources' | 'pods' | 'nodes' | 'images' | 'words';
  run(invocation: Invocation): void;
}

/** A command that only holds others: `rollout`, `set`, `create`. */
export interface CommandGroup {
  readonly commands: Readonly<Record<string, Command>>;
  /** What the group does when no command of it is named: `create -f`. */
  readonly itself?: Command;
  /** kubectl's other commands of the group, which are not built here yet. */
  readonly others?: readonly string[];
}

/** Commands that have no name of their own here write as `kubectl`. */
const managers: Readonly<Record<string, string>> = {
  annotate: 'kubectl-annotate',
  apply: 'kubectl-client-side-apply',
  create: 'kubectl-create',
  label: 'kubectl-label',
  patch: 'kubectl-patch',
  rollout: 'kubectl-rollout',
  run: 'kubectl-run',
  set: 'kubectl-set',
};

/** One run of one command. */
export class Invocation {
  readonly stdout: string[] = [];
  readonly stderr: string[] = [];
  exitCode = 0;
  pending = false;

  readonly cluster: Cluster;
  readonly namespace: string;
  readonly cause: Cause;
  readonly arguments: Arguments;
  readonly readFiles: ((path: string) => readonly Manifest[]) | undefined;
  readonly #path: string;

  constructor(given: {
    /** The command's words: `rollout undo`. */
    readonly path: string;
    readonly cluster: Cluster;
    readonly namespace: string;
    readonly cause: Cause;
    readonly arguments: Arguments;
    readonly readFiles: ((path: string) => readonly Manifest[]) | undefined;
  }) {
    this.#path = given.path;
    this.cluster = given.cluster;
    this.namespace = given.namespace;
    this.cause = given.cause;
    this.arguments = given.arguments;
    this.readFiles = given.readFiles;
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
    this.stdout.push(...lines);
  }

  err(...lines: readonly string[]): void {
    this.stderr.push(...lines);
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
