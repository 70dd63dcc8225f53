import { describe, expect, test } from 'vitest';
import type { Page, PageOptions } from '../../source/cluster/cluster.ts';
import { createCluster } from '../../source/cluster/create.ts';
import type { Moments } from '../../source/cluster/reading/moments.ts';
import { pageOf } from '../../source/cluster/reading/pages.ts';
import { StatusError, statusOf } from '../../source/kubernetes/status-error.ts';
import { smallStore } from '../support/moments.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `pod-${index}`);
const namesOn = ({ items }: Page) => items.map(({ metadata }) => metadata.name);
const tokenIn = (mark = '') => JSON.parse(Buffer.from(mark, 'base64url').toString());
const markOf = (token: unknown) => Buffer.from(JSON.stringify(token)).toString('base64url');

/** All pages of one list; `between` runs after each. */
function pagesOf(moments: Moments, options: PageOptions, between: () => void = () => {}): Page[] {
  const pages = [pageOf(moments, 'Pod', options)];
  for (let mark = pages[0]!.continue; mark !== undefined; mark = pages.at(-1)!.continue) {
    between();
    pages.push(pageOf(moments, 'Pod', { ...options, continue: mark }));
  }
  return pages;
}

function refusal(ask: () => unknown): StatusError {
  try {
    ask();
  } catch (error) {
    if (error instanceof StatusError) return error;
    throw error;
  }
  throw new Error('not refused');
}

test('a list with a limit comes in pages that say how much is still to come', () => {
  const { moments, put } = smallStore();
  put(numbered(7));
  const pages = pagesOf(moments, { limit: 3 });
  expect(pages.map((page) => [namesOn(page), page.remainingItemCount, page.resourceVersion])).toEqual([
    [['pod-0', 'pod-1', 'pod-2'], 4, '7'],
    [['pod-3', 'pod-4', 'pod-5'], 1, '7'],
    [['pod-6'], undefined, '7'],
  ]);
  expect(tokenIn(pages[0]!.continue)).toEqual({ v: 'meta.k8s.io/v1', rv: 7, start: 'default/pod-2\0' });
});

test.each([0, -1, 7, 100])('with the limit %i all seven objects fit on one page', (limit) => {
  const { moments, put } = smallStore();
  put(numbered(7));
  const page = pageOf(moments, 'Pod', { limit });
  expect(page.items).toHaveLength(7);
  expect(page.continue).toBeUndefined();
  expect(page.remainingItemCount).toBeUndefined();
});

test('an empty list has a moment and no more', () => {
  expect(pageOf(smallStore().moments, 'Pod', { limit: 5 })).toEqual({ items: [], resourceVersion: '0' });
});

test('all pages show the moment of the first, whatever happens in between', () => {
  const { moments, put, remove, store } = smallStore();
  put([...numbered(8), 'pod-40']);
  put(['a', 'z'], {}, 'other');
  const before = store.read.list('Pod');
  const happens = [
    () => remove('pod-1', 'pod-40', 'pod-5', 'pod-6'),
    () => put(['pod-00', 'pod-6', 'pod-99']),
    () => put(['pod-6', 'pod-5'], { again: 'true' }),
    () => remove('pod-7', 'pod-99', 'pod-5'),
  ];
  const pages = pagesOf(moments, { limit: 3 }, () => happens.shift()?.());
  expect(pages.flatMap(({ items }) => items)).toEqual(before);
  expect(pages.map(({ remainingItemCount }) => remainingItemCount)).toEqual([8, 5, 2, undefined]);
  expect(happens).toHaveLength(1);
});

test('pages of one namespace go on beneath it', () => {
  const { moments, put } = smallStore();
  put(['a', 'b', 'c']);
  put(['a', 'b', 'c'], {}, 'default-2');
  const pages = pagesOf(moments, { namespace: 'default', limit: 2 }, () => put(['b-2']));
  expect(pages.map(namesOn)).toEqual([['a', 'b'], ['c']]);
  expect(tokenIn(pages[0]!.continue).start).toBe('b\0');
  expect(pages[0]!.remainingItemCount).toBe(1);
});

test('with selectors nobody knows how many are still to come, and the last page may be empty', () => {
  const { moments, put } = smallStore();
  put(['a', 'c', 'd'], { app: 'web' });
  put(['b', 'e'], { app: 'api' });
  const byLabel = pagesOf(moments, { limit: 3, labelSelector: 'app=web' });
  expect(byLabel.map(namesOn)).toEqual([['a', 'c', 'd'], []]);
  expect(byLabel[0]).not.toHaveProperty('remainingItemCount');
  const byField = pagesOf(moments, { limit: 1, fieldSelector: 'metadata.name!=c' });
  expect(byField.map(namesOn)).toEqual([['a'], ['b'], ['d'], ['e']]);
});

describe('once the changes are no longer kept', () => {
  function expired() {
    const small = smallStore(10);
    small.put(numbered(5));
    const { continue: mark = '' } = pageOf(small.moments, 'Pod', { limit: 2 });
    for (let index = 0; index < 20; index += 1) small.put([`late-${index}`]);
    return { ...small, mark };
  }

  test('a page is refused, with a mark for the rest as it is by now', () => {
    const { moments, mark } = expired();
    const error = refusal(() => pageOf(moments, 'Pod', { limit: 2, continue: mark }));
    expect([error.code, error.reason]).toEqual([410, 'Expired']);
    expect(error.message).toBe(
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
    );
    const status = statusOf(error) as { metadata: { continue: string } };
    expect(tokenIn(status.metadata.continue)).toMatchObject({ rv: -1, start: 'default/pod-1\0' });
    const rest = pageOf(moments, 'Pod', { limit: 2, continue: status.metadata.continue });
    expect(namesOn(rest)).toEqual(['pod-2', 'pod-3']);
    expect(rest.resourceVersion).toBe('25');
    expect(tokenIn(rest.continue).rv).toBe(25);
  });

  test('an exact moment is refused', () => {
    const { moments } = expired();
    const ask = () => pageOf(moments, 'Pod', { resourceVersion: '3', resourceVersionMatch: 'Exact' });
    expect(refusal(ask)).toMatchObject({
      code: 410,
      reason: 'Expired',
      message: 'The resourceVersion for the provided list is too old.',
    });
  });
});

test('marks from before a journey back in time are worth nothing', () => {
  const { moments, put, goBack, store } = smallStore();
  put(numbered(3));
  const { state } = store;
  put(numbered(5));
  const { continue: mark = '' } = pageOf(moments, 'Pod', { limit: 1 });
  goBack(state);
  put(numbered(9));
  const error = refusal(() => pageOf(moments, 'Pod', { continue: mark }));
  expect(error.reason).toBe('Expired');
  expect(namesOn(pageOf(moments, 'Pod', { continue: error.continue! }))).toEqual(numbered(9).slice(1));
  const fresh = pagesOf(moments, { limit: 4 });
  expect(fresh.flatMap(namesOn)).toEqual(numbered(9));
});

const version = 'meta.k8s.io/v1';

test.each<[string, string]>([
  ['not base64!', 'illegal base64 data at input byte 3'],
  ['YWJjZ', 'illegal base64 data at input byte 4'],
  ['YWJj', "invalid character 'a' looking for beginning of value"],
  [markOf({ v: version, start: 'a' }), `incorrect encoded start resourceVersion (version ${version})`],
  [
    markOf({ v: version, rv: 1.5, start: 'a' }),
    `incorrect encoded start resourceVersion (version ${version})`,
  ],
  [markOf({ v: version, rv: 3 }), `encoded start key empty (version ${version})`],
  [markOf({ v: version, rv: 3, start: '../nodes' }), '../nodes'],
  [markOf({ v: version, rv: 3, start: 'a//b' }), 'a//b'],
  [
    markOf({ v: 'meta.k8s.io/v2', rv: 3, start: 'a' }),
    'server does not recognize this encoded version meta.k8s.io/v2',
  ],
])('the mark %s is refused', (mark, complaint) => {
  const error = refusal(() => pageOf(smallStore().moments, 'Pod', { continue: mark }));
  expect(error).toMatchObject({
    code: 400,
    reason: 'BadRequest',
    message: `invalid continue token: continue key is not valid: ${complaint}`,
  });
});

describe('with a resourceVersion', () => {
  function grown() {
    const small = smallStore();
    small.put(['a']);
    small.put(['b']);
    small.put(['c']);
    return small.moments;
  }

  test.each<[PageOptions, string[], string]>([
    [{ resourceVersion: '' }, ['a', 'b', 'c'], '3'],
    [{ resourceVersion: '0' }, ['a', 'b', 'c'], '3'],
    [{ resourceVersion: '1' }, ['a', 'b', 'c'], '3'],
    [{ resourceVersion: '2', resourceVersionMatch: 'NotOlderThan' }, ['a', 'b', 'c'], '3'],
    [{ resourceVersion: '2', resourceVersionMatch: 'NotOlderThan', limit: 2 }, ['a', 'b'], '3'],
    [{ resourceVersion: '2', resourceVersionMatch: 'Exact' }, ['a', 'b'], '2'],
    [{ resourceVersion: '3', resourceVersionMatch: 'Exact' }, ['a', 'b', 'c'], '3'],
    // A limit alone asks for that very moment, but not where any moment will do.
    [{ resourceVersion: '2', limit: 5 }, ['a', 'b'], '2'],
    [{ resourceVersion: '0', limit: 1 }, ['a', 'b', 'c'], '3'],
  ])('%j shows %j at %s', (options, names, resourceVersion) => {
    const page = pageOf(grown(), 'Pod', options);
    expect(namesOn(page)).toEqual(names);
    expect(page.resourceVersion).toBe(resourceVersion);
  });

  test.each<[PageOptions, string]>([
    [{ resourceVersion: 'x' }, 'Invalid value: "x": strconv.ParseUint: parsing "x": invalid syntax'],
    [{ resourceVersion: '-1' }, 'Invalid value: "-1": strconv.ParseUint: parsing "-1": invalid syntax'],
    [
      { resourceVersion: '99999999999999999999' },
      'Invalid value: "99999999999999999999": strconv.ParseUint: parsing "99999999999999999999": value out of range',
    ],
  ])('%j is a bad request', (options, complaint) => {
    const error = refusal(() => pageOf(grown(), 'Pod', options));
    expect(error.code).toBe(400);
    expect(error.message).toBe(`invalid resource version: resourceVersion: ${complaint}`);
  });

  test.each<PageOptions>([
    { resourceVersion: '7' },
    { resourceVersion: '7', resourceVersionMatch: 'NotOlderThan' },
    { resourceVersion: '7', resourceVersionMatch: 'Exact' },
    { continue: markOf({ v: version, rv: 7, start: 'a' }) },
  ])('%j lies in the future', (options) => {
    const error = refusal(() => pageOf(grown(), 'Pod', options));
    expect(statusOf(error)).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'Timeout: Too large resource version: 7, current: 3',
      reason: 'Timeout',
      details: {
        causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
        retryAfterSeconds: 1,
      },
      code: 504,
    });
  });

  test('a mark already says which moment is meant', () => {
    const { continue: mark = '' } = pageOf(grown(), 'Pod', { limit: 1 });
    const error = refusal(() => pageOf(grown(), 'Pod', { continue: mark, resourceVersion: '2' }));
    expect(error).toMatchObject({
      code: 400,
      message: 'specifying resource version is not allowed when using continue',
    });
    expect(namesOn(pageOf(grown(), 'Pod', { continue: mark, resourceVersion: '0' }))).toEqual(['b', 'c']);
  });
});

const forbidden = 'resourceVersionMatch: Forbidden: resourceVersionMatch';
const markOfA = markOf({ v: version, rv: 3, start: 'a' });

test.each<[object, string]>([
  [{ resourceVersionMatch: 'Exact' }, `${forbidden} is forbidden unless resourceVersion is provided`],
  [
    { resourceVersionMatch: 'Exact', continue: markOfA, resourceVersion: '3' },
    `${forbidden} is forbidden when continue is provided`,
  ],
  [
    { resourceVersionMatch: 'Exact', resourceVersion: '0' },
    `${forbidden} "exact" is forbidden for resourceVersion "0"`,
  ],
  [
    { resourceVersionMatch: 'Some', resourceVersion: '1' },
    'resourceVersionMatch: Unsupported value: "Some": supported values: "Exact", "NotOlderThan", ""',
  ],
  [
    { resourceVersionMatch: 'Exact', continue: markOfA },
    `[${forbidden} is forbidden unless resourceVersion is provided, ${forbidden} is forbidden when continue is provided]`,
  ],
])('the options %j do not go together', (options, complaint) => {
  const error = refusal(() => pageOf(smallStore().moments, 'Pod', options));
  expect([error.code, error.reason]).toEqual([422, 'Invalid']);
  expect(error.message).toBe(`ListOptions.meta.k8s.io "" is invalid: ${complaint}`);
});

test('pages of machines show signs of life as they stand when they are read', () => {
  const cluster = createCluster();
  const { items, continue: mark = '' } = cluster.page('Node', { limit: 1 });
  expect(items[0]).toEqual(cluster.list('Node')[0]);
  cluster.advance(600_000);
  const rest = cluster.page('Node', { continue: mark });
  expect(rest.items).toEqual(cluster.list('Node').slice(1));
});

test('measurements have no history and come whole', () => {
  const cluster = createCluster();
  cluster.advance(60_000);
  const page = cluster.page('NodeMetrics', { limit: 1 });
  expect(page).toEqual({ items: cluster.list('NodeMetrics'), resourceVersion: '' });
  expect(page.items).toHaveLength(4);
});
