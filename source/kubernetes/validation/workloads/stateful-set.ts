/** Rules for StatefulSets (pkg/apis/apps/validation: ValidateStatefulSetSpec, ValidateStatefulSetUpdate). */
import { isEqual } from '../../../lib/equal.ts';
import type { FieldError } from '../../status-error.ts';
import { forbiddenField, invalidText, invalidValue, notNegative, oneOf } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textAt } from '../fields.ts';
import { labelErrors } from '../names.ts';
import { withClaimVolumes } from '../pods/claim-templates.ts';
import { type Rules, specOf } from '../rules.ts';
import { isZero, validateAmount, validateNotMoreThanAll } from './amounts.ts';
import { validateSelector, validateTemplate } from './replica-set.ts';

export const statefulSet: Rules = {
  create: (object) => validateStatefulSet(specOf(object), true),
  // A service that was never well named may stay.
  update: (next, previous) => [
    ...validateStatefulSet(specOf(next), false),
    ...specUpdate(specOf(next), specOf(previous)),
  ],
};

function validateStatefulSet(spec: Fields, isNew: boolean): FieldError[] {
  const retention = fieldsAt(spec, 'persistentVolumeClaimRetentionPolicy') ?? {};
  const place = 'spec.persistentVolumeClaimRetentionPolicy';
  return [
    ...validateManagement(spec),
    ...validateUpdateStrategy(fieldsAt(spec, 'updateStrategy') ?? {}),
    ...oneOf(retention, 'whenDeleted', place, ['Retain', 'Delete']),
    ...oneOf(retention, 'whenScaled', place, ['Retain', 'Delete']),
    ...notNegative(spec, 'spec', 'replicas', 'minReadySeconds'),
    ...notNegative(fieldsAt(spec, 'ordinals') ?? {}, 'spec.ordinals', 'start'),
    ...notNegative(spec, 'spec', 'revisionHistoryLimit'),
    ...(isNew ? validateServiceName(textAt(spec, 'serviceName')) : []),
    ...validateSelector(spec, 'statefulset', ''),
    ...validateTemplate(withClaimVolumes(spec), 'StatefulSet'),
  ];
}

/** The service that gives the pods their names; a set can do without. */
function validateServiceName(name: string): FieldError[] {
  return name === '' ? [] : invalidText('spec.serviceName', name, labelErrors);
}

function validateManagement(spec: Fields): FieldError[] {
  const policy = textAt(spec, 'podManagementPolicy') || 'OrderedReady';
  if (policy === 'OrderedReady' || policy === 'Parallel') return [];
  return [invalidValue('spec.podManagementPolicy', policy, "must be 'OrderedReady' or 'Parallel'")];
}

function validateUpdateStrategy(strategy: Fields): FieldError[] {
  const path = 'spec.updateStrategy';
  const type = textAt(strategy, 'type') || 'RollingUpdate';
  const rolling = fieldsAt(strategy, 'rollingUpdate');
  if (type === 'RollingUpdate') return validateRollingUpdate(rolling ?? {}, `${path}.rollingUpdate`);
  if (type === 'OnDelete') {
    const rule = "only allowed for updateStrategy 'RollingUpdate'";
    return rolling === undefined ? [] : [invalidValue(`${path}.rollingUpdate`, rolling, rule)];
  }
  const shown = { Type: type, RollingUpdate: rolling ?? null };
  return [invalidValue(path, shown, "must be 'RollingUpdate' or 'OnDelete'")];
}

function validateRollingUpdate(rolling: Fields, path: string): FieldError[] {
  const { maxUnavailable } = rolling;
  const place = `${path}.maxUnavailable`;
  const errors = notNegative(rolling, path, 'partition');
  if (isAbsent(maxUnavailable)) return errors;
  return [
    ...errors,
    ...validateAmount(maxUnavailable, place),
    ...(isZero(maxUnavailable) ? [invalidValue(place, maxUnavailable, 'cannot be 0')] : []),
    ...validateNotMoreThanAll(maxUnavailable, place),
  ];
}

const open = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

/** Both are specs. */
function specUpdate(next: Fields, previous: Fields): FieldError[] {
  if (isEqual(without(next, open), without(previous, open))) return [];
  const names = open.map((name) => `'${name}'`);
  const list = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return [forbiddenField('spec', `updates to statefulset spec for fields other than ${list} are forbidden`)];
}

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
