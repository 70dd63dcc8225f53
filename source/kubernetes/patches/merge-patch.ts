import { isEqual } from '../../lib/equal.ts';
import { type Fields, isFields } from '../../lib/fields.ts';
import { FieldsDraft } from '../../lib/fields-draft.ts';

/** JSON merge patch (RFC 7386): null removes, objects merge, everything else replaces. What stays the same is shared. */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (isFields(patch)) return mergeFields(isFields(target) ? target : {}, patch);
  const value = withoutNulls(patch);
  return isEqual(target, value) ? target : value;
}

/** Nulls in what is new say that there is nothing; as items of lists they stay. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  return isFields(value) ? mergeFields({}, value) : value;
}

function mergeFields(target: Fields, patch: Fields): Fields {
  const draft = new FieldsDraft(target);
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) draft.delete(field);
    else draft.set(field, applyMergePatch(draft.get(field), value));
  }
  return draft.finish();
}
