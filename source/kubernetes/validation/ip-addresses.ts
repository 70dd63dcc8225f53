/** What may be an IP address (apimachinery, util/validation: IsValidIPForLegacyField). */
import { parseIp } from '../../lib/ip-address.ts';
import type { FieldError } from '../status-error.ts';
import { invalidText } from './field-errors.ts';

/** Values that are no text are the schema's business. */
export function validateIpAddress(value: unknown, path: string): FieldError[] {
  return invalidText(path, value, ipAddressErrors);
}

export function ipAddressErrors(value: string): string[] {
  const isAddress = parseIp(value) !== undefined;
  return isAddress ? [] : ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'];
}
