/** Strategic merge patch (apimachinery, util/strategicpatch). */
import type { Fields } from '../../lib/fields.ts';
import type { KubeObject } from '../objects.ts';
import { applyMergePatch } from './merge-patch.ts';

export function applyStrategicMergePatch(object: KubeObject, patch: Fields): unknown {
  return applyMergePatch(object, patch);
}
