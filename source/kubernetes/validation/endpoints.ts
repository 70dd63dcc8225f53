/** Rules for Endpoints (pkg/apis/core/validation: ValidateEndpoints). */
import type { FieldError } from '../status-error.ts';
import { exactlyOneOf, invalidText, required } from './field-errors.ts';
import { type Fields, itemsAt, textAt } from './fields.ts';
import { validateIpAddress } from './ip-addresses.ts';
import { validateReachable } from './ip-ranges.ts';
import { labelErrors, qualifiedNameErrors, subdomainErrors } from './names.ts';
import { protocols, validatePortNumber } from './ports.ts';
import { lasting } from './rules.ts';

export const endpoints = lasting((object) =>
  itemsAt(object, 'subsets', '').flatMap(({ item, path }) => validateSubset(item, path)),
);

function validateSubset(subset: Fields, path: string): FieldError[] {
  const ready = itemsAt(subset, 'addresses', path);
  const others = itemsAt(subset, 'notReadyAddresses', path);
  const ports = itemsAt(subset, 'ports', path);
  const isEmpty = ready.length === 0 && others.length === 0;
  return [
    ...(isEmpty ? [required(path, 'must specify `addresses` or `notReadyAddresses`')] : []),
    ...[...ready, ...others].flatMap(({ item, path: place }) => validateAddress(item, place)),
    ...ports.flatMap(({ item, path: place }) => validatePort(item, place, ports.length > 1)),
  ];
}

function validateAddress(address: Fields, path: string): FieldError[] {
  return [
    ...validateIpAddress(address.ip, `${path}.ip`),
    ...invalidText(`${path}.hostname`, address.hostname, (name) => (name === '' ? [] : labelErrors(name))),
    ...invalidText(`${path}.nodeName`, address.nodeName, subdomainErrors),
    ...validateReachable(address.ip, `${path}.ip`),
  ];
}

function validatePort(port: Fields, path: string, needsName: boolean): FieldError[] {
  const name = textAt(port, 'name');
  return [
    ...(name === '' && needsName ? [required(`${path}.name`)] : []),
    ...(name === '' ? [] : invalidText(`${path}.name`, name, labelErrors)),
    ...validatePortNumber(port.port ?? 0, `${path}.port`),
    ...exactlyOneOf(port, 'protocol', path, protocols),
    ...invalidText(`${path}.appProtocol`, port.appProtocol, qualifiedNameErrors),
  ];
}
