/** Ranges of IP addresses, and addresses that nobody else could reach (apimachinery, util/validation: ip.go). */
import { isWithin, parseCidr, parseIp } from '../../lib/ip-address.ts';
import type { FieldError } from '../status-error.ts';
import { invalidText } from './field-errors.ts';

const rangeRule = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

/** Values that are no text are the schema's business. */
export function validateCidr(value: unknown, path: string): FieldError[] {
  return invalidText(path, value, (text) => (parseCidr(text.trim()) === undefined ? [rangeRule] : []));
}

const nowhere = ['0.0.0.0', '::'].map((text) => parseIp(text)!.value);

const special: readonly (readonly [ranges: readonly string[], rule: string])[] = [
  [['127.0.0.0/8', '::1/128'], 'may not be in the loopback range (127.0.0.0/8, ::1/128)'],
  [['169.254.0.0/16', 'fe80::/10'], 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
  [['224.0.0.0/24', 'ff02::/16'], 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'],
];

/** Addresses at which nobody else could be reached (pkg/apis/core/validation: ValidateEndpointIP). */
export function validateReachable(value: unknown, path: string): FieldError[] {
  return invalidText(path, value, (text) => {
    const address = parseIp(text);
    if (address === undefined) return [];
    const rules = special
      .filter(([ranges]) => ranges.some((range) => isWithin(address, parseCidr(range)!)))
      .map(([, rule]) => rule);
    return nowhere.includes(address.value) ? [`may not be unspecified (${text})`, ...rules] : rules;
  });
}
