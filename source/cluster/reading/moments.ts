/** The objects of a kind as they were at an earlier revision, worked out from the change feed. */
import type { Kind } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import type { Change } from '../../store/reading.ts';

/** What paging and watching know of the cluster. */
export interface Moments {
  /** Revision of the newest change. */
  readonly revision: number;
  /** How often the cluster went back in time: positions of an earlier epoch are worth nothing. */
  readonly epoch: number;
  /** All objects of a kind, by key, as a client reads them. */
  now(kind: Kind, namespace?: string): readonly AnyObject[];
  /** Throws Expired (410) where changes after the revision are no longer all kept. */
  changesSince(revision: number): readonly Change[];
}
