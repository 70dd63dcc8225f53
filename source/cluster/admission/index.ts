/** The plugins in force, in kube-apiserver's order. */
import type { AnyObject, KubeObject } from '../../kubernetes/objects.ts';
import type { AdmissionPlugin, AdmissionRequest, AdmissionView } from './admission.ts';
import { namespaceLifecycle } from './namespace-lifecycle.ts';

const plugins: readonly AdmissionPlugin[] = [namespaceLifecycle];

/** The object with all that the plugins add; throws a StatusError where one refuses. */
export function mutate(object: KubeObject, request: AdmissionRequest, view: AdmissionView): KubeObject {
  return concerned(request).reduce((next, plugin) => plugin.mutate?.(next, request, view) ?? next, object);
}

/** Throws a StatusError where a plugin refuses the object that would be stored. */
export function validate(object: KubeObject, request: AdmissionRequest, view: AdmissionView): void {
  for (const plugin of concerned(request)) plugin.validate?.(object, request, view);
}

/** Objects to store together with this one. */
export function consequences(
  object: KubeObject,
  request: AdmissionRequest,
  view: AdmissionView,
): readonly AnyObject[] {
  return concerned(request).flatMap((plugin) => plugin.consequences?.(object, request, view) ?? []);
}

function concerned({ kind }: AdmissionRequest): readonly AdmissionPlugin[] {
  return plugins.filter((plugin) => plugin.kinds?.includes(kind) ?? true);
}
