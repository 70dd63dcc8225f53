/** The binding subresource of pods: what a scheduler does (registry/core/pod/storage, BindingREST). */
import { replaceCondition } from '../../kubernetes/conditions.ts';
import type { Pod } from '../../kubernetes/objects.ts';
import { StatusError, subresourceConflict } from '../../kubernetes/status-error.ts';
import { timestamp } from '../../kubernetes/time.ts';

/** The pod on the node; nobody looks whether there is such a node. Throws Conflict where it can not go there. `now` in milliseconds. */
export function boundPod(pod: Pod, nodeName: string, now: number): Pod {
  if (nodeName === '') throw new StatusError('InternalError', 'target.name: Required value');
  const { name, generation } = pod.metadata;
  const why = obstacle(pod);
  if (why !== undefined) throw subresourceConflict('Pod', 'binding', name, `pod ${name} ${why}`);
  const conditions = replaceCondition(pod.status.conditions, {
    type: 'PodScheduled',
    status: 'True',
    ...(generation !== undefined && { observedGeneration: generation }),
    lastTransitionTime: timestamp(now),
  });
  return {
    ...pod,
    spec: { ...pod.spec, nodeName },
    status: { ...pod.status, conditions: [...conditions] },
  };
}

function obstacle({ metadata, spec }: Pod): string | undefined {
  if (metadata.deletionTimestamp !== undefined) return 'is being deleted, cannot be assigned to a host';
  if (spec.nodeName !== undefined) return `is already assigned to node ${JSON.stringify(spec.nodeName)}`;
  const isGated = (spec.schedulingGates?.length ?? 0) > 0;
  return isGated ? 'has non-empty .spec.schedulingGates' : undefined;
}
