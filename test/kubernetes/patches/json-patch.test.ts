import { describe, expect, it, test } from 'vitest';
import { applyJsonPatch, type JsonPatchOperation } from '../../../source/kubernetes/patches/json-patch.ts';
import { deepFreeze } from '../../../source/lib/deep-freeze.ts';
import { refusal } from '../../support/refusal.ts';

const rejected = {
  reason: 'Invalid',
  code: 422,
  message: 'the server rejected our request due to an error in our request',
  details: {},
};

/** Operations as clients send them: nothing is known about their form. */
function patched(document: unknown, operations: unknown): unknown {
  return applyJsonPatch(deepFreeze(document), deepFreeze(operations) as JsonPatchOperation[]);
}

describe('the examples of RFC 6902', () => {
  it.each<[string, unknown, unknown[], unknown]>([
    ['A.1 adds a member', { foo: 'bar' }, [add('/baz', 'qux')], { foo: 'bar', baz: 'qux' }],
    ['A.2 adds an item', { foo: ['bar', 'baz'] }, [add('/foo/1', 'qux')], { foo: ['bar', 'qux', 'baz'] }],
    ['A.3 removes a member', { baz: 'qux', foo: 'bar' }, [remove('/baz')], { foo: 'bar' }],
    ['A.4 removes an item', { foo: ['bar', 'qux', 'baz'] }, [remove('/foo/1')], { foo: ['bar', 'baz'] }],
    ['A.5 replaces a value', { baz: 'qux' }, [replace('/baz', 'boo')], { baz: 'boo' }],
    [
      'A.6 moves a value',
      { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
      [move('/foo/waldo', '/qux/thud')],
      { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
    ],
    [
      'A.7 moves an item',
      { foo: ['all', 'grass', 'cows', 'eat'] },
      [move('/foo/1', '/foo/3')],
      { foo: ['all', 'cows', 'eat', 'grass'] },
    ],
    [
      'A.8 tests values',
      { baz: 'qux', foo: ['a', 2, 'c'] },
      [check('/baz', 'qux'), check('/foo/1', 2)],
      { baz: 'qux', foo: ['a', 2, 'c'] },
    ],
    [
      'A.10 adds a nested member',
      { foo: 'bar' },
      [add('/child', { grandchild: {} })],
      { foo: 'bar', child: { grandchild: {} } },
    ],
    [
      'A.11 passes over what it does not know',
      { foo: 'bar' },
      [{ ...add('/baz', 'qux'), xyz: 123 }],
      { foo: 'bar', baz: 'qux' },
    ],
    ['A.14 unescapes tildes', { '/': 9, '~1': 10 }, [check('/~01', 10)], { '/': 9, '~1': 10 }],
    ['A.16 adds a list as one item', { foo: ['bar'] }, [add('/foo/-', ['a'])], { foo: ['bar', ['a']] }],
  ])('%s', (_, document, operations, result) => {
    expect(patched(document, operations)).toEqual(result);
  });

  it.each<[string, unknown, unknown[]]>([
    ['A.9 a test of another value', { baz: 'qux' }, [check('/baz', 'bar')]],
    ['A.12 an addition to a parent that is not there', { foo: 'bar' }, [add('/baz/bat', 'qux')]],
    ['A.15 a number where there is a text', { '/': 9, '~1': 10 }, [check('/~01', '10')]],
  ])('%s is refused', (_, document, operations) => {
    expect(refusal(() => patched(document, operations))).toMatchObject(rejected);
  });
});

test.each<[string, unknown, unknown[], unknown]>([
  ['adding replaces a member that is there', { a: 1 }, [add('/a', 2)], { a: 2 }],
  ['an addition without a value adds null', {}, [{ op: 'add', path: '/a' }], { a: null }],
  ['copies', { a: { b: [1] } }, [copy('/a/b', '/c')], { a: { b: [1] }, c: [1] }],
  ['a slash in a name is ~1', { labels: {} }, [add('/labels/a~1b', 'x')], { labels: { 'a/b': 'x' } }],
  ['an empty name is a name', { a: 1 }, [add('/', 2)], { a: 1, '': 2 }],
  ['-1 is the last item', { l: [1, 2] }, [remove('/l/-1')], { l: [1] }],
  ['adding at -1 appends', { l: [1, 2] }, [add('/l/-1', 3)], { l: [1, 2, 3] }],
  ['adding at the length appends', { l: [1] }, [add('/l/1', 2)], { l: [1, 2] }],
  ['replaces the whole document', { a: 1 }, [replace('', { b: 2 })], { b: 2 }],
  ['tests the whole document', { a: 1 }, [check('', { a: 1 })], { a: 1 }],
  ['what is not there tests as null', { a: 1 }, [check('/b', null)], { a: 1 }],
  [
    'the order of members does not matter to a test',
    { a: { x: 1, y: 2 } },
    [check('/a', { y: 2, x: 1 })],
    { a: { x: 1, y: 2 } },
  ],
  [
    'later operations see what earlier ones did',
    {},
    [add('/l', []), add('/l/-', 1), add('/l/0', 0)],
    { l: [0, 1] },
  ],
  ['no operation changes nothing', { a: 1 }, [], { a: 1 }],
])('%s', (_, document, operations, result) => {
  expect(patched(document, operations)).toEqual(result);
});

test.each<[string, unknown, unknown[]]>([
  ['removing what is not there', { a: 1 }, [remove('/b')]],
  ['removing an item behind the end', { l: [1] }, [remove('/l/1')]],
  ['removing from the end of a list', { l: [1] }, [remove('/l/-')]],
  ['replacing what is not there', { a: 1 }, [replace('/b', 1)]],
  ['replacing an item that is not there', { l: [] }, [replace('/l/0', 1)]],
  ['adding an item behind the end', { l: [1] }, [add('/l/3', 1)]],
  ['an index that is none', { l: [1] }, [add('/l/one', 1)]],
  ['a fraction as index', { l: [1] }, [add('/l/0.5', 1)]],
  ['going into a text', { a: 'text' }, [add('/a/length', 1)]],
  ['going into null', { a: null }, [add('/a/b', 1)]],
  ['a path without a slash', { a: 1 }, [replace('a', 2)]],
  ['no path', { a: 1 }, [{ op: 'remove' }]],
  ['a path that is no text', { a: 1 }, [{ op: 'remove', path: 1 }]],
  ['moving from nowhere', { a: 1 }, [move('/b', '/c')]],
  ['moving something into itself', { a: { b: 1 } }, [move('/a', '/a/b')]],
  ['moving the whole document', { a: 1 }, [move('', '/a')]],
  ['copying the whole document', { a: 1 }, [copy('', '/a')]],
  ['copying from nowhere', { a: 1 }, [copy('/b', '/c')]],
  ['an operation that is not known', { a: 1 }, [{ op: 'increment', path: '/a' }]],
  ['an operation without a name', { a: 1 }, [{ path: '/a' }]],
  ['null for an operation', { a: 1 }, [null]],
  ['a document that would be no document', { a: 1 }, [replace('', 'text')]],
  ['names that everything inherits', {}, [remove('/constructor')]],
  ['ways into what everything inherits', {}, [add('/constructor/prototype/polluted', 1)]],
])('%s is refused without a reason', (_, document, operations) => {
  expect(refusal(() => patched(document, operations))).toMatchObject(rejected);
});

test.each<[unknown, string]>([
  [{}, 'error decoding patch: json: cannot unmarshal object into Go value of type []interface {}'],
  ['text', 'error decoding patch: json: cannot unmarshal string into Go value of type []interface {}'],
  [['text'], 'json: cannot unmarshal string into Go value of type jsonpatch.Operation'],
  [[[]], 'json: cannot unmarshal array into Go value of type jsonpatch.Operation'],
  [[true], 'json: cannot unmarshal bool into Go value of type jsonpatch.Operation'],
])('%j is no JSON patch', (operations, message) => {
  expect(refusal(() => patched({}, operations))).toMatchObject({
    code: 400,
    reason: 'BadRequest',
    message,
  });
});

test('10,000 operations are taken, one more is too many', () => {
  const operations = Array.from({ length: 10_000 }, () => check('/a', 1));
  expect(patched({ a: 1 }, operations)).toEqual({ a: 1 });
  expect(refusal(() => patched({ a: 1 }, [...operations, check('/a', 1)]))).toMatchObject({
    code: 413,
    reason: 'RequestEntityTooLarge',
    message: 'Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001',
  });
});

test('copies that double the document again and again are stopped', () => {
  const bomb = Array.from({ length: 200 }, (_, index) => [
    add(`/x${index + 1}`, {}),
    copy(`/x${index}`, `/x${index + 1}/a`),
    copy(`/x${index}`, `/x${index + 1}/b`),
  ]).flat();
  expect(refusal(() => patched({ x0: 'text' }, bomb))).toMatchObject(rejected);
});

test('a member named __proto__ is a member like others', () => {
  const result = patched({}, [add('/__proto__', { polluted: true })]);
  expect(Object.getOwnPropertyNames(result)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
});

test('what does not change is shared', () => {
  const document = deepFreeze({ a: { b: { c: 1 } }, l: [{ x: 1 }, { y: 2 }] });
  const result = patched(document, [replace('/l/0/x', 5)]) as typeof document;
  expect(result.a).toBe(document.a);
  expect(result.l[1]).toBe(document.l[1]);
});

test.each<[string, unknown[]]>([
  ['replacing by the same', [replace('/l', [{ x: 1 }])]],
  ['adding what is there', [add('/a', { b: 1 })]],
  ['a test', [check('/a/b', 1)]],
  ['replacing an item by the same', [replace('/l/0', { x: 1 })]],
])('%s leaves the very same document', (_, operations) => {
  const document = { a: { b: 1 }, l: [{ x: 1 }] };
  expect(patched(document, operations)).toBe(document);
});

function add(path: string, value: unknown) {
  return { op: 'add', path, value };
}

function replace(path: string, value: unknown) {
  return { op: 'replace', path, value };
}

function check(path: string, value: unknown) {
  return { op: 'test', path, value };
}

function remove(path: string) {
  return { op: 'remove', path };
}

function move(from: string, path: string) {
  return { op: 'move', from, path };
}

function copy(from: string, path: string) {
  return { op: 'copy', from, path };
}
