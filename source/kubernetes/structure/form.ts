/**
 * What the API says of a field beyond its JSON type: how its lists and maps merge. Both strategic merge patches
 * (`patchMergeKey`, `patchStrategy`) and server-side apply (`listType`, `mapType`, `structType`) read it. What is not
 * told merges as its JSON type does: maps field by field, lists as a whole.
 */
import { own } from '../../lib/fields.ts';

export interface Structure {
  /** Of a struct: the fields about which there is something to say. */
  readonly fields?: Readonly<Record<string, Structure>>;
  /** Of a map: its values. Of a list: its items. */
  readonly items?: Structure;
  /** Strategic merge: the field by which items are told apart; `''` where they are plain values that merge as a set. Absent: the
   * list is replaced as a whole. */
  readonly mergeKey?: string;
  /** Strategic merge: whoever makes a patch of this struct tells all fields that stay in `$retainKeys`, as only some of them go together. */
  readonly retainKeys?: boolean;
  /** Strategic merge: a patch replaces the whole struct. */
  readonly replace?: boolean;
  /** Server-side apply: how a list merges. Absent: `atomic`. */
  readonly list?: 'atomic' | 'set' | ListKeys;
  /** Server-side apply: one owner for the whole map or struct. */
  readonly atomic?: boolean;
}

/** The fields that tell the items of a list apart in server-side apply, and what they are where an item leaves them out. */
export interface ListKeys {
  readonly keys: readonly string[];
  readonly defaults?: Readonly<Record<string, string>>;
}

/** Nothing to say. */
export const plain: Structure = {};

/** A map or struct with one owner: references and selectors. */
export const atomic: Structure = { atomic: true };

/** Plain values that merge as a set. */
export const set: Structure = { mergeKey: '', list: 'set' };

/** A list whose items both ways of merging tell apart by one field. */
export function listBy(key: string, items: Structure = plain): Structure {
  return { mergeKey: key, list: { keys: [key] }, items };
}

/** Conditions of a status: one of each type. */
export const conditions: Structure = listBy('type');

/** The structure of a field of a struct, or of an entry of a map. */
export function structureOfField({ fields, items }: Structure, field: string): Structure {
  return (fields && own(fields, field)) ?? items ?? plain;
}
