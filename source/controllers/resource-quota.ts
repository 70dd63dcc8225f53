/**
 * The resource quota controller: counts what a quota's namespace uses (pkg/controller/resourcequota). What is added was
 * charged when it was admitted; it counts again whenever something could have been given back.
 */
import type { Kind } from '../kubernetes/kinds.ts';
import { kinds, storedKinds } from '../kubernetes/kinds.ts';
import { keyOf, splitKey } from '../kubernetes/objects.ts';
import { isPodTerminal } from '../kubernetes/pods.ts';
import { countedStatus, type Quota } from '../kubernetes/quota.ts';
import { isChargedOnUpdate, isUsageOf, overdueFrom } from '../kubernetes/quota-usage.ts';
import {
  before,
  type Change,
  type Outcome,
  type Reader,
  type ReconcileContext,
  type Reconciler,
  subject,
} from '../store/reading.ts';

export const resourceQuota: Reconciler = {
  name: 'resourcequota-controller',
  tables: storedKinds.filter((kind) => kinds[kind].namespaced && kind !== 'Event'),
  watch,
  reconcile,
};

function* watch(change: Change, read: Reader): Iterable<string> {
  const quota = change.type === 'DELETED' ? undefined : subject(change, 'ResourceQuota');
  if (quota !== undefined && before(change, 'ResourceQuota')?.spec !== quota.spec) yield keyOf(quota);
  if (!mayGiveBack(change)) return;
  const object = change.after ?? change.before;
  const namespace = object !== undefined && 'metadata' in object ? object.metadata.namespace : undefined;
  if (namespace === undefined) return;
  for (const each of read.list('ResourceQuota', namespace)) {
    if (limits(each, change.table as Kind)) yield keyOf(each);
  }
}

/** Something left, a pod finished or is about to leave, or what can shrink was changed. */
function mayGiveBack(change: Change): boolean {
  if (change.type !== 'MODIFIED') return change.type === 'DELETED';
  const [pod, old] = [subject(change, 'Pod'), before(change, 'Pod')];
  if (pod === undefined || old === undefined) return isChargedOnUpdate(change.table as Kind);
  return (
    isPodTerminal(pod) !== isPodTerminal(old) ||
    pod.metadata.deletionTimestamp !== old.metadata.deletionTimestamp
  );
}

function limits({ spec }: Quota, kind: Kind): boolean {
  return Object.keys(spec.hard ?? {}).some((name) => isUsageOf(kind, name));
}

function reconcile({ read, now }: ReconcileContext, key: string): Outcome {
  const { namespace, name } = splitKey(key);
  const quota = read.get('ResourceQuota', namespace, name);
  if (quota === undefined) return {};
  const object = {
    ...quota,
    status: countedStatus(quota, (kind) => read.list(kind, namespace), now),
  } as Quota;
  const reason = `ResourceQuota ${name} is counted anew`;
  const next = nextOverdue(quota, read, now);
  return {
    writes: [{ verb: 'update', subresource: 'status', object, reason }],
    ...(next !== undefined && { wakeAt: next }),
  };
}

/** A pod that nobody takes away does not count for ever. */
function nextOverdue(quota: Quota, read: Reader, now: number): number | undefined {
  if (!limits(quota, 'Pod')) return undefined;
  const moments = read.list('Pod', quota.metadata.namespace).flatMap((pod) => overdueFrom(pod) ?? []);
  const coming = moments.filter((moment) => moment >= now);
  return coming.length === 0 ? undefined : Math.min(...coming) + 1;
}
