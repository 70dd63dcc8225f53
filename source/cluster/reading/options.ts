/** Options of lists and watches that do not go together (apimachinery, internalversion/validation). */
import { badRequest, type FieldError, invalidForm } from '../../kubernetes/status-error.ts';
import { forbiddenField, invalidValue, notSupported } from '../../kubernetes/validation/field-errors.ts';
import type { PageOptions, WatchOptions } from '../cluster.ts';

const match = 'resourceVersionMatch';

/** Throws Invalid. */
export function checkPageOptions(options: PageOptions): void {
  const { resourceVersion = '', resourceVersionMatch, continue: mark = '' } = options;
  if (!resourceVersionMatch) return;
  const errors: FieldError[] = [];
  if (resourceVersion === '')
    errors.push(forbiddenField(match, `${match} is forbidden unless resourceVersion is provided`));
  if (mark !== '') errors.push(forbiddenField(match, `${match} is forbidden when continue is provided`));
  if (resourceVersionMatch !== 'Exact' && resourceVersionMatch !== 'NotOlderThan')
    errors.push(notSupported(match, resourceVersionMatch, ['Exact', 'NotOlderThan', '']));
  if (resourceVersionMatch === 'Exact' && resourceVersion === '0')
    errors.push(forbiddenField(match, `${match} "exact" is forbidden for resourceVersion "0"`));
  refuse(errors);
}

/** Throws Invalid. */
export function checkWatchOptions(options: WatchOptions): void {
  const { sendInitialEvents, resourceVersionMatch } = options;
  const isNotOlder = resourceVersionMatch === 'NotOlderThan';
  const errors: FieldError[] = [];
  if (sendInitialEvents !== undefined && !isNotOlder)
    errors.push(forbiddenField(match, `sendInitialEvents requires setting ${match} to NotOlderThan`));
  if (sendInitialEvents === undefined && resourceVersionMatch)
    errors.push(
      forbiddenField(match, `${match} is forbidden for watch unless sendInitialEvents is provided`),
    );
  if (resourceVersionMatch && !isNotOlder)
    errors.push(notSupported(match, resourceVersionMatch, ['NotOlderThan']));
  refuse(errors);
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalidForm('ListOptions', 'meta.k8s.io', '', errors);
}

const largest = 2n ** 64n - 1n;

/** The number that a resourceVersion is; 0 where it is absent. Throws BadRequest, `prefix` first. */
export function parseRevision(text: string, prefix = ''): number {
  if (text === '') return 0;
  const complaint = /^\d+$/.test(text) ? BigInt(text) > largest && 'value out of range' : 'invalid syntax';
  if (complaint === false) return Number(text);
  const detail = `strconv.ParseUint: parsing ${JSON.stringify(text)}: ${complaint}`;
  const { field, message } = invalidValue('resourceVersion', text, detail);
  throw badRequest(`${prefix}${field}: ${message}`);
}
