import type { KubeObject } from '../../kubernetes/objects.ts';
import { compareText } from '../../lib/compare-text.ts';

/** Of the classes that carry one of the annotations the newest; of equally old ones the first by name. */
export function defaultOf<T extends KubeObject>(
  classes: readonly T[],
  ...annotations: readonly string[]
): T | undefined {
  return classes
    .filter(({ metadata }) => annotations.some((name) => metadata.annotations?.[name] === 'true'))
    .toSorted(({ metadata: one }, { metadata: other }) => {
      const younger = compareText(other.creationTimestamp, one.creationTimestamp);
      return younger === 0 ? compareText(one.name, other.name) : younger;
    })[0];
}
