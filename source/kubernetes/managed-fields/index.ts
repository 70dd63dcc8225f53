/** Who owns which fields of an object: metadata.managedFields (apimachinery, util/managedfields). */
export { type ApplyOptions, applyManifest } from './apply-manifest.ts';
export { withTimesKept } from './entries.ts';
export type { FieldManager } from './field-manager.ts';
export { trackUpdate } from './track-update.ts';
