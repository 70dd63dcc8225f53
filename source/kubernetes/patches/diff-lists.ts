/** What a strategic merge patch says of a list that merges (strategicpatch, diffLists). */
import { isEqual } from '../../lib/equal.ts';
import { type Fields, isFields } from '../../lib/fields.ts';
import type { Structure } from '../structure/structure.ts';
import { patchDirective } from './directives.ts';
import { noMergeKey } from './patch-errors.ts';
import type { List } from './strategic-lists.ts';

/** What stood before, what is to stand, and what does stand. */
export interface Versions<T> {
  readonly original: T;
  readonly modified: T;
  readonly current: T;
}

export interface ListDiff {
  readonly changes: readonly unknown[];
  /** Plain values that go; maps that go are told among the changes. */
  readonly deletions: readonly unknown[];
  /** Empty where the order stays. */
  readonly order: readonly unknown[];
}

export function diffPlain({ original, modified, current }: Versions<List>): ListDiff {
  const deletions = original.filter((item) => !modified.includes(item));
  if (current.length === 0) return { changes: modified, deletions, order: [] };
  const changes = modified.filter((item) => !current.includes(item));
  const isSame = deletions.length === 0 && isEqual(modified, current);
  return { changes, deletions, order: isSame ? [] : modified };
}

export function diffMaps(
  { original, modified, current }: Versions<List>,
  { mergeKey = '', items = {} }: Structure,
  diffFields: (versions: Versions<Fields>, structure: Structure) => Fields,
): ListDiff {
  const keyOf = (item: unknown) => keyOfItem(item, mergeKey);
  const originals = pairing(original, modified, keyOf);
  const currents = pairing(current, modified, keyOf);
  const updates = modified.flatMap((item, index) => {
    const present = currents.partners[index];
    if (!isFields(item) || !isFields(present)) return [item];
    const before = originals.partners[index];
    const versions = { original: isFields(before) ? before : {}, modified: item, current: present };
    const diff = diffFields(versions, items);
    return Object.keys(diff).length > 0 ? [{ ...diff, [mergeKey]: keyOf(item) }] : [];
  });
  const deletions = originals.single.map((item) => ({ [patchDirective]: 'delete', [mergeKey]: keyOf(item) }));
  const changes = [...updates, ...deletions];
  const isSame = changes.length === 0 && isEqual(modified.map(keyOf), current.map(keyOf));
  const order = modified.map((item) => ({ [mergeKey]: keyOf(item) }));
  return { changes, deletions: [], order: isSame || current.length === 0 ? [] : order };
}

/**
 * Which item of a list stands for each of the modified ones, and which stand for none. Where several have the same key,
 * as ports of two protocols do, the first goes with the first, the second with the second.
 */
function pairing(
  list: List,
  modified: List,
  keyOf: (item: unknown) => unknown,
): { partners: List; single: List } {
  const waiting = Map.groupBy(list, keyOf);
  const partners = modified.map((item) => waiting.get(keyOf(item))?.shift());
  return { partners, single: [...waiting.values()].flat() };
}

function keyOfItem(item: unknown, mergeKey: string): unknown {
  if (!isFields(item) || !Object.hasOwn(item, mergeKey)) throw noMergeKey(item, mergeKey);
  return item[mergeKey];
}
