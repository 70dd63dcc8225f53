/** Values taken apart into the parts that have owners of their own. */
import { isFields } from '../../lib/fields.ts';
import { type Structure, structureOfField } from '../structure/structure.ts';
import { fieldElement, itemElement } from './elements.ts';

export interface Part {
  readonly value: unknown;
  readonly structure: Structure;
  /** Of a part of a map or struct: its name. */
  readonly field?: string;
}

export type Parts = ReadonlyMap<string, Part>;

const none: Parts = new Map();

/** By element; undefined where the value has one owner as a whole. What is not there has no parts. */
export function partsOf(value: unknown, structure: Structure): Parts | undefined {
  if (value === undefined) return none;
  if (Array.isArray(value)) return itemsOf(value, structure);
  return isFields(value) && structure.atomic !== true ? fieldsOf(value, structure) : undefined;
}

/** The elements of a list's items, undefined where the list has one owner, or an item can not be told apart. */
export function elementsOf(items: readonly unknown[], { list = 'atomic' }: Structure): string[] | undefined {
  if (list === 'atomic') return undefined;
  const elements: string[] = [];
  for (const item of items) {
    const element = itemElement(item, list);
    if (element === undefined) return undefined;
    elements.push(element);
  }
  return elements;
}

function fieldsOf(value: Readonly<Record<string, unknown>>, structure: Structure): Parts {
  const parts = new Map<string, Part>();
  for (const [field, part] of Object.entries(value)) {
    if (part === undefined || part === null) continue;
    parts.set(fieldElement(field), { value: part, structure: structureOfField(structure, field), field });
  }
  return parts;
}

/** Items that an element does not tell apart have one owner together. */
function itemsOf(items: readonly unknown[], structure: Structure): Parts | undefined {
  const elements = elementsOf(items, structure);
  if (elements === undefined) return undefined;
  const parts = new Map<string, Part>();
  for (const [index, element] of elements.entries()) {
    const twin = parts.get(element);
    if (twin === undefined) parts.set(element, { value: items[index], structure: structure.items ?? {} });
    else parts.set(element, { value: [twin.value, items[index]], structure: {} });
  }
  return parts;
}
