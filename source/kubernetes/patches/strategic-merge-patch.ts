/** Strategic merge patch (apimachinery, util/strategicpatch). */
import { isEqual } from '../../lib/equal.ts';
import { type Fields, isFields } from '../../lib/fields.ts';
import { FieldsDraft } from '../../lib/fields-draft.ts';
import { type Structure, structureOfField } from '../structure/structure.ts';
import {
  deletionDirective,
  fieldOfDirective,
  isDeletion,
  orderDirective,
  patchDirective,
  retainKeysDirective,
  withoutDirectives,
} from './directives.ts';
import { badFormat, notAList, unknownDirective } from './patch-errors.ts';
import { checkOrder, deleteFromList, type List, mergeLists, reordered } from './strategic-lists.ts';

/** The patched object, which shares with the old one whatever stays; itself where nothing changes. */
export function applyStrategicMergePatch(original: Fields, patch: Fields, structure: Structure): Fields {
  if (Object.hasOwn(patch, patchDirective)) return directed(patch);
  const draft = new FieldsDraft(original);
  const fields = new FieldsDraft(patch);
  retainKeys(draft, fields);
  for (const name of Object.keys(patch)) {
    const field = fieldOfDirective(name, orderDirective);
    if (field === undefined) continue;
    mergeOrdered(draft, fields, field, patch[name], structureOfField(structure, field));
    fields.delete(name);
    fields.delete(field);
  }
  for (const [name, value] of Object.entries(fields.finish())) {
    const field = fieldOfDirective(name, deletionDirective);
    if (field === undefined) mergeField(draft, name, value, structureOfField(structure, name));
    else deleteItems(draft, field, value);
  }
  return draft.finish();
}

/** A map that says itself what becomes of the one in the object. */
function directed({ [patchDirective]: directive, ...rest }: Fields): Fields {
  if (directive === 'delete') return {};
  if (directive !== 'replace') throw unknownDirective(directive, { [patchDirective]: directive, ...rest });
  return fresh(rest);
}

function fresh(value: Fields): Fields {
  const plain = withoutDirectives(value);
  return isFields(plain) ? plain : {};
}

/** Fields that the patch does not name go; one that it sets and does not name is a mistake. */
function retainKeys(draft: FieldsDraft, patch: FieldsDraft): void {
  if (!patch.has(retainKeysDirective)) return;
  const kept = patch.get(retainKeysDirective);
  if (!Array.isArray(kept)) throw badFormat('retainKeys');
  patch.delete(retainKeysDirective);
  for (const name of patch.names()) {
    const isDirective = name.startsWith(orderDirective) || name.startsWith(deletionDirective);
    if (!isDirective && patch.get(name) !== null && !kept.includes(name)) throw badFormat('retainKeys');
  }
  for (const name of draft.names()) if (!kept.includes(name)) draft.delete(name);
}

function mergeOrdered(
  draft: FieldsDraft,
  patch: FieldsDraft,
  field: string,
  order: unknown,
  structure: Structure,
): void {
  const wanted = listOf(order);
  const before = draft.has(field) ? listOf(draft.get(field)) : undefined;
  const change = patch.has(field) ? listOf(patch.get(field)) : undefined;
  if (change !== undefined) checkOrder(change, wanted, structure);
  if (before === undefined && change === undefined) return;
  const merged = mergedList(before, change, structure);
  draft.set(field, reordered(merged, wanted, before ?? [], structure));
}

function mergedList(before: List | undefined, change: List | undefined, structure: Structure): List {
  if (change === undefined) return before ?? [];
  if (before === undefined) return listOf(withoutDirectives(change));
  return mergeLists(before, change, structure, applyStrategicMergePatch);
}

function listOf(value: unknown): List {
  if (!Array.isArray(value)) throw notAList(value);
  return value;
}

function mergeField(draft: FieldsDraft, field: string, value: unknown, structure: Structure): void {
  const before = draft.get(field);
  if (value === null) draft.delete(field);
  else if (isFields(before) && isFields(value)) draft.set(field, mergeMaps(before, value, structure));
  else if (Array.isArray(before) && Array.isArray(value))
    draft.set(field, mergedList(before, value, structure));
  else if (isDeletion(value)) draft.delete(field);
  else draft.set(field, withoutDirectives(value));
}

function mergeMaps(before: Fields, patch: Fields, structure: Structure): Fields {
  if (!structure.replace) return applyStrategicMergePatch(before, patch, structure);
  return isEqual(before, patch) ? before : fresh(patch);
}

function deleteItems(draft: FieldsDraft, field: string, deletions: unknown): void {
  if (deletions !== null && !Array.isArray(deletions)) throw badFormat('primitive list');
  const before = draft.get(field);
  if (deletions === null) draft.delete(field);
  else if (Array.isArray(before)) draft.set(field, deleteFromList(before, deletions));
}
