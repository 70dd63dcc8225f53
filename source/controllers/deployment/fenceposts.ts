/** How far a rolling update may go: surge and unavailability in pods (util/deployment_util.go). */
import type { Deployment } from '../../kubernetes/objects.ts';

type IntOrString = number | string;

export interface Fenceposts {
  /** Pods over the wanted number that may exist. */
  readonly surge: number;
  /** Pods under the wanted number that may be available. */
  readonly unavailable: number;
}

/** Both bounds in pods; a percentage of surge rounds up, of unavailability down. Both zero would never move, so one
 * pod may then be unavailable. */
export function resolveFenceposts(
  maxSurge: IntOrString | undefined,
  maxUnavailable: IntOrString | undefined,
  desired: number,
): Fenceposts {
  const surge = scaledValue(maxSurge, desired, Math.ceil);
  const unavailable = scaledValue(maxUnavailable, desired, Math.floor);
  if (Number.isNaN(surge) || Number.isNaN(unavailable)) return { surge: 0, unavailable: 0 };
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

export function isRollingUpdate(deployment: Deployment): boolean {
  return deployment.spec.strategy?.type !== 'Recreate';
}

export function desiredReplicas(deployment: Deployment): number {
  return deployment.spec.replicas ?? 1;
}

export function maxSurge(deployment: Deployment): number {
  return isRollingUpdate(deployment) ? fencepostsOf(deployment).surge : 0;
}

export function maxUnavailable(deployment: Deployment): number {
  const desired = desiredReplicas(deployment);
  if (!isRollingUpdate(deployment) || desired === 0) return 0;
  return Math.min(fencepostsOf(deployment).unavailable, desired);
}

function fencepostsOf(deployment: Deployment): Fenceposts {
  const bounds = deployment.spec.strategy?.rollingUpdate;
  return resolveFenceposts(bounds?.maxSurge, bounds?.maxUnavailable, desiredReplicas(deployment));
}

function scaledValue(value: IntOrString = 0, total: number, round: (value: number) => number): number {
  if (typeof value === 'number') return value;
  return /^\d+%$/.test(value) ? round((Number.parseInt(value, 10) * total) / 100) : Number.NaN;
}
