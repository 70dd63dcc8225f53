/** Why a cron schedule can not be read, in the words of the parser that Kubernetes uses (robfig/cron, ParseStandard). */
import { isTimeZone } from './time-zone.ts';

/** What one field may hold. */
interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly names?: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const fieldBounds: readonly Bounds[] = [
  { low: 0, high: 59 },
  { low: 0, high: 23 },
  { low: 1, high: 31 },
  { low: 1, high: 12, names: months },
  { low: 0, high: 6, names: days },
];

const zoneMark = /^(?:CRON_)?TZ=(\S*)\s*/;

/** Undefined where the schedule is well formed. */
export function scheduleError(schedule: string): string | undefined {
  const zone = zoneMark.exec(schedule);
  if (zone !== null && !isTimeZone(zone[1]!)) {
    return `provided bad location ${zone[1]}: unknown time zone ${zone[1]}`;
  }
  const text = schedule.slice(zone?.[0].length ?? 0);
  if (text.startsWith('@')) return descriptorError(text);
  const fields = text.split(/\s+/).filter((field) => field !== '');
  if (fields.length !== fieldBounds.length) {
    return `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`;
  }
  for (const [index, field] of fields.entries()) {
    for (const range of field.split(',')) {
      const error = range === '' ? undefined : rangeError(range, fieldBounds[index]!);
      if (error !== undefined) return error;
    }
  }
  return undefined;
}

const descriptors = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
const every = '@every ';

function descriptorError(text: string): string | undefined {
  if (descriptors.includes(text)) return undefined;
  if (!text.startsWith(every)) return `unrecognized descriptor: ${text}`;
  const error = durationError(text.slice(every.length));
  return error === undefined ? undefined : `failed to parse duration ${text}: ${error}`;
}

/** Go's durations: `1h30m`, `1.5s` (time.ParseDuration). */
function durationError(text: string): string | undefined {
  const shown = JSON.stringify(text);
  const parts = text.replace(/^[+-]/, '');
  if (parts === '0' || /^((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/.test(parts)) return undefined;
  const [, unit] =
    /^(?:\d+\.?\d*|\.\d+)([^\d.]*)/.exec(parts.replace(/^((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+/, '')) ??
    [];
  if (unit === undefined) return `time: invalid duration ${shown}`;
  return unit === ''
    ? `time: missing unit in duration ${shown}`
    : `time: unknown unit ${JSON.stringify(unit)} in duration ${shown}`;
}

/** `*`, `5`, `1-5`, each perhaps with a step: a star and `/15`. */
function rangeError(text: string, bounds: Bounds): string | undefined {
  const [limits = '', step, ...moreSteps] = text.split('/');
  const [first = '', second, ...moreLimits] = limits.split('-');
  const isAll = first === '*' || first === '?';
  const start = isAll ? bounds.low : numberOf(first, bounds.names);
  if (typeof start === 'string') return start;
  if (!isAll && moreLimits.length > 0) return `too many hyphens: ${text}`;
  const last = isAll ? bounds.high : second === undefined ? start : numberOf(second, bounds.names);
  if (typeof last === 'string') return last;
  if (moreSteps.length > 0) return `too many slashes: ${text}`;
  const width = step === undefined ? 1 : numberOf(step);
  if (typeof width === 'string') return width;
  // A step alone goes on to the end: `5/15`.
  const end = step !== undefined && second === undefined ? bounds.high : last;
  if (start < bounds.low) return `beginning of range (${start}) below minimum (${bounds.low}): ${text}`;
  if (end > bounds.high) return `end of range (${end}) above maximum (${bounds.high}): ${text}`;
  if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${text}`;
  return width === 0 ? `step of range should be a positive number: ${text}` : undefined;
}

/** The number, or why it is none. Names of months count from one, days from Sunday. */
function numberOf(text: string, names?: readonly string[]): number | string {
  const index = names?.indexOf(text.toLowerCase()) ?? -1;
  if (index >= 0) return names === months ? index + 1 : index;
  if (!/^[+-]?\d+$/.test(text)) {
    return `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`;
  }
  const number = Number(text);
  return number < 0 ? `negative number (${number}) not allowed: ${text}` : number;
}
