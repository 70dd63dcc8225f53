/** The addresses of a Service within the cluster, which has IPv4 alone (ValidateServiceClusterIPsRelatedFields). */
import { parseIp } from '../../lib/ip-address.ts';
import type { FieldError } from '../status-error.ts';
import { duplicate, invalidValue, notSupported, oneOf, required } from './field-errors.ts';
import { type Fields, textAt, textsAt } from './fields.ts';
import { validateIpAddress } from './ip-addresses.ts';

const families = ['IPv4', 'IPv6'];
const familyPolicies = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];
const path = 'spec.clusterIPs';
const stays = 'may not change once set';

/** No address at all: its name stands for the addresses of its endpoints. */
export function isHeadless(spec: Fields): boolean {
  return textsAt(spec, 'clusterIPs')[0] === 'None';
}

export function validateClusterAddresses(spec: Fields): FieldError[] {
  const addresses = textsAt(spec, 'clusterIPs');
  const errors = [
    ...validateFirst(spec, addresses),
    ...validateFamilies(spec),
    ...oneOf(spec, 'ipFamilyPolicy', 'spec', familyPolicies),
  ];
  const malformed = validateEach(addresses);
  const isCrowd = addresses.length > 2;
  errors.push(
    ...malformed,
    ...(isCrowd ? [invalidValue(path, addresses, 'may only hold up to 2 values')] : []),
  );
  // What follows would only repeat that an address is none.
  if (malformed.length > 0) return errors;
  errors.push(...validatePair(addresses), ...validateMatches(spec, addresses));
  return errors.length > 0 ? errors : validateStack(spec, addresses);
}

/** `clusterIP` is an older name of the first of them. */
function validateFirst(spec: Fields, addresses: readonly string[]): FieldError[] {
  const first = textAt(spec, 'clusterIP');
  if (first === '') {
    const rule = 'must be empty when `clusterIP` is not specified';
    return addresses.length === 0 ? [] : [invalidValue(path, addresses, rule)];
  }
  if (addresses.length === 0) return [required(path)];
  return addresses[0] === first ? [] : [invalidValue(path, addresses, 'first value must match `clusterIP`')];
}

function validateFamilies(spec: Fields): FieldError[] {
  const given = textsAt(spec, 'ipFamilies');
  return given.flatMap((family, index) => {
    const place = `spec.ipFamilies[${index}]`;
    return [
      ...(families.includes(family) ? [] : [notSupported(place, family, families)]),
      ...(given.indexOf(family) < index ? [duplicate(place, family)] : []),
    ];
  });
}

function validateEach(addresses: readonly string[]): FieldError[] {
  return addresses.flatMap((address, index) => {
    if (index > 0 || address !== 'None') return validateIpAddress(address, `${path}[${index}]`);
    if (addresses.length === 1) return [];
    return [invalidValue(path, addresses, "'None' must be the first and only value")];
  });
}

function validatePair(addresses: readonly string[]): FieldError[] {
  const kinds = addresses.map((address) => parseIp(address)?.family);
  if (addresses.length < 2 || new Set(kinds).size === addresses.length) return [];
  return [invalidValue(path, addresses, 'may specify no more than one IP for each IP family')];
}

function validateMatches(spec: Fields, addresses: readonly string[]): FieldError[] {
  if (isHeadless(spec)) return [];
  const given = textsAt(spec, 'ipFamilies');
  return addresses.flatMap((address, index) => {
    const family = given[index];
    if (family === undefined || !families.includes(family) || parseIp(address)?.family === family) return [];
    const rule = `expected an ${family} value as indicated by \`ipFamilies[${index}]\``;
    return [invalidValue(`${path}[${index}]`, address, rule)];
  });
}

/** What a cluster of one address family can not give (pkg/registry/core/service: initIPFamilyFields). */
function validateStack(spec: Fields, addresses: readonly string[]): FieldError[] {
  const given = textsAt(spec, 'ipFamilies');
  const policy = textAt(spec, 'ipFamilyPolicy');
  const place = 'spec.ipFamilyPolicy';
  const several = (what: string) =>
    `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`;
  const errors = [
    ...(policy === 'SingleStack' && addresses.length > 1
      ? [invalidValue(place, policy, several('cluster IPs'))]
      : []),
    ...(policy === 'SingleStack' && given.length > 1
      ? [invalidValue(place, policy, several('IP families'))]
      : []),
  ];
  // Without a selector somebody else says where it leads, in whatever family.
  const isForeign = isHeadless(spec) && Object.keys(spec.selector ?? {}).length === 0;
  if (errors.length > 0 || isForeign) return errors;
  return [
    ...(policy === 'RequireDualStack'
      ? [invalidValue(place, policy, 'this cluster is not configured for dual-stack services')]
      : []),
    ...given.flatMap((family, index) =>
      family === 'IPv4'
        ? []
        : [invalidValue(`spec.ipFamilies[${index}]`, family, 'not configured on this cluster')],
    ),
  ];
}

/** An address stays for life, unless the Service was or becomes a mere name (validateUpgradeDowngradeClusterIPs). */
export function clusterAddressesStay(next: Fields, previous: Fields): FieldError[] {
  if (next.type === 'ExternalName' || previous.type === 'ExternalName') return [];
  if (isHeadless(next) && isHeadless(previous)) return [];
  const [later, before] = [textsAt(next, 'clusterIPs'), textsAt(previous, 'clusterIPs')];
  if (later.length === 0 && before.length > 0) {
    return [invalidValue(`${path}[0]`, later, 'primary clusterIP can not be unset')];
  }
  const isFirstOnly = later.length !== before.length;
  return before.flatMap((address, index) =>
    address === later[index] || (isFirstOnly && index > 0)
      ? []
      : [invalidValue(`${path}[${index}]`, later, stays)],
  );
}
