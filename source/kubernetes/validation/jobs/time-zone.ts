/** Rules for names of time zones (pkg/apis/batch/validation: validateTimeZone). */
import type { FieldError } from '../../status-error.ts';
import { invalidValue } from '../field-errors.ts';

export function validateTimeZone(zone: unknown, path: string): FieldError[] {
  if (typeof zone !== 'string') return [];
  if (zone === '') return [invalidValue(path, zone, 'timeZone must be nil or non-empty string')];
  if (zone.toLowerCase() === 'local') {
    const rule = 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
    return [invalidValue(path, zone, rule)];
  }
  return isTimeZone(zone) ? [] : [invalidValue(path, zone, `unknown time zone ${zone}`)];
}

/** Offsets (`+01:00`) are known to this machine, but are no names. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
