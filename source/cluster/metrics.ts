/** The metrics API: usage of pods and machines, worked out when it is read. */
import type { ReadOnlyKind } from '../kubernetes/kinds.ts';
import type { ObjectOfKind } from '../kubernetes/objects.ts';
import type { Reader } from '../store/reading.ts';

/** Sorted by key. `now` in milliseconds since the epoch. */
export function metricsOf<K extends ReadOnlyKind>(
  kind: K,
  read: Reader,
  now: number,
  namespace?: string,
): readonly ObjectOfKind[K][] {
  void kind;
  void read;
  void now;
  void namespace;
  return [];
}
