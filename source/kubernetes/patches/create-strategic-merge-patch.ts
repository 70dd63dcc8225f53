/** Making strategic merge patches, as kubectl apply does (strategicpatch, CreateThreeWayMergePatch). */
import { isEqual } from '../../lib/equal.ts';
import { type Fields, isFields, own } from '../../lib/fields.ts';
import { FieldsDraft } from '../../lib/fields-draft.ts';
import { type Structure, structureOfField } from '../structure/structure.ts';
import { diffMaps, diffPlain, type ListDiff, type Versions } from './diff-lists.ts';
import { deletionDirective, orderDirective, retainKeysDirective } from './directives.ts';

/**
 * The patch that brings `current` to what `modified` wants: what it sets differently is set, and what it leaves out
 * goes if it was in `original`. What others added to `current` stays. Empty where there is nothing to do. With the
 * same `current` and `original` it is the patch from one to the other.
 */
export function createStrategicMergePatch(
  original: Fields,
  modified: Fields,
  current: Fields,
  structure: Structure,
): Fields {
  return diffFields({ original, modified, current }, structure);
}

function diffFields({ original, modified, current }: Versions<Fields>, structure: Structure): Fields {
  const patch = new FieldsDraft({});
  for (const [field, value] of Object.entries(modified)) {
    const versions = { original: own(original, field), modified: value, current: own(current, field) };
    if (Object.hasOwn(current, field)) diffField(patch, field, versions, structureOfField(structure, field));
    else patch.set(field, value);
  }
  for (const field of Object.keys(original)) {
    if (!Object.hasOwn(modified, field)) patch.set(field, null);
  }
  if (structure.retainKeys) retainKeys(patch, modified, current);
  return patch.finish();
}

function diffField(
  patch: FieldsDraft,
  field: string,
  { original, modified, current }: Versions<unknown>,
  structure: Structure,
): void {
  if (isFields(modified) && isFields(current)) {
    const versions = { original: isFields(original) ? original : {}, modified, current };
    const diff = structure.replace ? modified : diffFields(versions, structure);
    if (structure.replace || Object.keys(diff).length > 0) patch.set(field, diff);
  } else if (Array.isArray(modified) && Array.isArray(current) && structure.mergeKey !== undefined) {
    const versions = { original: Array.isArray(original) ? original : [], modified, current };
    setList(
      patch,
      field,
      structure.mergeKey === '' ? diffPlain(versions) : diffMaps(versions, structure, diffFields),
    );
  } else if (!isEqual(modified, current)) patch.set(field, modified);
}

function setList(patch: FieldsDraft, field: string, { changes, deletions, order }: ListDiff): void {
  if (changes.length > 0) patch.set(field, changes);
  if (deletions.length > 0) patch.set(`${deletionDirective}/${field}`, deletions);
  if (order.length > 0) patch.set(`${orderDirective}/${field}`, order);
}

/** Told where anything changes, or where there is more than is wanted. */
function retainKeys(patch: FieldsDraft, modified: Fields, current: Fields): void {
  const kept = Object.keys(modified).filter((field) => modified[field] !== null);
  const hasMore = Object.keys(current).some((field) => !Object.hasOwn(modified, field));
  if (kept.length > 0 && (patch.names().length > 0 || hasMore)) patch.set(retainKeysDirective, kept.sort());
}
