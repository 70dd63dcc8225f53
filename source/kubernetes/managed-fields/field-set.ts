/**
 * Sets of paths into an object, as immutable trees in the very form in which managedFields tell them (fieldsV1): an
 * element with nothing below it is in the set itself; one with something below it is where it also has `.`.
 */
import { compareElements, textOfElement } from './elements.ts';

export interface FieldSet {
  readonly [element: string]: FieldSet;
}

/** The element that says: what stands above is in the set, too. */
export const self = '.';

/** An element that is in the set, and nothing below it. */
export const leaf: FieldSet = Object.freeze({});

/** The set without a path. */
export const nothing: FieldSet = leaf;

export function isEmpty(set: FieldSet): boolean {
  for (const _ in set) return false;
  return true;
}

/** Whether an element with this below it is in the set itself. */
export function isMember(below: FieldSet | undefined): boolean {
  return below !== undefined && (below[self] !== undefined || isEmpty(below));
}

/** Elements in the order in which the API server writes them. */
export function sorted(set: FieldSet): FieldSet {
  const entries = Object.entries(set);
  return Object.fromEntries(entries.toSorted(([one], [other]) => compareElements(one, other)));
}

/** All paths of both; `one` itself where the other adds nothing. */
export function union(one: FieldSet, other: FieldSet): FieldSet {
  if (one === other || isEmpty(other)) return one;
  if (isEmpty(one)) return other;
  let result: Record<string, FieldSet> | undefined;
  let isLonger = false;
  for (const [element, added] of Object.entries(other)) {
    const present = one[element];
    const next = present === undefined || element === self ? added : unionBelow(present, added);
    if (next === present || (element === self && present !== undefined)) continue;
    result ??= { ...one };
    result[element] = next;
    isLonger ||= present === undefined;
  }
  if (result === undefined) return one;
  return isLonger ? sorted(result) : result;
}

/** The paths of `one` that `other` has not; `one` itself where it has none of them. */
export function difference(one: FieldSet, other: FieldSet): FieldSet {
  if (isEmpty(other)) return one;
  let result: Record<string, FieldSet> | undefined;
  for (const [element, taken] of Object.entries(other)) {
    const present = one[element];
    if (present === undefined) continue;
    const next = element === self ? nothing : difference(opened(present), opened(taken));
    if (element !== self && isSame(next, present)) continue;
    result ??= { ...one };
    if (isEmpty(next)) delete result[element];
    else result[element] = closed(next);
  }
  return result ?? one;
}

/** The paths that both have. */
export function intersection(one: FieldSet, other: FieldSet): FieldSet {
  if (one === other) return one;
  const result: Record<string, FieldSet> = {};
  for (const [element, below] of Object.entries(one)) {
    const match = other[element];
    if (match === undefined) continue;
    const next = element === self ? { [self]: leaf } : intersection(opened(below), opened(match));
    if (!isEmpty(next)) result[element] = closed(next);
  }
  return result;
}

export function isSameSet(one: FieldSet, other: FieldSet): boolean {
  if (one === other) return true;
  const elements = Object.keys(one);
  return (
    elements.length === Object.keys(other).length &&
    elements.every((element) => {
      const match = other[element];
      return match !== undefined && isSameSet(one[element]!, match);
    })
  );
}

/** `.spec.containers[name="web"].image`: what stands on a level comes before what stands deeper (fieldpath, Set.Iterate). */
export function* pathsIn(set: FieldSet, above = ''): Generator<string> {
  const elements = Object.keys(set).filter((element) => element !== self);
  for (const element of elements) {
    if (isMember(set[element])) yield above + textOfElement(element);
  }
  for (const element of elements) yield* pathsIn(set[element]!, above + textOfElement(element));
}

function unionBelow(one: FieldSet, other: FieldSet): FieldSet {
  const result = union(opened(one), opened(other));
  return isSame(result, one) ? one : closed(result);
}

/** A leaf says nothing below but itself: so told, leaves and branches can be reckoned with alike. */
const itself: FieldSet = Object.freeze({ [self]: leaf });

function opened(below: FieldSet): FieldSet {
  return isEmpty(below) ? itself : below;
}

function closed(below: FieldSet): FieldSet {
  for (const element in below) if (element !== self) return below;
  return leaf;
}

function isSame(opened: FieldSet, below: FieldSet): boolean {
  return opened === below || (opened === itself && isEmpty(below));
}
