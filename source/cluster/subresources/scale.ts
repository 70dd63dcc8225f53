/** The scale subresource (registry/apps, ScaleREST). */
import type { AnyObject, ObjectOfKind } from '../../kubernetes/objects.ts';
import type { ScalableKind, Scale } from '../../kubernetes/scale.ts';

export function scaleOf(object: ObjectOfKind[ScalableKind]): Scale {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      uid,
      resourceVersion,
      creationTimestamp,
    },
    spec: { replicas: object.spec.replicas ?? 0 },
    status: { replicas: object.status.replicas ?? 0 },
  };
}

/** The object that runs as many as the scale asks for. Throws Invalid where that is no number of pods. */
export function scaled(object: ObjectOfKind[ScalableKind], scale: Scale): AnyObject {
  return { ...object, spec: { ...object.spec, replicas: scale.spec.replicas ?? 0 } } as AnyObject;
}
