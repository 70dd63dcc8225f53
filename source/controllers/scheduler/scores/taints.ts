import { isTolerated } from '../../../kubernetes/tolerations.ts';
import type { Score } from '../plugin.ts';
import { normalise } from './normalise.ts';

/** The fewer PreferNoSchedule taints a pod does not tolerate, the better (plugins/tainttoleration). */
export const taintScore: Score['rate'] = ({ pod }, fitting) => {
  const tolerations = pod.spec.tolerations?.filter(
    (toleration) => !toleration.effect || toleration.effect === 'PreferNoSchedule',
  );
  const untolerated = fitting.map(
    ({ node }) =>
      node.spec.taints?.filter(
        (taint) => taint.effect === 'PreferNoSchedule' && !isTolerated(tolerations, taint),
      ).length ?? 0,
  );
  return normalise(untolerated, true);
};
