/** Values as Go prints them, and its `printf`. */
import { isFields } from '../../lib/fields.ts';
import { goText } from '../../lib/go-text.ts';

/** What `{{.x}}` prints. */
export function printed(value: unknown): string {
  return value === null || value === undefined ? '<no value>' : goText(value);
}

/** `printf "%-5s|%03d"`; what does not fit is told as Go tells it. */
export function formatted(format: string, values: readonly unknown[]): string {
  const left = [...values];
  const text = format.replace(
    /%([-+ 0#]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g,
    (_, flags: string, width: string | undefined, precision: string | undefined, verb: string) => {
      if (verb === '%') return '%';
      if (left.length === 0) return `%!${verb}(MISSING)`;
      const shown = converted(verb, left.shift(), precision);
      const size = Number(width ?? 0);
      if (flags.includes('-')) return shown.padEnd(size);
      return shown.padStart(size, flags.includes('0') ? '0' : ' ');
    },
  );
  const extra = left.map((value) => `${typeName(value)}=${goText(value)}`);
  return extra.length === 0 ? text : `${text}%!(EXTRA ${extra.join(', ')})`;
}

function converted(verb: string, value: unknown, precision: string | undefined): string {
  const isNumber = typeof value === 'number';
  const isText = typeof value === 'string';
  switch (verb) {
    case 'v':
      return value === null || value === undefined ? '<nil>' : goText(value);
    case 's':
      if (isText) return precision === undefined ? value : value.slice(0, Number(precision));
      return typeof value === 'object' && value !== null ? goText(value) : misfit(verb, value);
    case 'q':
      return isText ? JSON.stringify(value) : misfit(verb, value);
    case 'd':
      return isNumber && Number.isInteger(value) ? String(value) : misfit(verb, value);
    case 'f':
      return isNumber ? value.toFixed(Number(precision ?? 6)) : misfit(verb, value);
    case 'x':
      return isNumber ? value.toString(16) : misfit(verb, value);
    case 't':
      return typeof value === 'boolean' ? String(value) : misfit(verb, value);
    case 'T':
      return typeName(value);
    default:
      return misfit(verb, value);
  }
}

function misfit(verb: string, value: unknown): string {
  return value === null || value === undefined
    ? `%!${verb}(<nil>)`
    : `%!${verb}(${typeName(value)}=${goText(value)})`;
}

/** The type that the value has in a template. */
export function typeName(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}';
  if (isFields(value)) return 'map[string]interface {}';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float64';
  return typeof value === 'boolean' ? 'bool' : 'string';
}
