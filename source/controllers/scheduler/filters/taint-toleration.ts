import { isTolerated } from '../../../kubernetes/tolerations.ts';
import { type Filter, unresolvable } from '../plugin.ts';

/** Taints with NoSchedule and NoExecute keep pods away that do not tolerate them (plugins/tainttoleration). */
export const taintToleration: Filter =
  ({ pod }) =>
  ({ node }) => {
    const repels = node.spec.taints?.some(
      (taint) => taint.effect !== 'PreferNoSchedule' && !isTolerated(pod.spec.tolerations, taint),
    );
    return repels ? unresolvable('node(s) had untolerated taint(s)') : undefined;
  };
