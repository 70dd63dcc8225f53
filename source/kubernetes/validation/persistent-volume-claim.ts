/** Rules for PersistentVolumeClaims (pkg/apis/core/validation: ValidatePersistentVolumeClaimSpec and ...Update). */
import { isEqual } from '../../lib/equal.ts';
import { parseQuantity } from '../quantities.ts';
import type { FieldError } from '../status-error.ts';
import { validateAccessModes, validateClassName, validateVolumeMode } from './access-modes.ts';
import { forbiddenField, immutable, required } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textsAt } from './fields.ts';
import { validatePositive } from './resources.ts';
import { lasting, specOf } from './rules.ts';
import { validateLabelSelector } from './selector.ts';

export const persistentVolumeClaim = lasting((object) => validateClaim(specOf(object)), claimUpdate);

function validateClaim(spec: Fields): FieldError[] {
  const selector = fieldsAt(spec, 'selector');
  const path = 'spec.resources[storage]';
  const size = storageOf(spec);
  return [
    ...(textsAt(spec, 'accessModes').length === 0
      ? [required('spec.accessModes', 'at least 1 access mode is required')]
      : []),
    ...(selector === undefined ? [] : validateLabelSelector(selector, 'spec.selector')),
    ...validateAccessModes(spec),
    ...(isAbsent(size) ? [required(path)] : validatePositive(size, path)),
    ...validateClassName(spec),
    ...validateVolumeMode(spec),
  ];
}

/** A claim stays what was asked for; only one that is bound may ask for more. */
function claimUpdate(next: Fields, previous: Fields): FieldError[] {
  const [spec, before] = [specOf(next), specOf(previous)];
  const rule =
    'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';
  return [
    ...(isEqual(fixedPart(next, before), fixedPart(previous, before)) ? [] : [forbiddenField('spec', rule)]),
    ...sizeUpdate(next, previous),
    ...immutable(spec.volumeMode, 'volumeMode', isEqual(spec.volumeMode, before.volumeMode)),
  ];
}

/** The spec without what may change in the state in which the claim is. */
function fixedPart(claim: Fields, before: Fields): Fields {
  const spec = specOf(claim);
  const isBound = fieldsAt(claim, 'status')?.phase === 'Bound';
  const resources = fieldsAt(spec, 'resources') ?? {};
  const { storage: _storage, ...requests } = fieldsAt(resources, 'requests') ?? {};
  return {
    ...spec,
    // The volume is found once; a class may still be given to a claim that never had one.
    ...(isAbsent(before.volumeName) && { volumeName: undefined }),
    ...(isAbsent(before.storageClassName) && { storageClassName: undefined }),
    ...(isBound && { volumeAttributesClassName: undefined, resources: { ...resources, requests } }),
  };
}

/** After a failed expansion a claim may ask for less again, yet for more than it has. */
function sizeUpdate(next: Fields, previous: Fields): FieldError[] {
  const [later, before] = [amount(storageOf(specOf(next))), amount(storageOf(specOf(previous)))];
  const actual = amount(fieldsAt(fieldsAt(previous, 'status') ?? {}, 'capacity')?.storage);
  if (later >= before || later > actual) return [];
  return [forbiddenField('spec.resources.requests.storage', 'field can not be less than status.capacity')];
}

function storageOf(spec: Fields): unknown {
  return fieldsAt(fieldsAt(spec, 'resources') ?? {}, 'requests')?.storage;
}

function amount(quantity: unknown): number {
  return typeof quantity === 'string' || typeof quantity === 'number' ? (parseQuantity(quantity) ?? 0) : 0;
}
