/** Who owns which fields of an object: metadata.managedFields (apimachinery, util/managedfields). */
import type { KubeObject, Manifest } from '../objects.ts';

/** Who writes, and how. */
export interface FieldManager {
  /** `kubectl-client-side-apply`, `deployment-controller`. */
  readonly name: string;
  readonly operation: 'Apply' | 'Update';
  readonly subresource?: string;
}

/**
 * The object with the manager as owner of every field that it set or changed since `previous` (absent: it was just
 * created), and taken from whoever owned them before. `now` in milliseconds since the epoch.
 */
export function trackUpdate(
  next: KubeObject,
  previous: KubeObject | undefined,
  manager: FieldManager,
  now: number,
): KubeObject {
  void previous;
  void manager;
  void now;
  return next;
}

/**
 * Server-side apply: what the object becomes once the manager's wishes are merged into it, metadata.managedFields
 * included. Throws Conflict, with a cause for each field, where another manager owns what would change and `force` is
 * not set. `existing` is undefined where the object is to be created.
 */
export function applyManifest(
  existing: KubeObject | undefined,
  wanted: Manifest,
  manager: FieldManager,
  options: { readonly force?: boolean; readonly now: number },
): Manifest {
  void manager;
  void options;
  return { ...existing, ...wanted };
}
