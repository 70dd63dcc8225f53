import type { Pod, Toleration } from '../../kubernetes/objects.ts';
import { notReadyTaint, unreachableTaint } from '../../kubernetes/taints.ts';
import { deepFreeze } from '../../lib/deep-freeze.ts';
import { isFields } from '../../lib/fields.ts';
import type { AdmissionPlugin } from './admission.ts';

const patience: readonly Toleration[] = deepFreeze(
  [notReadyTaint, unreachableTaint].map((key) => ({
    key,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 300,
  })),
);

/** Five minutes on a node that is not ready or can not be reached, for pods that do not speak of it. */
export const defaultTolerationSeconds: AdmissionPlugin = {
  name: 'DefaultTolerationSeconds',
  kinds: ['Pod'],
  mutate(object, { verb, subresource }) {
    const { spec } = object as Pod;
    if (verb === 'delete' || subresource !== undefined || !isFields(spec)) return object;
    const own: readonly Toleration[] = Array.isArray(spec.tolerations) ? spec.tolerations : [];
    const added = patience.filter(({ key }) => !own.some((toleration) => speaksOf(toleration, key)));
    return added.length === 0 ? object : { ...object, spec: { ...spec, tolerations: [...own, ...added] } };
  },
};

function speaksOf(toleration: Toleration, taint: string | undefined): boolean {
  if (!isFields(toleration)) return false;
  const { key, effect } = toleration;
  return (!key || key === taint) && (!effect || effect === 'NoExecute');
}
