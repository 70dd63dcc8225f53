/** Takes out of an object what its manager no longer wants (structured-merge-diff, Updater.prune). */
import { isFields } from '../../lib/fields.ts';
import { FieldsDraft } from '../../lib/fields-draft.ts';
import type { Structure } from '../structure/structure.ts';
import { emptyValueOf } from './always-there.ts';
import { type FieldSet, isMember, nothing, self } from './field-set.ts';
import { elementsOf, type Part, partsOf } from './parts.ts';

/**
 * The value without what was in `last` and is not in `owned`, each with everything below it. Undefined where nothing
 * is left of a value that had something; itself where all of it stays.
 */
export function prune(value: unknown, last: FieldSet, owned: FieldSet, structure: Structure): unknown {
  const parts = partsOf(value, structure);
  if (parts === undefined) return value;
  const changes = new Map<string, unknown>();
  for (const [element, below] of Object.entries(last)) {
    const part = parts.get(element);
    if (part === undefined || element === self) continue;
    const kept = owned[element];
    const next = isOver(part, below, kept)
      ? undefined
      : prune(part.value, below, kept ?? nothing, part.structure);
    if (next !== part.value) changes.set(element, next ?? standIn(part, kept));
  }
  if (changes.size === 0) return value;
  return Array.isArray(value) ? pruneItems(value, structure, changes) : pruneFields(value, changes, parts);
}

/** A field stays for what others own below it, an item only where they own the item. */
function isOver({ field }: Part, last: FieldSet, kept: FieldSet | undefined): boolean {
  if (field !== undefined) return kept === undefined;
  return isMember(last) && !isMember(kept);
}

/** A field that somebody owns stays when it is emptied. */
function standIn({ field, value }: Part, kept: FieldSet | undefined): unknown {
  if (field === undefined) return undefined;
  if (isMember(kept)) return Array.isArray(value) ? [] : {};
  return emptyValueOf(field);
}

function pruneFields(
  value: unknown,
  changes: ReadonlyMap<string, unknown>,
  parts: ReadonlyMap<string, Part>,
): unknown {
  const draft = new FieldsDraft(isFields(value) ? value : {});
  for (const [element, next] of changes) {
    const field = parts.get(element)?.field ?? '';
    if (next === undefined) draft.delete(field);
    else draft.set(field, next);
  }
  return draft.names().length === 0 ? undefined : draft.finish();
}

function pruneItems(
  items: readonly unknown[],
  structure: Structure,
  changes: ReadonlyMap<string, unknown>,
): unknown {
  const elements = elementsOf(items, structure) ?? [];
  const left = items.flatMap((item, index) => {
    const element = elements[index]!;
    if (!changes.has(element)) return [item];
    const next = changes.get(element);
    return next === undefined ? [] : [next];
  });
  return left.length === 0 ? undefined : left;
}
