/** The plugins in force, in kube-apiserver's order. */
import { storedKinds } from '../../kubernetes/kinds.ts';
import type { AnyObject, KubeObject } from '../../kubernetes/objects.ts';
import type { AdmissionPlugin, AdmissionRequest, AdmissionView } from './admission.ts';
import { defaultIngressClass } from './default-ingress-class.ts';
import { defaultStorageClass } from './default-storage-class.ts';
import { defaultTolerationSeconds } from './default-toleration-seconds.ts';
import { limitRanger } from './limit-ranger.ts';
import { namespaceLifecycle } from './namespace-lifecycle.ts';
import { persistentVolumeClaimResize } from './persistent-volume-claim-resize.ts';
import { priority } from './priority.ts';
import { resourceQuota } from './resource-quota.ts';
import { runtimeClass } from './runtime-class.ts';
import { serviceAccount } from './service-account.ts';
import { storageObjectInUseProtection } from './storage-object-in-use-protection.ts';
import { taintNodesByCondition } from './taint-nodes-by-condition.ts';

const plugins: readonly AdmissionPlugin[] = [
  namespaceLifecycle,
  limitRanger,
  serviceAccount,
  taintNodesByCondition,
  // PodSecurity stands here. Every namespace is left at the level `privileged`, at which it forbids nothing.
  priority,
  defaultTolerationSeconds,
  defaultStorageClass,
  storageObjectInUseProtection,
  persistentVolumeClaimResize,
  runtimeClass,
  defaultIngressClass,
  resourceQuota,
];

const pluginsByKind = new Map(
  storedKinds.map((kind) => [kind, plugins.filter((plugin) => plugin.kinds?.includes(kind) ?? true)]),
);

/** The object with all that the plugins add; throws a StatusError where one refuses. */
export function mutate(object: KubeObject, request: AdmissionRequest, view: AdmissionView): KubeObject {
  return pluginsOf(request).reduce((next, plugin) => plugin.mutate?.(next, request, view) ?? next, object);
}

/** Throws a StatusError where a plugin refuses the object that would be stored. */
export function validate(object: KubeObject, request: AdmissionRequest, view: AdmissionView): void {
  for (const plugin of pluginsOf(request)) plugin.validate?.(object, request, view);
}

/** Objects to store together with this one. */
export function consequences(
  object: KubeObject,
  request: AdmissionRequest,
  view: AdmissionView,
): readonly AnyObject[] {
  return pluginsOf(request).flatMap((plugin) => plugin.consequences?.(object, request, view) ?? []);
}

function pluginsOf({ kind }: AdmissionRequest): readonly AdmissionPlugin[] {
  return pluginsByKind.get(kind) ?? [];
}
