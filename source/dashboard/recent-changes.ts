/** The newest changes of the feed, to mark what has just changed on the screen. */
import type { Kind } from '../kubernetes/kinds.ts';
import type { Change } from '../store/reading.ts';

/** More than this many are not kept: at such a pace marks tell nothing. */
const limit = 5000;

export class RecentChanges {
  #changes: Change[] = [];

  add(change: Change): void {
    if (change.table === 'PodRuntime' || change.table === 'NodeRuntime' || change.table === 'Lease') return;
    this.#changes.push(change);
    if (this.#changes.length > 2 * limit) this.#changes = this.#changes.slice(-limit);
  }

  /** Changes after that virtual time of these objects, oldest first, by key. */
  after(time: number, kind: Kind, keys: ReadonlySet<string>): ReadonlyMap<string, readonly Change[]> {
    const found = new Map<string, Change[]>();
    for (const change of this.#changes.slice(this.#firstAfter(time))) {
      if (change.table !== kind || !keys.has(change.key)) continue;
      const ofKey = found.get(change.key);
      if (ofKey === undefined) found.set(change.key, [change]);
      else ofKey.push(change);
    }
    return found;
  }

  /** Virtual time of the oldest change after that time, if there is one: its mark is the next to go. */
  oldestAfter(time: number): number | undefined {
    return this.#changes[this.#firstAfter(time)]?.time;
  }

  #firstAfter(time: number): number {
    return this.#changes.findLastIndex((change) => change.time <= time) + 1;
  }
}
