/**
 * What the API says of a field beyond its JSON type: how its lists and maps merge. Both strategic merge patches
 * (`patchMergeKey`, `patchStrategy`) and server-side apply (`listType`, `mapType`) read it.
 */
import type { Kind } from '../kinds.ts';

export interface Structure {
  /** Of a struct: the fields about which there is something to say. */
  readonly fields?: Readonly<Record<string, Structure>>;
  /** Of a map: its values. Of a list: its items. */
  readonly items?: Structure;
  /** Strategic merge: the field by which items are told apart; `''` where they are plain values that merge as a set. Absent: the
   * list is replaced as a whole. */
  readonly mergeKey?: string;
  /** Strategic merge: fields that a patch does not name in `$retainKeys` go. */
  readonly retainKeys?: boolean;
  /** Server-side apply: how a list merges. Absent: `atomic`. */
  readonly list?: 'atomic' | 'set' | { readonly keys: readonly string[] };
  /** Server-side apply: one owner for the whole map or struct. */
  readonly atomic?: boolean;
}

const plain: Structure = {};

export function structureOf(kind: Kind): Structure {
  void kind;
  return plain;
}
