/** What a change set and what it removed, field by field (structured-merge-diff, typed.Compare). */
import { isEqual } from '../../lib/equal.ts';
import { isFields } from '../../lib/fields.ts';
import type { Structure } from '../structure/structure.ts';
import { emptyValueOf } from './always-there.ts';
import { type FieldSet, isEmpty, leaf, nothing, self, sorted } from './field-set.ts';
import { type Part, type Parts, partsOf } from './parts.ts';

export interface Comparison {
  /** Added, or given another value. */
  readonly changed: FieldSet;
  readonly removed: FieldSet;
}

export function compareValues(before: unknown, after: unknown, structure: Structure): Comparison {
  const { changed = nothing, removed = nothing } = compare(before, after, structure);
  return { changed, removed };
}

/** Of one element: what stands below it, undefined where nothing was changed or removed. */
interface Found {
  readonly changed?: FieldSet;
  readonly removed?: FieldSet;
}

const same: Found = {};
const changedWhole: Found = { changed: leaf };
const removedWhole: Found = { removed: leaf };

function compare(before: unknown, after: unknown, structure: Structure): Found {
  if (before === after) return same;
  const [one, other] = [partsOf(before, structure), partsOf(after, structure)];
  if (one === undefined || other === undefined || one.size + other.size === 0)
    return compareWholes(before, after);
  const changed: Record<string, FieldSet> = before === undefined ? { [self]: leaf } : {};
  const removed: Record<string, FieldSet> = after === undefined ? { [self]: leaf } : {};
  for (const element of elementsOfBoth(one, other)) {
    const found = compareParts(one.get(element), other.get(element), before);
    if (found.changed !== undefined) changed[element] = found.changed;
    if (found.removed !== undefined) removed[element] = found.removed;
  }
  return {
    ...(!isEmpty(changed) && { changed: sorted(changed) }),
    ...(!isEmpty(removed) && { removed: sorted(removed) }),
  };
}

function compareWholes(before: unknown, after: unknown): Found {
  if (after === undefined) return removedWhole;
  return before !== undefined && isEqual(before, after) ? same : changedWhole;
}

function compareParts(one: Part | undefined, other: Part | undefined, before: unknown): Found {
  if (other === undefined) return one === undefined ? same : compare(one.value, undefined, one.structure);
  return compare(one === undefined ? before && standIn(other) : one.value, other.value, other.structure);
}

/** What Go has in the place of a part that is missing from a struct that is there. */
function standIn({ field, value }: Part): unknown {
  const empty = field === undefined ? undefined : emptyValueOf(field);
  return isFields(empty) === isFields(value) && Array.isArray(empty) === Array.isArray(value)
    ? empty
    : undefined;
}

function elementsOfBoth(one: Parts, other: Parts): Iterable<string> {
  return one.size === 0
    ? other.keys()
    : other.size === 0
      ? one.keys()
      : new Set([...one.keys(), ...other.keys()]);
}
