/** What may stand as the name of a resource in limit ranges and quotas (pkg/apis/core/helper: helpers.go). */
import type { FieldError } from '../status-error.ts';
import { invalidText, invalidValue } from './field-errors.ts';
import { qualifiedNameErrors } from './names.ts';

const compute = ['cpu', 'memory', 'ephemeral-storage'];
const sides = ['requests.', 'limits.'].flatMap((side) => compute.map((name) => side + name));
/** Whole objects are counted. */
const counted = [
  'pods',
  'services',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];

const ofQuotas = new Set([...compute, ...sides, 'requests.storage', ...counted]);
const known = new Set([...ofQuotas, 'storage']);
const whole = new Set(counted);

export function validateResourceName(name: string, path: string): FieldError[] {
  const errors = invalidText(path, name, qualifiedNameErrors);
  if (errors.length > 0 || name.includes('/') || known.has(name) || isHugePages(name)) return errors;
  return [invalidValue(path, name, 'must be a standard resource type or fully qualified')];
}

export function validateContainerResourceName(name: string, path: string): FieldError[] {
  if (compute.includes(name)) return [];
  const errors = validateResourceName(name, path);
  if (isHugePages(name)) return errors;
  if (!name.includes('/')) {
    return [...errors, invalidValue(path, name, 'must be a standard resource for containers')];
  }
  if (errors.length > 0 || isNative(name) || isExtended(name)) return errors;
  return [invalidValue(path, name, "doesn't follow extended resource name standard")];
}

export function validateQuotaResourceName(name: string, path: string): FieldError[] {
  const errors = validateResourceName(name, path);
  if (name.includes('/') || isOfQuotas(name)) return errors;
  return [...errors, invalidValue(path, name, 'must be a standard resource for quota')];
}

export function isOfQuotas(name: string): boolean {
  return ofQuotas.has(name) || isHugePages(name);
}

/** Resources that only come in whole numbers: objects, and devices of other people's making. */
export function isWhole(name: string): boolean {
  return whole.has(name) || isExtended(name);
}

/** A device that is shared by nobody can not be promised to more than can have it (IsOvercommitAllowed). */
export function canBeOvercommitted(name: string): boolean {
  return !name.startsWith('hugepages-') && !isExtended(name);
}

/** Kubernetes' own, as opposed to what devices bring (`example.com/gpu`). */
export function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-') || name.startsWith('requests.hugepages-');
}

function isExtended(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.');
}
