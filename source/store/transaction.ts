/** Writes that become visible together. Reads in it see what it has written so far. */
import { type KubeObject, keyOf } from '../kubernetes/objects.ts';
import { deepFreeze } from '../lib/deep-freeze.ts';
import type { Change, InternalValue, TableName } from './reading.ts';

/** Who writes and when: virtual time in milliseconds since the epoch. */
export interface CommitCause {
  readonly time: number;
  readonly actor: string;
  readonly trigger?: number | undefined;
}

type Item = KubeObject | InternalValue;

/** Looks an item up in the state before the transaction. */
type Find = (table: TableName, key: string) => Item | undefined;

export class Transaction {
  readonly #find: Find;
  readonly #revision: number;
  readonly #cause: CommitCause;
  readonly #overlay = new Map<string, Item | undefined>();
  readonly #changes: Change[] = [];

  /** `revision` is that of the newest change before this transaction. */
  constructor(find: Find, revision: number, cause: CommitCause) {
    this.#find = find;
    this.#revision = revision;
    this.#cause = cause;
  }

  get changes(): readonly Change[] {
    return this.#changes;
  }

  /** Revision that the next write will have. */
  get nextRevision(): number {
    return this.#revision + this.#changes.length + 1;
  }

  get(table: TableName, key: string): Item | undefined {
    const place = `${table} ${key}`;
    if (this.#overlay.has(place)) return this.#overlay.get(place);
    return this.#find(table, key);
  }

  /** Stores an object with its new resourceVersion; answers it as stored. */
  put<T extends KubeObject>(object: T, reason: string): T {
    const resourceVersion = String(this.nextRevision);
    const stored = deepFreeze({ ...object, metadata: { ...object.metadata, resourceVersion } });
    this.#write(object.kind as TableName, keyOf(object), stored, reason);
    return stored;
  }

  putInternal(value: InternalValue, reason: string): void {
    this.#write(value.kind, value.key, deepFreeze(value), reason);
  }

  /** Nothing happens where there is no such object. */
  remove(table: TableName, key: string, reason: string): void {
    if (this.get(table, key) !== undefined) this.#write(table, key, undefined, reason);
  }

  #write(table: TableName, key: string, after: Item | undefined, reason: string): void {
    const before = this.get(table, key);
    const { time, actor, trigger } = this.#cause;
    this.#changes.push(
      Object.freeze({
        revision: this.nextRevision,
        time,
        type: after === undefined ? 'DELETED' : before === undefined ? 'ADDED' : 'MODIFIED',
        table,
        key,
        actor,
        reason,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
        ...(trigger !== undefined && { trigger }),
      }),
    );
    this.#overlay.set(`${table} ${key}`, after);
  }
}
