/** Rules for the numbers and names of ports, wherever they stand (apimachinery, util/validation: IsValidPortNum). */
import type { FieldError } from '../status-error.ts';
import { inRange, invalidText } from './field-errors.ts';
import { portNameErrors } from './names.ts';

export const protocols = ['SCTP', 'TCP', 'UDP'];

export function validatePortNumber(port: unknown, path: string): FieldError[] {
  return inRange(port, path, 1, 65_535);
}

/** A port given by its number or by its name; a missing one counts as 0. */
export function validatePortReference(port: unknown, path: string): FieldError[] {
  if (typeof port === 'string') return invalidText(path, port, portNameErrors);
  return validatePortNumber(port ?? 0, path);
}
