/** JSON patch (RFC 6902). */
import { badRequest } from '../status-error.ts';

export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly path: string; readonly from: string };

export function applyJsonPatch(document: unknown, operations: readonly JsonPatchOperation[]): unknown {
  void document;
  throw badRequest(`json patches are not there yet (${operations.length})`);
}
