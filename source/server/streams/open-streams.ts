/** The connections that stay open: counted, bounded, and ended with the server. */
import { StatusError } from '../../kubernetes/status-error.ts';
import { tooManyRequests } from '../refusals.ts';

export type StreamSort = 'exec' | 'attach' | 'portforward' | 'log' | 'watch';

/** So many of a sort at a time; each costs a connection and what its client has not read yet. */
const usualLimits: Readonly<Record<StreamSort, number>> = {
  exec: 100,
  attach: 100,
  portforward: 100,
  log: 200,
  watch: 1000,
};

export class OpenStreams {
  readonly #ends: Readonly<Record<StreamSort, Set<() => void>>> = {
    exec: new Set(),
    attach: new Set(),
    portforward: new Set(),
    log: new Set(),
    watch: new Set(),
  };
  readonly #limits: Readonly<Record<StreamSort, number>>;
  #isClosed = false;

  constructor(limits: Partial<Readonly<Record<StreamSort, number>>> = {}) {
    this.#limits = { ...usualLimits, ...limits };
  }

  /** Of one sort, or all. */
  count(sort?: StreamSort): number {
    if (sort !== undefined) return this.#ends[sort].size;
    return Object.values(this.#ends).reduce((sum, ends) => sum + ends.size, 0);
  }

  /** `end` hangs up when the server closes. Returns the way to leave. Throws TooManyRequests, ServiceUnavailable. */
  enter(sort: StreamSort, end: () => void): () => void {
    if (this.#isClosed) throw new StatusError('ServiceUnavailable', 'the server is shutting down');
    const ends = this.#ends[sort];
    if (ends.size >= this.#limits[sort]) throw tooManyRequests();
    // Two streams may end alike.
    const entry = () => end();
    ends.add(entry);
    return () => void ends.delete(entry);
  }

  /** Ends them all, and lets nobody in any more. */
  close(): void {
    this.#isClosed = true;
    for (const ends of Object.values(this.#ends)) for (const end of [...ends]) end();
  }
}
