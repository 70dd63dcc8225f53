/** Rules for NetworkPolicies (pkg/apis/networking/validation: ValidateNetworkPolicySpec). */
import { isWithin, parseCidr } from '../../lib/ip-address.ts';
import type { FieldError } from '../status-error.ts';
import { forbiddenField, invalidText, invalidValue, notSupported, oneOf, required } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt, textsAt } from './fields.ts';
import { validateCidr } from './ip-ranges.ts';
import { portNameErrors } from './names.ts';
import { validatePortNumber } from './ports.ts';
import { ofSpec } from './rules.ts';
import { validateLabelSelector } from './selector.ts';

export const networkPolicy = ofSpec((spec) => [
  ...validateLabelSelector(fieldsAt(spec, 'podSelector') ?? {}, 'spec.podSelector'),
  ...validateDirection(spec, 'ingress', 'from'),
  ...validateDirection(spec, 'egress', 'to'),
  ...validateTypes(textsAt(spec, 'policyTypes'), 'spec.policyTypes'),
]);

function validateDirection(spec: Fields, name: string, peers: string): FieldError[] {
  return itemsAt(spec, name, 'spec').flatMap(({ item, path }) => [
    ...itemsAt(item, 'ports', path).flatMap(({ item: port, path: place }) => validatePort(port, place)),
    ...itemsAt(item, peers, path).flatMap(({ item: peer, path: place }) => validatePeer(peer, place)),
  ]);
}

function validateTypes(types: readonly string[], path: string): FieldError[] {
  const known = ['Ingress', 'Egress'];
  if (types.length > known.length) {
    return [invalidValue(path, types, 'may not specify more than two policyTypes')];
  }
  return types.flatMap((type, index) =>
    known.includes(type) ? [] : [notSupported(`${path}[${index}]`, type, known)],
  );
}

function validatePort(port: Fields, path: string): FieldError[] {
  const protocol = oneOf(port, 'protocol', path, ['TCP', 'UDP', 'SCTP']);
  if (typeof port.port === 'number') {
    return [
      ...protocol,
      ...validatePortNumber(port.port, `${path}.port`),
      ...validateEnd(port, port.port, `${path}.endPort`),
    ];
  }
  const rule = `may not be specified when \`port\` is ${isAbsent(port.port) ? 'not specified' : 'non-numeric'}`;
  return [
    ...protocol,
    ...(isAbsent(port.endPort) ? [] : [invalidValue(`${path}.endPort`, port.endPort, rule)]),
    ...invalidText(`${path}.port`, port.port, portNameErrors),
  ];
}

function validateEnd({ endPort }: Fields, start: number, path: string): FieldError[] {
  if (typeof endPort !== 'number') return [];
  return [
    // The API server shows the start here, not the end.
    ...(endPort < start ? [invalidValue(path, start, 'must be greater than or equal to `port`')] : []),
    ...validatePortNumber(endPort, path),
  ];
}

function validatePeer(peer: Fields, path: string): FieldError[] {
  const selectors = ['podSelector', 'namespaceSelector'].filter((name) => fieldsAt(peer, name));
  const block = fieldsAt(peer, 'ipBlock');
  const errors = [
    ...selectors.flatMap((name) => validateLabelSelector(fieldsAt(peer, name)!, `${path}.${name}`)),
    ...(block === undefined ? [] : validateBlock(block, `${path}.ipBlock`)),
  ];
  if (block === undefined && selectors.length === 0) {
    return [...errors, required(path, 'must specify a peer')];
  }
  const isMixed = block !== undefined && selectors.length > 0;
  return isMixed
    ? [...errors, forbiddenField(path, 'may not specify both ipBlock and another peer')]
    : errors;
}

function validateBlock(block: Fields, path: string): FieldError[] {
  const cidr = textAt(block, 'cidr');
  if (cidr === '') return [required(`${path}.cidr`)];
  const whole = parseCidr(cidr);
  if (whole === undefined) return validateCidr(cidr, `${path}.cidr`);
  return textsAt(block, 'except').flatMap((text, index) => {
    const place = `${path}.except[${index}]`;
    const part = parseCidr(text);
    if (part === undefined) return validateCidr(text, place);
    const isPart = isWithin(part.address, whole) && part.prefix > whole.prefix;
    return isPart ? [] : [invalidValue(place, text, 'must be a strict subset of `cidr`')];
  });
}
