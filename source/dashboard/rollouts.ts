import type { AnyObject } from '../kubernetes/objects.ts';

/** Whether somebody has paused the rollout of this object: changes of its template wait until it is resumed. */
export function isPausedRollout(object: AnyObject | undefined): boolean {
  return object?.kind === 'Deployment' && object.spec.paused === true;
}
