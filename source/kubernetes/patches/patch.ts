/** The forms of patches that the API server takes, as one value. */
import { type Fields, isFields } from '../../lib/fields.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import { structureOf } from '../structure/structure.ts';
import type { JsonPatchOperation } from './json-patch.ts';
import { applyJsonPatch } from './json-patch.ts';
import { applyMergePatch } from './merge-patch.ts';
import { undecodable, undecodableBody } from './patch-errors.ts';
import { applyStrategicMergePatch } from './strategic-merge-patch.ts';

export type Patch =
  /** RFC 6902. */
  | { readonly type: 'json'; readonly operations: readonly JsonPatchOperation[] }
  /** RFC 7386: null removes, objects merge, everything else replaces. */
  | { readonly type: 'merge'; readonly body: Fields }
  /** Lists merge by the keys of their items. */
  | { readonly type: 'strategic'; readonly body: Fields }
  /** Server-side apply: the fields that the manager wants. */
  | { readonly type: 'apply'; readonly body: Manifest; readonly force?: boolean };

export type ApplyPatch = Extract<Patch, { readonly type: 'apply' }>;
/** A patch that says what to change, and not who wants what. */
export type ChangePatch = Exclude<Patch, ApplyPatch>;

/** The patched object, of a form that nobody has checked yet. Throws what the API server answers to a patch that can not be applied. */
export function applyPatch(object: KubeObject, patch: ChangePatch): unknown {
  switch (patch.type) {
    case 'json':
      return applyJsonPatch(object, patch.operations);
    case 'merge':
      if (!isFields(patch.body)) throw undecodableBody(patch.body, 'map[string]interface {}');
      return applyMergePatch(object, patch.body);
    case 'strategic':
      if (!isFields(patch.body)) throw undecodable(patch.body, 'map[string]interface {}');
      return applyStrategicMergePatch(object, patch.body, structureOf(object.kind));
    default:
      return patch satisfies never;
  }
}
