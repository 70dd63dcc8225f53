/** Where a kind keeps its containers. */
import type { AnyObject, Container } from '../kubernetes/objects.ts';
import { podSpecOf } from '../kubernetes/workloads.ts';

interface Containers {
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
}

/** A pod's own containers, or those of the template; undefined where the kind has none. */
export function containersOf(object: AnyObject): Containers | undefined {
  const spec = podSpecOf(object);
  return spec === undefined
    ? undefined
    : { containers: spec.containers, initContainers: spec.initContainers ?? [] };
}

/** A patch of the pod spec, put where the kind keeps it. */
export function podSpecPatch(object: AnyObject, patch: Record<string, unknown>): Record<string, unknown> {
  if (object.kind === 'Pod') return { spec: patch };
  if (object.kind === 'CronJob') return { spec: { jobTemplate: { spec: { template: { spec: patch } } } } };
  return { spec: { template: { spec: patch } } };
}
