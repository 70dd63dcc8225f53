import type { Kind } from '../kinds.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import { structureOf } from '../structure/structure.ts';
import { timestamp } from '../time.ts';
import { toStored } from '../versions/index.ts';
import type { Comparison } from './compare.ts';
import { conflictsWith, ownersConflict } from './conflicts.ts';
import { type Entry, entriesOf, entryOf, inOrder, isSameManager, withEntries, without } from './entries.ts';
import type { FieldManager } from './field-manager.ts';
import { isEmpty, isSameSet, nothing, union } from './field-set.ts';
import { withLastApplied, withoutLastApplied } from './last-applied.ts';
import { mergeValues } from './merge.ts';
import { prune } from './prune.ts';
import { compareObjects, intentOf, withoutServersOwn } from './scope.ts';
import { updated } from './track-update.ts';
import { checkWanted } from './wanted-errors.ts';
import { fieldsIn } from './wanted-fields.ts';

export interface ApplyOptions {
  /** Take fields from whoever owns them. */
  readonly force?: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Server-side apply: what the object becomes once the manager's wishes are merged into it, metadata.managedFields
 * included; itself where nothing changes. Throws Conflict, with a cause for each field, where another manager owns
 * what would change and `force` is not set. `existing` is undefined where the object is to be created.
 */
export function applyManifest(
  existing: KubeObject | undefined,
  wanted: Manifest,
  manager: FieldManager,
  { force = false, now }: ApplyOptions,
): Manifest {
  checkWanted(existing, wanted, manager);
  const intent = intentOf(toStored(wanted), manager.subresource);
  const fields = fieldsIn(intent, structureOf(intent.kind as Kind));
  const applier = entryOf(manager, intent.apiVersion, timestamp(now), fields);
  const entries = existing === undefined ? [] : (entriesOf(existing) ?? beforeFirstApply(existing, applier));
  const next = merged(existing, intent, entries, applier);
  const comparison = compareObjects(existing, next, manager.subresource);
  if (!force && existing !== undefined) {
    const conflicts = conflictsWith(othersIn(entries, applier), comparison.changed);
    const disputed = withoutLastApplied(conflicts, existing, manager.name);
    if (disputed.length > 0) throw ownersConflict(disputed);
  }
  const owned = withEntries(next, ownersAfter(entries, applier, comparison));
  return withLastApplied(owned, wanted, manager.name) as Manifest;
}

/** One that nobody kept track of belongs to whoever wrote it before, all of it. */
function beforeFirstApply(existing: KubeObject, applier: Entry): readonly Entry[] {
  const everything = compareObjects(undefined, existing, applier.subresource);
  return updated([], everything, { ...applier, manager: 'before-first-apply', operation: 'Update' });
}

/** With what the manager wants, and without what it wanted and nobody else does. */
function merged(
  existing: KubeObject | undefined,
  intent: Manifest,
  entries: readonly Entry[],
  applier: Entry,
): KubeObject {
  const structure = structureOf(intent.kind as Kind);
  const claimed = othersIn(entries, applier).reduce(
    (all, { fieldsV1 }) => union(all, fieldsV1),
    applier.fieldsV1,
  );
  const last = lastOf(entries, applier)?.fieldsV1 ?? nothing;
  return prune(mergeValues(existing, intent, structure), last, claimed, structure) as KubeObject;
}

function ownersAfter(
  entries: readonly Entry[],
  applier: Entry,
  { changed, removed }: Comparison,
): readonly Entry[] {
  const last = lastOf(entries, applier);
  const others = without(without(othersIn(entries, applier), removed), changed);
  const next = { ...applier, fieldsV1: withoutServersOwn(applier.fieldsV1) };
  if (isEmpty(next.fieldsV1)) return inOrder(others);
  const isAsBefore = last !== undefined && isEmpty(changed) && isEmpty(removed) && isSameWish(last, next);
  return inOrder([...others, isAsBefore ? last : next]);
}

function isSameWish(one: Entry, other: Entry): boolean {
  return one.apiVersion === other.apiVersion && isSameSet(one.fieldsV1, other.fieldsV1);
}

function lastOf(entries: readonly Entry[], applier: Entry): Entry | undefined {
  return entries.find((entry) => isSameManager(entry, applier));
}

function othersIn(entries: readonly Entry[], applier: Entry): readonly Entry[] {
  return entries.filter((entry) => !isSameManager(entry, applier));
}
