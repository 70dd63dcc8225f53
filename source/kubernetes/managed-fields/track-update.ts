import type { KubeObject } from '../objects.ts';
import { timestamp } from '../time.ts';
import { withinCap } from './cap.ts';
import type { Comparison } from './compare.ts';
import {
  type Entry,
  entriesOf,
  entryOf,
  inOrder,
  isReset,
  withAdded,
  withEntries,
  without,
} from './entries.ts';
import type { FieldManager } from './field-manager.ts';
import { isEmpty } from './field-set.ts';
import { compareObjects } from './scope.ts';

/**
 * The object with the manager as owner of every field that it set or changed since `previous` (absent: it was just
 * created), and taken from whoever owned them before. `now` in milliseconds since the epoch.
 */
export function trackUpdate(
  next: KubeObject,
  previous: KubeObject | undefined,
  manager: FieldManager,
  now: number,
): KubeObject {
  const isPart = manager.subresource !== undefined;
  if (!isPart && isReset(next)) return withEntries(next, []);
  const told = isPart ? undefined : entriesOf(next);
  const entries = told ?? (previous && entriesOf(previous)) ?? [];
  const comparison = compareObjects(previous, next, manager.subresource);
  return withEntries(
    next,
    updated(entries, comparison, entryOf(manager, next.apiVersion, timestamp(now), {})),
  );
}

/** The owners after a change. `writer`: the entry of who made it, without fields. */
export function updated(
  entries: readonly Entry[],
  { changed, removed }: Comparison,
  writer: Entry,
): readonly Entry[] {
  const left = without(without(entries, removed), changed);
  return inOrder(isEmpty(changed) ? left : withinCap(withAdded(left, { ...writer, fieldsV1: changed })));
}
