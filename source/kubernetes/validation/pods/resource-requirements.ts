/** Rules for what a container requests and is limited to (validateResourceRequirements). */
import { parseQuantity } from '../../quantities.ts';
import type { FieldError } from '../../status-error.ts';
import { forbiddenField, invalidValue, required } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, textMap } from '../fields.ts';
import { isNative, validateContainerResourceName } from '../resource-names.ts';
import { validateQuantity } from '../resources.ts';

/** `path` is that of the field that has `limits` and `requests`. */
export function validateResourceRequirements(resources: Fields, path: string): FieldError[] {
  if (isAbsent(resources.limits) && isAbsent(resources.requests)) return [];
  const limits = textMap(resources.limits);
  const requests = textMap(resources.requests);
  const names = [...Object.keys(limits), ...Object.keys(requests)];
  return [
    ...Object.entries(limits).flatMap(([name, limit]) =>
      validateAmount(name, limit, `${path}.limits[${name}]`),
    ),
    ...Object.entries(requests).flatMap(([name, request]) => [
      ...validateAmount(name, request, `${path}.requests[${name}]`),
      ...validateRequest(name, request, limits[name], path),
    ]),
    ...(names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory')
      ? [forbiddenField(path, 'HugePages require cpu or memory')]
      : []),
  ];
}

export function validateContainerResources(container: Fields, path: string): FieldError[] {
  const resources = fieldsAt(container, 'resources');
  return resources === undefined ? [] : validateResourceRequirements(resources, `${path}.resources`);
}

function validateAmount(name: string, amount: unknown, path: string): FieldError[] {
  const errors = [...validateContainerResourceName(name, path), ...validateQuantity(amount, path)];
  const count = typeof amount === 'string' ? parseQuantity(amount) : undefined;
  if (count === undefined) return errors;
  if (!isNative(name) && !Number.isInteger(count)) {
    errors.push(invalidValue(path, amount, 'must be an integer'));
  }
  const page = isHugePages(name) ? parseQuantity(name.slice(hugePages.length)) : undefined;
  if (page !== undefined && count % page !== 0) {
    errors.push(invalidValue(path, amount, `${amount} is not positive integer multiple of ${name}`));
  }
  return errors;
}

/** More than there is can be promised only of what the node itself divides. */
function validateRequest(name: string, request: unknown, limit: unknown, path: string): FieldError[] {
  const isShared = isNative(name) && !isHugePages(name);
  if (isAbsent(limit)) {
    const rule = 'Limit must be set for non overcommitable resources';
    return isShared ? [] : [required(`${path}.limits`, rule)];
  }
  const difference = amountOf(request) - amountOf(limit);
  if (!isShared && difference !== 0) {
    return [invalidValue(`${path}.requests`, String(request), `must be equal to ${name} limit of ${limit}`)];
  }
  if (difference <= 0 || Number.isNaN(difference)) return [];
  const rule = `must be less than or equal to ${name} limit of ${limit}`;
  return [invalidValue(`${path}.requests`, String(request), rule)];
}

const hugePages = 'hugepages-';

function isHugePages(name: string): boolean {
  return name.startsWith(hugePages);
}

function amountOf(quantity: unknown): number {
  const isQuantity = typeof quantity === 'string' || typeof quantity === 'number';
  return (isQuantity ? parseQuantity(quantity) : undefined) ?? Number.NaN;
}
