/** The newest changes, oldest first, with consecutive revisions; what is older than the limit is compacted away. */
import { tooOld } from '../kubernetes/status-error.ts';
import type { Change } from './reading.ts';

export class Feed {
  #changes: Change[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get all(): readonly Change[] {
    return this.#changes;
  }

  /** The first revision after which all changes are kept; undefined while there are none. */
  get oldest(): number | undefined {
    const first = this.#changes[0];
    return first === undefined ? undefined : first.revision - 1;
  }

  append(changes: readonly Change[]): void {
    for (const change of changes) this.#changes.push(change);
    // Cut in large pieces, so that the cost of moving the rest is shared by many appends.
    if (this.#changes.length > 2 * this.#limit) this.#changes = this.#changes.slice(-this.#limit);
  }

  find(revision: number): Change | undefined {
    const first = this.#changes[0];
    return first === undefined ? undefined : this.#changes[revision - first.revision];
  }

  /** Throws Expired (410) where changes after `revision` are no longer all there. */
  since(revision: number, current: number): readonly Change[] {
    if (revision >= current) return [];
    const first = this.#changes[0];
    if (first === undefined || revision + 1 < first.revision) {
      throw tooOld(revision, this.oldest ?? current);
    }
    return this.#changes.slice(revision + 1 - first.revision);
  }

  /** Keeps what is not newer than `revision` (going back in time). */
  rewind(revision: number): void {
    const first = this.#changes[0];
    if (first !== undefined)
      this.#changes = this.#changes.slice(0, Math.max(0, revision + 1 - first.revision));
  }
}
