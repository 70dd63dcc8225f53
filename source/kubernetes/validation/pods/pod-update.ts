/** What may change of a pod's spec (pkg/apis/core/validation: ValidatePodUpdate). */
import { isEqual } from '../../../lib/equal.ts';
import type { FieldError } from '../../status-error.ts';
import { forbiddenField, invalidValue, sorted } from '../field-errors.ts';
import { type Fields, itemsAt, listAt, textAt, textMap } from '../fields.ts';
import { nodeAffinityOf, nodeAffinityUpdate, withNodeAffinity } from './node-affinity-update.ts';

/** Both are specs. A pod is what it is: only its images, its deadline, more tolerations and fewer gates may come. */
export function podSpecUpdate(next: Fields, previous: Fields): FieldError[] {
  for (const list of ['containers', 'initContainers']) {
    if (countOf(next, list) !== countOf(previous, list)) {
      return [forbiddenField(`spec.${list}`, 'pod updates may not add or remove containers')];
    }
  }
  const deadline = deadlineUpdate(next, previous);
  if (deadline.length > 0 && typeof next.activeDeadlineSeconds === 'number') return deadline;
  const isGated = countOf(previous, 'schedulingGates') > 0;
  return [
    ...deadline,
    ...tolerationsUpdate(next, previous),
    ...gatesUpdate(next, previous),
    ...(isGated ? placementUpdate(next, previous) : []),
    ...(isEqual(fixedPart(next, previous, isGated), previous) ? [] : [forbiddenField('spec', podRule)]),
  ];
}

const podRule =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

/** The later spec, with all that may change put back to what it was. */
function fixedPart(next: Fields, previous: Fields, isGated: boolean): Fields {
  const grace = previous.terminationGracePeriodSeconds;
  const isMended = typeof grace === 'number' && grace < 0 && next.terminationGracePeriodSeconds === 1;
  const fixed = {
    ...next,
    containers: withImagesOf(next.containers, previous.containers),
    initContainers: withImagesOf(next.initContainers, previous.initContainers),
    activeDeadlineSeconds: previous.activeDeadlineSeconds,
    tolerations: previous.tolerations,
    schedulingGates: previous.schedulingGates,
    ...(isMended && { terminationGracePeriodSeconds: grace }),
    ...(isGated && { nodeSelector: previous.nodeSelector }),
  };
  return isGated ? withNodeAffinity(fixed, nodeAffinityOf(previous)) : fixed;
}

function withImagesOf(next: unknown, previous: unknown): unknown {
  if (!Array.isArray(next) || !Array.isArray(previous)) return next;
  return next.map((container: Fields, index) => ({ ...container, image: previous[index]?.image }));
}

function deadlineUpdate(next: Fields, previous: Fields): FieldError[] {
  const path = 'spec.activeDeadlineSeconds';
  const [later, before] = [next.activeDeadlineSeconds, previous.activeDeadlineSeconds];
  if (typeof before !== 'number') return [];
  if (typeof later !== 'number') {
    return [invalidValue(path, later, 'must not update from a positive integer to nil value')];
  }
  return later > before ? [invalidValue(path, later, 'must be less than or equal to previous value')] : [];
}

/** How long a toleration lasts may change. */
function tolerationsUpdate(next: Fields, previous: Fields): FieldError[] {
  const timeless = (spec: Fields) =>
    itemsAt(spec, 'tolerations', '').map(({ item }) => ({ ...item, tolerationSeconds: undefined }));
  const later = timeless(next);
  const areKept = timeless(previous).every((one) => later.some((each) => isEqual(each, one)));
  const rule = 'existing toleration can not be modified except its tolerationSeconds';
  return areKept ? [] : [forbiddenField('spec.tolerations', rule)];
}

function gatesUpdate(next: Fields, previous: Fields): FieldError[] {
  const before = itemsAt(previous, 'schedulingGates', '').map(({ item }) => textAt(item, 'name'));
  return itemsAt(next, 'schedulingGates', 'spec').flatMap(({ item, path }) => {
    const name = textAt(item, 'name');
    const rule = `only deletion is allowed, but found new scheduling gate '${name}'`;
    return before.includes(name) ? [] : [forbiddenField(`${path}.name`, rule)];
  });
}

/** Whoever gated the pod may still say more closely where it is to run. */
function placementUpdate(next: Fields, previous: Fields): FieldError[] {
  const later = textMap(next.nodeSelector);
  const isKept = Object.entries(textMap(previous.nodeSelector)).every(([key, value]) => later[key] === value);
  const rule = 'only additions to spec.nodeSelector are allowed (no mutations or deletions)';
  return [
    ...(isKept ? [] : [invalidValue('spec.nodeSelector', sorted(later), rule)]),
    ...nodeAffinityUpdate(nodeAffinityOf(next), nodeAffinityOf(previous)),
  ];
}

function countOf(spec: Fields, list: string): number {
  return listAt(spec, list).length;
}
