/** Rules for EndpointSlices (pkg/apis/discovery/validation: ValidateEndpointSlice). */
import { isEqual } from '../../lib/equal.ts';
import { parseIp } from '../../lib/ip-address.ts';
import type { FieldError } from '../status-error.ts';
import {
  duplicate,
  exactlyOneOf,
  immutable,
  invalidText,
  invalidValue,
  required,
  tooMany,
} from './field-errors.ts';
import { type Fields, fieldsAt, itemsAt, textAt, textsAt } from './fields.ts';
import { validateIpAddress } from './ip-addresses.ts';
import { validateReachable } from './ip-ranges.ts';
import { labelErrors, qualifiedNameErrors, subdomainErrors } from './names.ts';
import { protocols, validatePortNumber } from './ports.ts';
import { lasting } from './rules.ts';

const mostEndpoints = 1000;
const mostAddresses = 100;
const mostPorts = 20_000;

export const endpointSlice = lasting(
  (slice) => [
    ...exactlyOneOf(slice, 'addressType', '', ['FQDN', 'IPv4', 'IPv6']),
    ...validateEndpoints(slice),
    ...validatePorts(slice),
  ],
  ({ addressType }, previous) =>
    immutable(addressType, 'addressType', isEqual(addressType, previous.addressType)),
);

function validateEndpoints(slice: Fields): FieldError[] {
  const endpoints = itemsAt(slice, 'endpoints', '');
  if (endpoints.length > mostEndpoints) return [tooMany('endpoints', endpoints.length, mostEndpoints)];
  return endpoints.flatMap(({ item, path }) => {
    return [
      ...validateAddresses(textsAt(item, 'addresses'), slice.addressType, `${path}.addresses`),
      ...invalidText(`${path}.nodeName`, item.nodeName, subdomainErrors),
      ...invalidText(`${path}.hostname`, item.hostname, labelErrors),
      ...validateHints(item, `${path}.hints`),
    ];
  });
}

function validateAddresses(addresses: readonly string[], type: unknown, path: string): FieldError[] {
  if (addresses.length === 0) return [required(path, 'must contain at least 1 address')];
  const crowd = addresses.length > mostAddresses ? [tooMany(path, addresses.length, mostAddresses)] : [];
  return [
    ...crowd,
    ...addresses.flatMap((address, index) => validateAddress(address, type, `${path}[${index}]`)),
  ];
}

function validateAddress(address: string, type: unknown, path: string): FieldError[] {
  if (type === 'FQDN') return validateDomain(address, path);
  if (type !== 'IPv4' && type !== 'IPv6') return [];
  const parsed = parseIp(address);
  if (parsed === undefined) return validateIpAddress(address, path);
  const stray = parsed.family === type ? [] : [invalidValue(path, address, `must be an ${type} address`)];
  return [...stray, ...validateReachable(address, path)];
}

/** A whole name, with or without the dot of the root (IsFullyQualifiedDomainName). */
function validateDomain(address: string, path: string): FieldError[] {
  const name = address.replace(/\.$/, '');
  if (name === '') return [required(path)];
  const errors = invalidText(path, name, subdomainErrors);
  if (errors.length > 0 || name.includes('.')) return errors;
  return [invalidValue(path, address, 'should be a domain with at least two segments separated by dots')];
}

function validateHints(endpoint: Fields, path: string): FieldError[] {
  const zones = itemsAt(fieldsAt(endpoint, 'hints') ?? {}, 'forZones', path);
  const names = zones.map(({ item }) => textAt(item, 'name'));
  return names.flatMap((name, index) => {
    const place = `${path}.forZones[${index}].name`;
    return [
      ...(names.indexOf(name) < index ? [duplicate(place, name)] : []),
      ...(name === '' ? [required(place)] : []),
    ];
  });
}

function validatePorts(slice: Fields): FieldError[] {
  const ports = itemsAt(slice, 'ports', '');
  if (ports.length > mostPorts) return [tooMany('ports', ports.length, mostPorts)];
  const names = new Set<string>();
  return ports.flatMap(({ item, path }) => {
    const name = textAt(item, 'name');
    const isRepeated = names.has(name);
    names.add(name);
    return [
      ...(name === '' ? [] : invalidText(`${path}.name`, name, labelErrors)),
      ...(isRepeated ? [duplicate(`${path}.name`, name)] : []),
      ...validatePortNumber(item.port, `${path}.port`),
      ...exactlyOneOf(item, 'protocol', path, protocols),
      ...invalidText(`${path}.appProtocol`, item.appProtocol, qualifiedNameErrors),
    ];
  });
}
