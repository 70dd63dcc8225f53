import { unschedulableTaint } from '../../../kubernetes/taints.ts';
import { isTolerated } from '../../../kubernetes/tolerations.ts';
import { type Filter, unresolvable } from '../plugin.ts';

const taint = { key: unschedulableTaint, effect: 'NoSchedule' as const };

/** A cordoned node takes no new pods but those that tolerate it (plugins/nodeunschedulable). */
export const nodeUnschedulable: Filter = ({ pod }) => {
  const tolerated = isTolerated(pod.spec.tolerations, taint);
  return ({ node }) =>
    node.spec.unschedulable === true && !tolerated ? unresolvable('node(s) were unschedulable') : undefined;
};
