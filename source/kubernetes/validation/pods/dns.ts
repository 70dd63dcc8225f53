/** Rules for how a pod looks names up (validateDNSPolicy, validatePodDNSConfig, ValidateHostAliases). */
import type { FieldError } from '../../status-error.ts';
import { invalidText, invalidValue, oneOf, required } from '../field-errors.ts';
import { type Fields, fieldsAt, itemsAt, textAt, textsAt } from '../fields.ts';
import { validateIpAddress } from '../ip-addresses.ts';
import { subdomainErrors } from '../names.ts';

const policies = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];

export function validateDnsPolicy(spec: Fields, path: string): FieldError[] {
  return oneOf(spec, 'dnsPolicy', path, policies);
}

export function validateDnsConfig(spec: Fields, path: string): FieldError[] {
  const config = fieldsAt(spec, 'dnsConfig');
  const place = `${path}.dnsConfig`;
  if (config === undefined) {
    const rule = 'must provide `dnsConfig` when `dnsPolicy` is None';
    return spec.dnsPolicy === 'None' ? [required(place, rule)] : [];
  }
  const servers = textsAt(config, 'nameservers');
  if (spec.dnsPolicy === 'None' && servers.length === 0) {
    const rule = 'must provide at least one DNS nameserver when `dnsPolicy` is None';
    return [required(`${place}.nameservers`, rule)];
  }
  return [
    ...(servers.length > 3
      ? [invalidValue(`${place}.nameservers`, servers, 'must not have more than 3 nameservers')]
      : []),
    ...servers.flatMap((server, index) => validateIpAddress(server, `${place}.nameservers[${index}]`)),
    ...validateSearches(textsAt(config, 'searches'), `${place}.searches`),
    ...itemsAt(config, 'options', place)
      .filter(({ item }) => textAt(item, 'name') === '')
      .map(({ path: option }) => required(option, 'must not be empty')),
  ];
}

function validateSearches(searches: readonly string[], path: string): FieldError[] {
  const errors: FieldError[] = [];
  if (searches.length > 32) {
    errors.push(invalidValue(path, searches, 'must not have more than 32 search paths'));
  }
  if (searches.join(' ').length > 2048) {
    const rule = 'must not have more than 2048 characters (including spaces) in the search list';
    errors.push(invalidValue(path, searches, rule));
  }
  for (const [index, search] of searches.entries()) {
    if (search === '.') continue;
    const name = search.replace(/\.$/, '');
    // A search path may have underscores, which names of objects may not.
    const complaints = subdomainErrors(name.replace(/(?<=[a-z0-9])_(?=[a-z0-9])|^_|(?<=\.)_/g, 'a'));
    errors.push(...complaints.map((detail) => invalidValue(`${path}[${index}]`, name, detail)));
  }
  return errors;
}

export function validateHostAliases(spec: Fields, path: string): FieldError[] {
  return itemsAt(spec, 'hostAliases', path).flatMap(({ item, path: place }) => [
    ...validateIpAddress(item.ip ?? '', `${place}.ip`),
    ...textsAt(item, 'hostnames').flatMap((name, index) =>
      invalidText(`${place}.hostnames[${index}]`, name, subdomainErrors),
    ),
  ]);
}
