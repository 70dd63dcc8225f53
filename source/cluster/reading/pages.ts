/** Lists in parts: all pages of one list show the same moment. */
import { isStored, type Kind, kinds } from '../../kubernetes/kinds.ts';
import { type AnyObject, keyOf } from '../../kubernetes/objects.ts';
import { badRequest, StatusError, tooLarge } from '../../kubernetes/status-error.ts';
import type { Page, PageOptions } from '../cluster.ts';
import { decodeMark, encodeMark, type Mark } from './marks.ts';
import { type Moments, momentAt, prefixOf } from './moments.ts';
import { checkPageOptions, parseRevision } from './options.ts';
import { selectionOf } from './selection.ts';

/** The end of every key up to which a page went, so that the next one starts behind it. */
const afterKey = '\0';

/** Throws BadRequest for a mark or a selector that is none, Expired (410) where the moment is no longer kept. */
export function pageOf(moments: Moments, kind: Kind, options: PageOptions): Page<AnyObject> {
  const isSelected = selectionOf(kind, options);
  checkPageOptions(options);
  const namespace = kinds[kind].namespaced ? options.namespace : undefined;
  if (!isStored(kind)) return wholePage(moments.now(kind, namespace).filter(isSelected ?? (() => true)));
  const place = { kind, namespace };
  const { revision, start } = startOf(moments, options);
  const moment = momentAt(moments, place, revision, start === '' ? '' : prefixOf(place) + start);
  const limit = limitOf(options);
  const items: AnyObject[] = [];
  let seen = 0;
  let last: AnyObject | undefined;
  for (const object of moment.objects) {
    seen += 1;
    last = object;
    if (isSelected?.(object) !== false) items.push(moments.asRead(object));
    if (items.length === limit) break;
  }
  const remaining = moment.count - seen;
  const resourceVersion = String(revision);
  if (last === undefined || remaining === 0) return { items, resourceVersion };
  const next = keyOf(last).slice(prefixOf(place).length) + afterKey;
  return {
    items,
    resourceVersion,
    continue: encodeMark({ revision, start: next, epoch: moments.epoch }),
    ...(isSelected === undefined && { remainingItemCount: remaining }),
  };
}

/** What is worked out when it is read has no history, and comes whole. */
function wholePage(items: readonly AnyObject[]): Page<AnyObject> {
  return { items, resourceVersion: '' };
}

/** The API server's cache, which answers where any moment will do, knows no limits. */
function limitOf({ limit = 0, resourceVersion, continue: mark = '' }: PageOptions): number {
  return limit <= 0 || (resourceVersion === '0' && mark === '') ? Number.POSITIVE_INFINITY : limit;
}

/** The moment that a page shows, and where in it the page starts. */
function startOf(moments: Moments, options: PageOptions): Pick<Mark, 'revision' | 'start'> {
  const { continue: text = '', resourceVersion = '' } = options;
  if (text === '') return { revision: wantedRevision(moments, options), start: '' };
  const mark = decodeMark(text);
  if (resourceVersion !== '' && resourceVersion !== '0')
    throw badRequest('specifying resource version is not allowed when using continue');
  if (mark.revision < 0) return { revision: moments.revision, start: mark.start };
  if (mark.epoch !== moments.epoch || mark.revision < moments.oldest) throw expiredMark(moments, mark);
  if (mark.revision > moments.revision) throw tooLarge(mark.revision, moments.revision);
  return mark;
}

function wantedRevision(moments: Moments, options: PageOptions): number {
  const { resourceVersion = '', resourceVersionMatch, limit = 0 } = options;
  const wanted = parseRevision(resourceVersion, 'invalid resource version: ');
  if (wanted > moments.revision) throw tooLarge(wanted, moments.revision);
  // A limit alone has always asked for that very moment.
  const isExact = resourceVersionMatch === 'Exact' || (!resourceVersionMatch && limit > 0);
  if (!isExact || wanted === 0) return moments.revision;
  if (wanted < moments.oldest)
    throw new StatusError('Expired', 'The resourceVersion for the provided list is too old.');
  return wanted;
}

const expiredWords =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without ' +
  'the continue parameter, or use the continue token in this response to retrieve the remainder of the results. ' +
  'Continuing with the provided token results in an inconsistent list - objects that were created, modified, or ' +
  'deleted between the time the first chunk was returned and now may show up in the list.';

/** Comes with a mark for the rest of the list as it is by now. */
function expiredMark({ epoch }: Moments, { start }: Mark): StatusError {
  return new StatusError('Expired', expiredWords, undefined, encodeMark({ revision: -1, start, epoch }));
}
