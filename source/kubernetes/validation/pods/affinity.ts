/** Rules for the nodes and the pods that a pod wants to be with or away from (validateAffinity). */
import type { FieldError } from '../../status-error.ts';
import { invalidText, invalidValue, required } from '../field-errors.ts';
import { type Fields, fieldsAt, itemsAt, textAt, textsAt } from '../fields.ts';
import { labelErrors, qualifiedNameErrors } from '../names.ts';
import { validateLabelSelector } from '../selector.ts';
import { validateLabelKeys } from './label-keys.ts';
import { validateNodeSelector, validateNodeSelectorTerm } from './node-selector.ts';

const must = 'requiredDuringSchedulingIgnoredDuringExecution';
const may = 'preferredDuringSchedulingIgnoredDuringExecution';

export function validateAffinity(spec: Fields, path: string): FieldError[] {
  const affinity = fieldsAt(spec, 'affinity');
  if (affinity === undefined) return [];
  return [
    ...validateNodeAffinity(affinity, `${path}.affinity.nodeAffinity`),
    ...['podAffinity', 'podAntiAffinity'].flatMap((name) =>
      validatePodAffinity(fieldsAt(affinity, name) ?? {}, `${path}.affinity.${name}`),
    ),
  ];
}

function validateNodeAffinity(affinity: Fields, path: string): FieldError[] {
  const node = fieldsAt(affinity, 'nodeAffinity');
  if (node === undefined) return [];
  const selector = fieldsAt(node, must);
  return [
    ...(selector === undefined ? [] : validateNodeSelector(selector, `${path}.${must}`)),
    ...itemsAt(node, may, path).flatMap(({ item, path: place }) => [
      ...validateWeight(item, place),
      ...validateNodeSelectorTerm(fieldsAt(item, 'preference') ?? {}, `${place}.preference`),
    ]),
  ];
}

function validatePodAffinity(affinity: Fields, path: string): FieldError[] {
  return [
    ...itemsAt(affinity, must, path).flatMap(({ item, path: place }) => validatePodTerm(item, place)),
    ...itemsAt(affinity, may, path).flatMap(({ item, path: place }) => [
      ...validateWeight(item, place),
      ...validatePodTerm(fieldsAt(item, 'podAffinityTerm') ?? {}, `${place}.podAffinityTerm`),
    ]),
  ];
}

function validateWeight({ weight = 0 }: Fields, path: string): FieldError[] {
  const isIn = typeof weight !== 'number' || (weight > 0 && weight <= 100);
  return isIn ? [] : [invalidValue(`${path}.weight`, weight, 'must be in the range 1-100')];
}

function validatePodTerm(term: Fields, path: string): FieldError[] {
  const topologyKey = textAt(term, 'topologyKey');
  return [
    ...['labelSelector', 'namespaceSelector'].flatMap((name) =>
      validateLabelSelector(fieldsAt(term, name) ?? {}, `${path}.${name}`),
    ),
    ...textsAt(term, 'namespaces').flatMap((name) => invalidText(`${path}.namespace`, name, labelErrors)),
    ...validateLabelKeys(term, 'matchLabelKeys', path),
    ...validateLabelKeys(term, 'mismatchLabelKeys', path),
    ...(topologyKey === '' ? [required(`${path}.topologyKey`, 'can not be empty')] : []),
    ...invalidText(`${path}.topologyKey`, topologyKey, qualifiedNameErrors),
  ];
}
