/**
 * What is typed behind `/`: a regular expression (any case, spaces are part of it), `!` in front inverts it, `-f`
 * finds letters in order, `-l app=web` or a plain `app=web` looks at labels.
 */
import { matchesRequirements, parseLabelSelector } from '../kubernetes/selectors.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import { hasInOrder } from '../lib/has-in-order.ts';

/** Between the cells of a row: a line each, so that `^` and `$` are the ends of any of them. */
export const cellGap = '\n';

export interface Filterable {
  /** The texts of a row with `cellGap` between them, or a line. */
  readonly text: string;
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

export type Filter = (subject: Filterable) => boolean;

/** The filter, or what is wrong with it. An empty text lets everything through. */
export function parseFilter(text: string): Filter | { readonly error: string } {
  if (text === '' || text === '!') return () => true;
  const option = /^-([fl])(?: +(.*))?$/.exec(text);
  if (option?.[1] === 'f') return fuzzy(option[2] ?? '');
  if (option?.[1] === 'l') return byLabel(option[2] ?? '');
  if (looksLikeLabel(text)) return byLabel(text);
  return text.startsWith('!') ? inverted(byPattern(text.slice(1))) : byPattern(text);
}

/** The regular expression behind a filter, to show where it matched; undefined where it is another kind of filter. */
export function patternOf(text: string): RegExp | undefined {
  if (text === '' || /^(!|-[fl]( |$))/.test(text) || looksLikeLabel(text)) return undefined;
  const pattern = regularExpression(text);
  return pattern instanceof RegExp ? new RegExp(pattern, 'gi') : undefined;
}

/** `app=web`, `app!=web,tier=front`: a label's name on the left, no spaces, no signs of a regular expression. */
function looksLikeLabel(text: string): boolean {
  return /^[A-Za-z0-9][\w./-]*(=|==|!=)[\w.-]*(,[\w./-]+(=|==|!=)[\w.-]*)*$/.test(text);
}

function byPattern(text: string): Filter | { readonly error: string } {
  const pattern = regularExpression(text);
  return pattern instanceof RegExp ? ({ text: subject }) => pattern.test(subject) : pattern;
}

function regularExpression(text: string): RegExp | { readonly error: string } {
  try {
    return new RegExp(text, 'im');
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*:\s/s, '') : '';
    return { error: `bad pattern: ${reason.toLowerCase()}` };
  }
}

function inverted(filter: Filter | { readonly error: string }): Filter | { readonly error: string } {
  return typeof filter === 'function' ? (subject) => !filter(subject) : filter;
}

function byLabel(text: string): Filter | { readonly error: string } {
  try {
    const requirements = parseLabelSelector(text);
    return ({ labels }) => matchesRequirements(requirements, labels);
  } catch (error) {
    if (error instanceof StatusError) return { error: `bad label selector: ${error.message}` };
    throw error;
  }
}

/** The letters in this order within one cell, others may stand between them; spaces do not count. */
function fuzzy(letters: string): Filter {
  const wanted = [...letters.toLowerCase().replaceAll(' ', '')];
  return ({ text }) =>
    text
      .toLowerCase()
      .split(cellGap)
      .some((cell) => hasInOrder(cell, wanted));
}
