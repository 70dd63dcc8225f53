/** Rules for how a pod is spread with others like it (validateTopologySpreadConstraints). */
import type { FieldError } from '../../status-error.ts';
import { duplicate, invalidValue, notSupported, oneOf, required } from '../field-errors.ts';
import { type Fields, fieldsAt, itemsAt, textAt } from '../fields.ts';
import { validateLabelSelector } from '../selector.ts';
import { validateLabelKeys } from './label-keys.ts';

export function validateTopologySpread(spec: Fields, path: string): FieldError[] {
  const constraints = itemsAt(spec, 'topologySpreadConstraints', path);
  if (constraints.length === 0) return [];
  const sorts = constraints.map(({ item }) => sortOf(item));
  return constraints.flatMap(({ item, path: place }, index) => [
    ...validateConstraint(item, place),
    ...(sorts.indexOf(sorts[index]!, index + 1) < 0
      ? []
      : [duplicate(`${place}.{topologyKey, whenUnsatisfiable}`, sorts[index])]),
    ...validateMinDomains(item, place),
    ...oneOf(item, 'nodeAffinityPolicy', place, ['Honor', 'Ignore']),
    ...oneOf(item, 'nodeTaintsPolicy', place, ['Honor', 'Ignore']),
    ...validateLabelKeys(item, 'matchLabelKeys', place),
    ...validateLabelSelector(fieldsAt(item, 'labelSelector') ?? {}, `${place}.labelSelector`),
  ]);
}

const actions = ['DoNotSchedule', 'ScheduleAnyway'];
const notPositive = 'must be greater than zero';

function validateConstraint(constraint: Fields, path: string): FieldError[] {
  const { maxSkew = 0 } = constraint;
  const action = textAt(constraint, 'whenUnsatisfiable');
  return [
    ...(typeof maxSkew === 'number' && maxSkew <= 0
      ? [invalidValue(`${path}.maxSkew`, maxSkew, notPositive)]
      : []),
    ...(textAt(constraint, 'topologyKey') === ''
      ? [required(`${path}.topologyKey`, 'can not be empty')]
      : []),
    ...(actions.includes(action) ? [] : [notSupported(`${path}.whenUnsatisfiable`, action, actions)]),
  ];
}

function validateMinDomains(constraint: Fields, path: string): FieldError[] {
  const { minDomains } = constraint;
  if (typeof minDomains !== 'number') return [];
  const action = textAt(constraint, 'whenUnsatisfiable');
  const rule = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`;
  return [
    ...(minDomains <= 0 ? [invalidValue(`${path}.minDomains`, minDomains, notPositive)] : []),
    ...(action === 'DoNotSchedule' ? [] : [invalidValue(`${path}.minDomains`, minDomains, rule)]),
  ];
}

/** One pod has at most one constraint of a sort. */
function sortOf(constraint: Fields): string {
  return `{${textAt(constraint, 'topologyKey')}, ${textAt(constraint, 'whenUnsatisfiable')}}`;
}
