/** What an object becomes when what a manager wants is laid over it (structured-merge-diff, typed.Merge). */
import { isEqual } from '../../lib/equal.ts';
import { type Fields, isFields } from '../../lib/fields.ts';
import { FieldsDraft } from '../../lib/fields-draft.ts';
import { withoutNulls } from '../../lib/without-nulls.ts';
import { type Structure, structureOfField } from '../structure/structure.ts';
import { elementsOf } from './parts.ts';

/** What stays the same is shared. Null in `wanted` removes a field. */
export function mergeValues(live: unknown, wanted: unknown, structure: Structure): unknown {
  if (isFields(wanted) && structure.atomic !== true) {
    return mergeFields(isFields(live) ? live : {}, wanted, structure);
  }
  const merged =
    Array.isArray(live) && Array.isArray(wanted) ? mergeLists(live, wanted, structure) : undefined;
  return merged ?? (isEqual(live, wanted) ? live : withoutNulls(wanted));
}

function mergeFields(live: Fields, wanted: Fields, structure: Structure): Fields {
  const draft = new FieldsDraft(live);
  for (const [field, value] of Object.entries(wanted)) {
    const below = structureOfField(structure, field);
    if (value === null) draft.delete(field);
    else if (value !== undefined && (draft.has(field) || !isNothing(value, below))) {
      draft.set(field, mergeValues(draft.get(field), value, below));
    }
  }
  return draft.finish();
}

/** Who wants no items wants nothing. */
function isNothing(value: unknown, { list = 'atomic' }: Structure): boolean {
  return Array.isArray(value) && value.length === 0 && list !== 'atomic';
}

/** Undefined where the list is replaced as a whole. */
function mergeLists(
  live: readonly unknown[],
  wanted: readonly unknown[],
  structure: Structure,
): readonly unknown[] | undefined {
  const liveElements = elementsOf(live, structure);
  const wantedElements = elementsOf(wanted, structure);
  if (liveElements === undefined || wantedElements === undefined) return undefined;
  const present = onlyOnes(liveElements, live);
  const items = inOrder(liveElements, wantedElements).map(({ at, element, isWanted }) => {
    if (!isWanted) return live[at];
    return mergeValues(present.get(element), wanted[at], structure.items ?? {});
  });
  return items.length === live.length && items.every((item, index) => item === live[index]) ? live : items;
}

/** The live items by element. Those that an element does not tell apart are replaced, not merged. */
function onlyOnes(elements: readonly string[], items: readonly unknown[]): Map<string, unknown> {
  const result = new Map<string, unknown>();
  for (const [index, element] of elements.entries()) {
    result.set(element, result.has(element) ? undefined : items[index]);
  }
  return result;
}

interface Place {
  /** Index in the wanted or else in the live list. */
  readonly at: number;
  readonly element: string;
  readonly isWanted: boolean;
}

/** Wanted items in the wanted order; an item that nobody wants stays before the same wanted one as it was. */
function inOrder(live: readonly string[], wanted: readonly string[]): Place[] {
  const places: Place[] = [];
  const isWanted = new Set(wanted);
  const isLive = new Set(live);
  const shared = wanted.filter((element) => isLive.has(element));
  let position = 0;
  const keepUntil = (end: string | undefined) => {
    for (; position < live.length && live[position] !== end; position += 1) {
      const element = live[position]!;
      if (!isWanted.has(element)) places.push({ at: position, element, isWanted: false });
    }
  };
  for (const [at, element] of wanted.entries()) {
    keepUntil(shared[0]);
    if (element === shared[0]) {
      shared.shift();
      position += 1;
    }
    places.push({ at, element, isWanted: true });
  }
  keepUntil(undefined);
  return places;
}
