/**
 * How often the template of a DaemonSet has changed. It was a field once, and is still told in an annotation
 * (pkg/registry/apps/daemonset/strategy.go, apis/apps/v1/conversion.go).
 */
import type { KubeObject, ObjectOfKind } from '../../kubernetes/objects.ts';
import { isEqual } from '../../lib/equal.ts';

type DaemonSet = ObjectOfKind['DaemonSet'];

const annotation = 'deprecated.daemonset.template.generation';

export function createdDaemonSet(object: KubeObject): KubeObject {
  return withTemplateGeneration(object, Math.max(1, templateGeneration(object)));
}

export function updatedDaemonSet(next: KubeObject, existing: KubeObject): KubeObject {
  const isSame = isEqual((next as DaemonSet).spec.template, (existing as DaemonSet).spec.template);
  return withTemplateGeneration(next, templateGeneration(existing) + (isSame ? 0 : 1));
}

function templateGeneration({ metadata }: KubeObject): number {
  return Number.parseInt(metadata.annotations?.[annotation] ?? '', 10) || 0;
}

function withTemplateGeneration(object: KubeObject, generation: number): KubeObject {
  const { metadata } = object;
  const value = String(generation);
  if (metadata.annotations?.[annotation] === value) return object;
  return {
    ...object,
    metadata: { ...metadata, annotations: { ...metadata.annotations, [annotation]: value } },
  };
}
