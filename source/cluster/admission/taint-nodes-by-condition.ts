import { holds } from '../../kubernetes/conditions.ts';
import type { Node } from '../../kubernetes/objects.ts';
import { notReadyTaint } from '../../kubernetes/taints.ts';
import { isFields } from '../../lib/fields.ts';
import type { AdmissionPlugin } from './admission.ts';

/**
 * A new node takes no pods before it is known to be ready. Kubernetes taints every new node, since none of them can be
 * ready when it registers; here one may be handed in that has been up for a while.
 */
export const taintNodesByCondition: AdmissionPlugin = {
  name: 'TaintNodesByCondition',
  kinds: ['Node'],
  mutate(object, { verb }) {
    const { spec, status } = object as Node;
    if (verb !== 'create' || !isFields(spec) || isReady(status)) return object;
    const taints = Array.isArray(spec.taints) ? spec.taints : [];
    if (taints.some((taint) => taint?.key === notReadyTaint && taint.effect === 'NoSchedule')) return object;
    return {
      ...object,
      spec: { ...spec, taints: [...taints, { key: notReadyTaint, effect: 'NoSchedule' }] },
    };
  },
};

/** Admission comes before validation: the conditions may have any form. */
function isReady({ conditions }: Node['status']): boolean {
  return Array.isArray(conditions) && holds(conditions.filter(isFields), 'Ready');
}
