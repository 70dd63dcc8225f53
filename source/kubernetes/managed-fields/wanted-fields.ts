/** The fields that a manager tells when it applies: these and no defaults are its own (structured-merge-diff, ToFieldSet). */
import { isFields } from '../../lib/fields.ts';
import type { Structure } from '../structure/structure.ts';
import { type FieldSet, isEmpty, leaf, nothing, self, sorted } from './field-set.ts';
import { partsOf } from './parts.ts';

export function fieldsIn(value: unknown, structure: Structure): FieldSet {
  return below(value, structure) ?? nothing;
}

/** Undefined where there is nothing to own: a list without items, fields that hold null. */
function below(value: unknown, structure: Structure): FieldSet | undefined {
  const parts = partsOf(value, structure);
  if (parts === undefined) return leaf;
  if (parts.size === 0) return isFields(value) && Object.keys(value).length === 0 ? leaf : undefined;
  const result: Record<string, FieldSet> = {};
  for (const [element, part] of parts) {
    const found = below(part.value, part.structure);
    const set = part.field === undefined ? asItem(found) : found;
    if (set !== undefined) result[element] = set;
  }
  return isEmpty(result) ? undefined : sorted(result);
}

/** An item is owned beside what it is made of. */
function asItem(found: FieldSet | undefined): FieldSet {
  return found === undefined || isEmpty(found) ? leaf : { [self]: leaf, ...found };
}
