/** Rules for PersistentVolumes (pkg/apis/core/validation: ValidatePersistentVolume, ValidatePersistentVolumeUpdate). */
import { isEqual } from '../../lib/equal.ts';
import type { FieldError } from '../status-error.ts';
import { validateAccessModes, validateClassName, validateVolumeMode } from './access-modes.ts';
import { forbiddenField, immutable, nothing, notSupported, oneOf, required } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textAt, textsAt } from './fields.ts';
import { validateVolumeSource, volumeSources } from './persistent-volume-sources.ts';
import { validateNodeSelector } from './pods/node-selector.ts';
import { validatePositive } from './resources.ts';
import { ofSpec } from './rules.ts';

export const persistentVolume = ofSpec(
  (spec) => [
    ...(textsAt(spec, 'accessModes').length === 0 ? [required('spec.accessModes')] : []),
    ...validateAccessModes(spec),
    ...validateCapacity(fieldsAt(spec, 'capacity')),
    ...oneOf(spec, 'persistentVolumeReclaimPolicy', 'spec', ['Delete', 'Recycle', 'Retain']),
    ...validateAffinity(fieldsAt(spec, 'nodeAffinity')),
    ...validateSources(spec),
    ...validateRecycling(spec),
    ...validateClassName(spec),
    ...validateVolumeMode(spec),
  ],
  (next, previous) => [
    ...sourceStays(next, previous),
    // These two paths have no `spec.` in the API server either.
    ...immutable(next.volumeMode, 'volumeMode', isEqual(next.volumeMode, previous.volumeMode)),
    ...(isAbsent(previous.nodeAffinity)
      ? []
      : immutable(next.nodeAffinity, 'nodeAffinity', isEqual(next.nodeAffinity, previous.nodeAffinity))),
  ],
);

/** Storage, and nothing else. */
function validateCapacity(capacity: Fields | undefined): FieldError[] {
  const path = 'spec.capacity';
  const entries = Object.entries(capacity ?? {});
  const isStorage = entries.length === 1 && entries[0]![0] === 'storage';
  return [
    ...(entries.length === 0 ? [required(path)] : []),
    ...(isStorage ? [] : [notSupported(path, capacity ?? nothing, ['storage'])]),
    ...entries.flatMap(([name, quantity]) => validatePositive(quantity, `${path}[${name}]`)),
  ];
}

function validateAffinity(affinity: Fields | undefined): FieldError[] {
  if (affinity === undefined) return [];
  const terms = fieldsAt(affinity, 'required');
  const path = 'spec.nodeAffinity.required';
  return terms === undefined
    ? [required(path, 'must specify required node constraints')]
    : validateNodeSelector(terms, path);
}

function validateSources(spec: Fields): FieldError[] {
  const [first, ...others] = volumeSources.filter((name) => !isAbsent(spec[name]));
  if (first === undefined) return [required('spec', 'must specify a volume type')];
  const isUnplaced = first === 'local' && isAbsent(fieldsAt(spec, 'nodeAffinity')?.required);
  return [
    ...validateVolumeSource(first, fieldsAt(spec, first) ?? {}, `spec.${first}`),
    ...(isUnplaced ? [required('spec.nodeAffinity', 'Local volume requires node affinity')] : []),
    ...others.map((name) => forbiddenField(`spec.${name}`, 'may not specify more than 1 volume type')),
  ];
}

/** To recycle a volume is to delete all that is in it. */
function validateRecycling(spec: Fields): FieldError[] {
  const isRoot = /^\/+$/.test(textAt(fieldsAt(spec, 'hostPath') ?? {}, 'path'));
  if (!isRoot || spec.persistentVolumeReclaimPolicy !== 'Recycle') return [];
  const rule = "may not be 'recycle' for a hostPath mount of '/'";
  return [forbiddenField('spec.persistentVolumeReclaimPolicy', rule)];
}

function sourceStays(next: Fields, previous: Fields): FieldError[] {
  const isSame = volumeSources.every((name) => isEqual(next[name], previous[name]));
  const field = 'spec.persistentvolumesource';
  return isSame ? [] : [forbiddenField(field, `${field} is immutable after creation`)];
}
