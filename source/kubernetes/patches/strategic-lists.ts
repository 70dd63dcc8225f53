/** The lists of a strategic merge patch (strategicpatch, mergeSlice). */
import { isEqual } from '../../lib/equal.ts';
import { type Fields, isFields } from '../../lib/fields.ts';
import { goType } from '../../lib/go-text.ts';
import type { Structure } from '../structure/structure.ts';
import { isDeletion, patchDirective, withoutDirectives } from './directives.ts';
import { inOrder, type KeyOf } from './list-order.ts';
import { withoutNulls } from './merge-patch.ts';
import {
  doesNotFit,
  mapsWithoutMergeKey,
  mixedItems,
  noMergeDirective,
  noMergeKey,
  notAMap,
  otherOrder,
  unknownDirective,
} from './patch-errors.ts';

export type List = readonly unknown[];

export type MergeItem = (original: Fields, patch: Fields, structure: Structure) => Fields;

/** The list itself where nothing changes. */
export function mergeLists(original: List, patch: List, structure: Structure, mergeItem: MergeItem): List {
  if (structure.mergeKey === undefined) return isEqual(original, patch) ? original : whole(patch);
  if (patch.length === 0) return original;
  const isOfMaps = areMaps(original, patch);
  if (isOfMaps && structure.mergeKey === '') throw mapsWithoutMergeKey();
  const merged = isOfMaps
    ? mergeMaps(original, patch, structure, mergeItem)
    : inOrder([...new Set([...original, ...patch])], patch, original, itself);
  return sameOr(original, merged);
}

/** Without the plain values that a patch deletes. */
export function deleteFromList(original: List, deletions: List): List {
  return sameOr(
    original,
    original.filter((item) => !deletions.includes(item)),
  );
}

/** The list in the order that `$setElementOrder` tells; `before` is the list as it was. */
export function reordered(list: List, order: List, before: List, structure: Structure): List {
  return sameOr(before, inOrder(list, order, before, keyIn(structure)));
}

/** What a patch tells of a list has to stand in the order that it tells. */
export function checkOrder(patch: List, order: List, structure: Structure): void {
  if (order.length === 0) return;
  const keyOf = keyIn(structure);
  const keys = order.map(keyOf);
  let next = 0;
  for (const [index, item] of patch.entries()) {
    if (isDeletion(item)) continue;
    const place = keys.indexOf(keyOf(item, index), next);
    if (place < 0) throw otherOrder(patch, order);
    next = place + 1;
  }
}

function whole(patch: List): List {
  const list = withoutNulls(patch);
  return Array.isArray(list) ? list : patch;
}

function sameOr(original: List, merged: List): List {
  const isSame = merged.length === original.length && merged.every((item, index) => item === original[index]);
  return isSame ? original : merged;
}

/** Go's lists hold one type: maps, or one type of plain values. */
function areMaps(...lists: readonly List[]): boolean {
  const [first, ...others] = new Set(lists.flat().map(goType));
  if (first === '[]interface {}') throw doesNotFit();
  if (others.length > 0) throw mixedItems(lists);
  return first === 'map[string]interface {}';
}

function mergeMaps(original: List, patch: List, structure: Structure, mergeItem: MergeItem): List {
  const { mergeKey = '', items = {} } = structure;
  const keyOf = keyIn(structure);
  const changes = patch.filter((item) => directiveOf(item) === undefined);
  const deleted = new Set<unknown>();
  let replaces = false;
  for (const item of patch) {
    const directive = directiveOf(item);
    if (directive === 'delete') deleted.add(keyOf(item, 0));
    else if (directive === 'replace') replaces = true;
    else if (directive !== undefined) throw badDirective(directive, item);
  }
  if (replaces) return changes.map(withoutDirectives);
  const before = original.filter((item) => !isFields(item) || !deleted.has(item[mergeKey]));
  const merged = [...before];
  for (const [index, change] of changes.entries()) {
    const key = keyOf(change, index);
    const place = merged.findIndex((item) => isFields(item) && item[mergeKey] === key);
    const present = merged[place];
    if (isFields(present) && isFields(change)) merged[place] = mergeItem(present, change, items);
    else merged.push(withoutDirectives(change));
  }
  return inOrder(merged, changes, before, keyOf);
}

function badDirective(directive: unknown, item: unknown): Error {
  return directive === 'merge' ? noMergeDirective() : unknownDirective(directive, item);
}

/** Undefined where the item says nothing but itself. */
function directiveOf(item: unknown): unknown {
  return isFields(item) ? item[patchDirective] : undefined;
}

function itself(item: unknown): unknown {
  return item;
}

function keyIn({ mergeKey }: Structure): KeyOf {
  if (mergeKey === undefined || mergeKey === '') return itself;
  return (item, index) => {
    if (!isFields(item)) throw notAMap(index);
    if (!Object.hasOwn(item, mergeKey)) throw noMergeKey(item, mergeKey);
    return item[mergeKey];
  };
}
