/** Where a kind keeps its containers. */
import type { AnyObject, Container, PodTemplateSpec } from '../kubernetes/objects.ts';

interface Containers {
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
}

/** A pod's own containers, or those of the template; undefined where the kind has none. */
export function containersOf(object: AnyObject): Containers | undefined {
  const spec = object.kind === 'Pod' ? object.spec : templateOf(object)?.spec;
  return spec === undefined
    ? undefined
    : { containers: spec.containers, initContainers: spec.initContainers ?? [] };
}

export function templateOf(object: AnyObject): PodTemplateSpec | undefined {
  switch (object.kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
    case 'ReplicationController':
      return object.spec.template;
    case 'CronJob':
      return object.spec.jobTemplate.spec?.template;
    default:
      return undefined;
  }
}

/** A patch of the pod spec, put where the kind keeps it. */
export function podSpecPatch(object: AnyObject, patch: Record<string, unknown>): Record<string, unknown> {
  if (object.kind === 'Pod') return { spec: patch };
  if (object.kind === 'CronJob') return { spec: { jobTemplate: { spec: { template: { spec: patch } } } } };
  return { spec: { template: { spec: patch } } };
}
