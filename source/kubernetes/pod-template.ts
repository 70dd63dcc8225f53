/** Pods from templates (controller.GetPodFromTemplate). */
import type { KubeObject, Manifest, PodTemplateSpec } from './objects.ts';
import { controllerReference } from './owners.ts';

/** A pod as a controller asks for it: the API server completes the name after `OWNER-`. */
export function podFromTemplate(owner: KubeObject, template: PodTemplateSpec): Manifest {
  const { labels, annotations, finalizers } = template.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: `${owner.metadata.name}-`,
      namespace: owner.metadata.namespace,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(finalizers && { finalizers }),
      ownerReferences: [controllerReference(owner)],
    },
    spec: template.spec,
  };
}
