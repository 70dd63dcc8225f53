/** The newest changes of a list, to mark what has just changed in it. */
import type { Change } from '../store/reading.ts';

/** More than this many are not kept: at such a pace marks tell nothing. */
const limit = 5000;

export class RecentChanges {
  #changes: Change[] = [];

  add(change: Change): void {
    this.#changes.push(change);
    if (this.#changes.length > 2 * limit) this.#changes = this.#changes.slice(-limit);
  }

  /** Changes after that virtual time of these keys, oldest first. */
  after(time: number, keys: ReadonlySet<string>): ReadonlyMap<string, readonly Change[]> {
    const found = new Map<string, Change[]>();
    const from = this.#changes.findLastIndex((change) => change.time <= time) + 1;
    for (const change of this.#changes.slice(from)) {
      if (!keys.has(change.key)) continue;
      const ofKey = found.get(change.key);
      if (ofKey === undefined) found.set(change.key, [change]);
      else ofKey.push(change);
    }
    return found;
  }
}
