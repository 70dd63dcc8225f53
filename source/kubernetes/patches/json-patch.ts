/**
 * JSON patch (RFC 6902), as the library inside the API server does it (evanphx/json-patch): indexes may count from the
 * end, and the whole document can only be replaced or tested.
 */
import { isEqual } from '../../lib/equal.ts';
import { isFields } from '../../lib/fields.ts';
import { type Edit, found, inserted, pointerOf, removed, replaced, withEdit } from './json-pointer.ts';
import { doesNotFit, tooManyOperations, undecodable, undecodableBody } from './patch-errors.ts';

export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly path: string; readonly from: string };

const mostOperations = 10_000;

/** Characters of JSON that one patch may copy within the document. */
const mostCopied = 3 * 1024 * 1024;

/** The patched document, which shares with the old one whatever stays. Nothing is taken on trust about the operations. */
export function applyJsonPatch(document: unknown, operations: readonly JsonPatchOperation[]): unknown {
  let copied = 0;
  const count = (value: unknown) => {
    copied += JSON.stringify(value).length;
    if (copied > mostCopied) throw doesNotFit();
  };
  return wellFormed(operations).reduce(
    (current, operation) => applyOperation(current, operation, count),
    document,
  );
}

interface LooseOperation {
  readonly op?: unknown;
  readonly path?: unknown;
  readonly from?: unknown;
  readonly value?: unknown;
}

function wellFormed(operations: unknown): readonly LooseOperation[] {
  if (!Array.isArray(operations)) throw undecodableBody(operations, '[]interface {}');
  if (operations.length > mostOperations) throw tooManyOperations(mostOperations, operations.length);
  return operations.map((operation) => {
    if (operation === null) return {};
    if (!isFields(operation)) throw undecodable(operation, 'jsonpatch.Operation');
    return operation;
  });
}

function applyOperation(
  document: unknown,
  { op, path, from, value = null }: LooseOperation,
  countCopy: (value: unknown) => void,
): unknown {
  const edit = (pointer: unknown, how: Edit, within = document) => withEdit(within, pointerOf(pointer), how);
  switch (op) {
    case 'add':
      return edit(path, inserted(value));
    case 'remove':
      return edit(path, removed);
    case 'replace':
      return path === '' ? replacedDocument(document, value) : edit(path, replaced(value));
    case 'move':
      return edit(path, inserted(partOf(document, from)), edit(from, removed));
    case 'copy': {
      const copy = partOf(document, from);
      countCopy(copy);
      return edit(path, inserted(copy));
    }
    case 'test':
      if (!holds(document, path, value)) throw doesNotFit();
      return document;
    default:
      throw doesNotFit();
  }
}

/** What is moved or copied: anything but the whole. */
function partOf(document: unknown, from: unknown): unknown {
  if (from === '') throw doesNotFit();
  return found(document, pointerOf(from));
}

function replacedDocument(document: unknown, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) throw doesNotFit();
  return isEqual(document, value) ? document : value;
}

/** What is missing in a map is as good as null. */
function holds(document: unknown, path: unknown, value: unknown): boolean {
  return isEqual(found(document, pointerOf(path), null), value);
}
