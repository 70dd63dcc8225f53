/** The exec subresource of pods. */
import type { Pod } from '../../kubernetes/objects.ts';
import { badRequest } from '../../kubernetes/status-error.ts';
import type { Reader } from '../../store/reading.ts';
import type { ExecOptions, ExecResult } from '../cluster.ts';

/** Throws BadRequest where the container is not known or does not run. `now` in milliseconds. */
export function exec(read: Reader, pod: Pod, now: number, options: ExecOptions): ExecResult {
  void read;
  void now;
  void options;
  throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
}
