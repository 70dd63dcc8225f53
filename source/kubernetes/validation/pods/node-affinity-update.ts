/** What may change of where a pod has to run, before it is scheduled (validateNodeAffinityMutation). */
import { isEqual } from '../../../lib/equal.ts';
import type { FieldError } from '../../status-error.ts';
import { invalidValue } from '../field-errors.ts';
import { type Fields, fieldsAt, itemsAt, listAt } from '../fields.ts';

export function nodeAffinityOf(spec: Fields): Fields | undefined {
  return fieldsAt(fieldsAt(spec, 'affinity') ?? {}, 'nodeAffinity');
}

/** The spec with that node affinity in place of its own. */
export function withNodeAffinity(spec: Fields, nodeAffinity: Fields | undefined): Fields {
  const { nodeAffinity: _, ...others } = fieldsAt(spec, 'affinity') ?? {};
  const affinity = { ...others, ...(nodeAffinity !== undefined && { nodeAffinity }) };
  return { ...spec, affinity: Object.keys(affinity).length === 0 ? undefined : affinity };
}

const selector = 'requiredDuringSchedulingIgnoredDuringExecution';
const path = `spec.affinity.nodeAffinity.${selector}.nodeSelectorTerms`;

/** What is required may only become more; where nothing was, anything may come. */
export function nodeAffinityUpdate(next: Fields | undefined, previous: Fields | undefined): FieldError[] {
  const before = termsOf(previous);
  const later = termsOf(next);
  if (before.length === 0) return [];
  if (before.length !== later.length) {
    const rule = 'no additions/deletions to non-empty NodeSelectorTerms list are allowed';
    return [invalidValue(path, later, rule)];
  }
  return before.flatMap((term, index) =>
    isOnlyMore(later[index]!, term)
      ? []
      : [
          invalidValue(
            `${path}[${index}]`,
            later[index],
            'only additions are allowed (no mutations or deletions)',
          ),
        ],
  );
}

function termsOf(affinity: Fields | undefined): readonly Fields[] {
  const required = fieldsAt(affinity ?? {}, selector) ?? {};
  return itemsAt(required, 'nodeSelectorTerms', '').map(({ item }) => item);
}

/** An empty term holds of no node; filling it would loosen the whole. */
function isOnlyMore(next: Fields, previous: Fields): boolean {
  const lists = ['matchExpressions', 'matchFields'] as const;
  const isEmpty = lists.every((list) => listAt(previous, list).length === 0);
  if (isEmpty) return lists.every((list) => listAt(next, list).length === 0);
  return lists.every((list) =>
    listAt(previous, list).every((requirement, index) => isEqual(requirement, listAt(next, list)[index])),
  );
}
