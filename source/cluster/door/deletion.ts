/** What a delete request does to an object: marks it, and says what holds it back. */
import { foregroundFinalizer, orphanFinalizer } from '../../kubernetes/finalizers.ts';
import type { StoredKind } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { timestamp } from '../../kubernetes/time.ts';
import type { PropagationPolicy } from '../../store/reading.ts';
import { strategyOf } from './strategy.ts';

export interface DeleteRequest {
  readonly gracePeriodSeconds?: number | undefined;
  readonly propagationPolicy?: PropagationPolicy | undefined;
  /** Preconditions: refused with a Conflict where the object is another one by now. */
  readonly uid?: string | undefined;
  readonly resourceVersion?: string | undefined;
}

const finalizerOfPolicy: Partial<Record<PropagationPolicy, string>> = {
  Foreground: foregroundFinalizer,
  Orphan: orphanFinalizer,
};

/** The object on its way out, `grace` seconds from `now` (milliseconds); itself where it is already leaving as soon. */
export function markedDeleted(
  kind: StoredKind,
  object: AnyObject,
  grace: number,
  request: DeleteRequest,
  now: number,
): AnyObject {
  const { deletionTimestamp, deletionGracePeriodSeconds, finalizers = [] } = object.metadata;
  const isSooner = grace < (deletionGracePeriodSeconds ?? Number.POSITIVE_INFINITY);
  if (deletionTimestamp !== undefined && !isSooner) return object;
  const wanted = finalizerOfPolicy[request.propagationPolicy ?? 'Background'];
  const holders = wanted === undefined || finalizers.includes(wanted) ? finalizers : [...finalizers, wanted];
  const marked = {
    ...object,
    metadata: {
      ...object.metadata,
      deletionTimestamp: timestamp(now + grace * 1000),
      deletionGracePeriodSeconds: grace,
      ...(holders.length > 0 && { finalizers: holders }),
    },
  };
  return (strategyOf(kind).markDeleted?.(marked) ?? marked) as AnyObject;
}

/** Whether something keeps a deleted object for a while. */
export function isHeldBack(kind: StoredKind, object: AnyObject): boolean {
  const { deletionGracePeriodSeconds = 0, finalizers = [] } = object.metadata;
  const isWaited = finalizers.length > 0 || deletionGracePeriodSeconds > 0;
  return isWaited || strategyOf(kind).isHeldBack?.(object) === true;
}
