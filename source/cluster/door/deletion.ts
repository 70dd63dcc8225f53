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

/**
 * The object on its way out; itself where it is leaving already and the request changes nothing about that. `now` in
 * milliseconds (apiserver, registry/rest: BeforeDelete; registry/generic/registry: deletionFinalizersForGarbageCollection).
 */
export function markedDeleted(
  kind: StoredKind,
  object: AnyObject,
  request: DeleteRequest,
  now: number,
): AnyObject {
  const { finalizers = none, ...metadata } = object.metadata;
  const term = termOf(kind, object, request.gracePeriodSeconds, now);
  const holders = holdersAfter(kind, finalizers, request.propagationPolicy);
  const isTheSame = term.deletionTimestamp === metadata.deletionTimestamp;
  if (isTheSame && (holders === finalizers || strategyOf(kind).gracePeriodSeconds !== undefined))
    return object;
  const marked = {
    ...object,
    metadata: { ...metadata, ...term, ...(holders.length > 0 && { finalizers: [...holders] }) },
  };
  return (strategyOf(kind).markDeleted?.(marked) ?? marked) as AnyObject;
}

const none: readonly string[] = [];

/** When an object leaves, and how long it was given. */
interface Term {
  readonly deletionTimestamp: string;
  readonly deletionGracePeriodSeconds: number;
}

/** Of what is leaving already the time can only be shortened, counted from the first request. */
function termOf(kind: StoredKind, object: AnyObject, asked: number | undefined, now: number): Term {
  const { gracePeriodSeconds } = strategyOf(kind);
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = object.metadata;
  const seconds = asked !== undefined && asked < 0 ? 1 : asked;
  if (deletionTimestamp === undefined) return term(now, gracePeriodSeconds?.(object, seconds) ?? 0);
  if (gracePeriodSeconds === undefined || seconds === undefined || seconds >= deletionGracePeriodSeconds) {
    return { deletionTimestamp, deletionGracePeriodSeconds };
  }
  return term(Date.parse(deletionTimestamp) - deletionGracePeriodSeconds * 1000, seconds);
}

/** For ever: times beyond the year 9999 can not be written down. */
const longestGrace = 2 ** 31 - 1;

function term(from: number, asked: number): Term {
  const seconds = Math.min(asked, longestGrace);
  return { deletionTimestamp: timestamp(from + seconds * 1000), deletionGracePeriodSeconds: seconds };
}

/** A policy that is asked for overrides what an earlier request has left; without one that stands, or the kind's own. */
function holdersAfter(
  kind: StoredKind,
  finalizers: readonly string[],
  policy: PropagationPolicy | undefined,
): readonly string[] {
  const standing = finalizers.find(isCollectors);
  const own = strategyOf(kind).orphansDependents ? orphanFinalizer : undefined;
  const wanted = policy === undefined ? (standing ?? own) : finalizerOfPolicy[policy];
  if (wanted === standing) return finalizers;
  const others = finalizers.filter((each) => !isCollectors(each));
  return wanted === undefined ? others : [...others, wanted];
}

function isCollectors(finalizer: string): boolean {
  return finalizer === foregroundFinalizer || finalizer === orphanFinalizer;
}

/** Whether something keeps a deleted object for a while. */
export function isHeldBack(kind: StoredKind, object: AnyObject): boolean {
  const { deletionGracePeriodSeconds = 0, finalizers = [] } = object.metadata;
  const isWaited = finalizers.length > 0 || deletionGracePeriodSeconds > 0;
  return isWaited || strategyOf(kind).isHeldBack?.(object) === true;
}
