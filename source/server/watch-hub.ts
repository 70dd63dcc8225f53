/** Wakes all watches once for each batch of changes, however many there are of both. */
import type { Cluster } from '../cluster/cluster.ts';

export class WatchHub {
  readonly #cluster: Cluster;
  readonly #wakes = new Set<() => void>();
  #stopListening: (() => void) | undefined;
  #isPlanned = false;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** `wake` must not throw: nobody would hear of it. Returns the way to leave. */
  join(wake: () => void): () => void {
    const own = () => wake();
    this.#wakes.add(own);
    this.#stopListening ??= this.#cluster.watch(() => this.#plan());
    return () => {
      this.#wakes.delete(own);
      if (this.#wakes.size > 0) return;
      this.#stopListening?.();
      this.#stopListening = undefined;
    };
  }

  /** Not in the middle of what makes the changes: it is to be answered first, and no watch may stop it. */
  #plan(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    queueMicrotask(() => {
      this.#isPlanned = false;
      for (const wake of [...this.#wakes]) wake();
    });
  }
}
