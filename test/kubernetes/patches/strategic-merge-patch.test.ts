import { describe, expect, it, test } from 'vitest';
import { applyStrategicMergePatch } from '../../../source/kubernetes/patches/strategic-merge-patch.ts';
import { structureOf } from '../../../source/kubernetes/structure/structure.ts';
import { deepFreeze } from '../../../source/lib/deep-freeze.ts';
import type { Fields } from '../../../source/lib/fields.ts';
import { refusal } from '../../support/refusal.ts';

function patched(original: Fields, patch: Fields, kind = 'Pod'): Fields {
  return applyStrategicMergePatch(deepFreeze(original), deepFreeze(patch), structureOf(kind));
}

/** Of a pod's spec, to keep the tables short. */
function spec(original: Fields, patch: Fields): unknown {
  return patched({ spec: original }, { spec: patch }).spec;
}

const ab = {
  containers: [
    { name: 'a', image: '1' },
    { name: 'b', image: '1' },
  ],
};

describe('maps', () => {
  it.each<[string, Fields, Fields, Fields]>([
    ['merge', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    ['merge deep', { x: { a: 1 } }, { x: { b: 2 } }, { x: { a: 1, b: 2 } }],
    ['lose what is null', { a: 1, b: 2 }, { a: null }, { b: 2 }],
    ['lose nothing where null names what is not there', { a: 1 }, { b: null }, { a: 1 }],
    ['get no nulls with what is new', {}, { x: { a: null, b: { c: null } } }, { x: { b: {} } }],
    ['take the place of plain values', { a: 1 }, { a: { b: 2 } }, { a: { b: 2 } }],
    ['give way to plain values', { a: { b: 2 } }, { a: 1 }, { a: 1 }],
    ['are emptied by $patch: delete', { x: { a: 1 } }, { x: { $patch: 'delete' } }, { x: {} }],
    ['are replaced by $patch: replace', { x: { a: 1 } }, { x: { $patch: 'replace', b: 2 } }, { x: { b: 2 } }],
    ['are replaced as a whole object too', { a: 1 }, { $patch: 'replace', b: 2 }, { b: 2 }],
    ['keep only $retainKeys', { x: { a: 1, b: 2 } }, { x: { $retainKeys: ['b'] } }, { x: { b: 2 } }],
    ['lose directives with what is new', {}, { x: { $retainKeys: ['b'], b: 2 } }, { x: { b: 2 } }],
    ['that are to be deleted and are not there stay away', {}, { x: { $patch: 'delete' } }, {}],
  ])('%s', (_, original, patch, result) => {
    expect(patched(original, patch)).toEqual(result);
  });
});

describe('lists', () => {
  it.each<[string, Fields, Fields, Fields]>([
    [
      'merge by the key of their items',
      ab,
      { containers: [{ name: 'b', image: '2' }] },
      {
        containers: [
          { name: 'a', image: '1' },
          { name: 'b', image: '2' },
        ],
      },
    ],
    [
      'get new items before those that the patch does not name',
      { containers: [{ name: 'b' }] },
      { containers: [{ name: 'a' }] },
      { containers: [{ name: 'a' }, { name: 'b' }] },
    ],
    [
      'lose items by $patch: delete',
      ab,
      { containers: [{ name: 'a', $patch: 'delete' }] },
      { containers: [{ name: 'b', image: '1' }] },
    ],
    [
      'do not mind the deletion of what is not there',
      ab,
      { containers: [{ name: 'x', $patch: 'delete' }] },
      ab,
    ],
    [
      'are replaced by an item that says so, which is no item',
      ab,
      { containers: [{ $patch: 'replace' }, { name: 'c' }] },
      { containers: [{ name: 'c' }] },
    ],
    [
      'merge in lists of lists of things',
      {
        containers: [
          {
            name: 'a',
            env: [
              { name: 'X', value: '1' },
              { name: 'Y', value: '1' },
            ],
          },
        ],
      },
      { containers: [{ name: 'a', env: [{ name: 'Y', value: '2' }] }] },
      {
        containers: [
          {
            name: 'a',
            env: [
              { name: 'X', value: '1' },
              { name: 'Y', value: '2' },
            ],
          },
        ],
      },
    ],
    [
      'of ports merge by number',
      { containers: [{ name: 'a', ports: [{ containerPort: 80, protocol: 'TCP' }] }] },
      { containers: [{ name: 'a', ports: [{ containerPort: 80, name: 'http' }] }] },
      { containers: [{ name: 'a', ports: [{ containerPort: 80, protocol: 'TCP', name: 'http' }] }] },
    ],
    [
      'without a merge key are replaced',
      { tolerations: [{ key: 'a' }, { key: 'b' }] },
      { tolerations: [{ key: 'c' }] },
      { tolerations: [{ key: 'c' }] },
    ],
    [
      'of arguments are replaced',
      { containers: [{ name: 'a', args: ['x', 'y'] }] },
      { containers: [{ name: 'a', args: ['z'] }] },
      { containers: [{ name: 'a', args: ['z'] }] },
    ],
    [
      'change the sort of a volume by $retainKeys',
      { volumes: [{ name: 'v', emptyDir: {} }] },
      { volumes: [{ name: 'v', hostPath: { path: '/x' }, $retainKeys: ['name', 'hostPath'] }] },
      { volumes: [{ name: 'v', hostPath: { path: '/x' } }] },
    ],
    ['stay when the patch lists nothing', ab, { containers: [] }, ab],
    [
      'that are new lose what is deleted in them',
      {},
      {
        containers: [
          { name: 'a', image: null },
          { name: 'b', $patch: 'delete' },
        ],
      },
      { containers: [{ name: 'a' }] },
    ],
    [
      'that are new may hold what validation will refuse',
      {},
      { containers: [{ image: 'x' }] },
      { containers: [{ image: 'x' }] },
    ],
  ])('%s', (_, original, patch, result) => {
    expect(spec(original, patch)).toEqual(result);
  });
});

describe('order', () => {
  it.each<[string, string[], string[], string[], string]>([
    ['is that of the directive', ['a', 'b', 'c'], ['c', 'a', 'b'], [], 'cab'],
    ['puts new items where they belong', ['a', 'c'], ['a', 'b', 'c'], ['b'], 'abc'],
    ['leaves others before what they stood before', ['x', 'a', 'b'], ['b', 'a'], [], 'xba'],
    ['leaves others behind what they stood behind', ['a', 'x', 'b'], ['a', 'b'], [], 'axb'],
    ['leaves others at the end where only they are left', ['a', 'x', 'y'], ['a'], [], 'axy'],
    ['puts new ones before others', ['x'], ['n'], ['n'], 'nx'],
    ['passes over names that nothing has', ['a', 'b'], ['z', 'b', 'a'], [], 'ba'],
  ])('%s', (_, before, order, added, result) => {
    const named = (names: string[]) => names.map((name) => ({ name }));
    const patch = {
      '$setElementOrder/containers': named(order),
      ...(added.length > 0 && { containers: named(added) }),
    };
    const { containers } = spec({ containers: named(before) }, patch) as { containers: { name: string }[] };
    expect(containers.map(({ name }) => name).join('')).toBe(result);
  });

  it('needs no list where the object has none', () => {
    expect(spec({}, { '$setElementOrder/containers': [{ name: 'a' }] })).toEqual({});
  });

  it('sorts a list that is new', () => {
    const patch = {
      '$setElementOrder/volumes': [{ name: 'a' }, { name: 'b' }],
      volumes: [{ name: 'a' }, { name: 'b' }, { name: 'c', $patch: 'delete' }],
    };
    expect(spec({}, patch)).toEqual({ volumes: [{ name: 'a' }, { name: 'b' }] });
  });

  it('may be told of lists that are replaced as a whole', () => {
    expect(
      spec({ readinessGates: [{ conditionType: 'a' }] }, { '$setElementOrder/readinessGates': [] }),
    ).toEqual({
      readinessGates: [{ conditionType: 'a' }],
    });
  });
});

describe('lists of plain values', () => {
  it.each<[string, Fields, Fields, Fields]>([
    [
      'merge as a set',
      { finalizers: ['a', 'b'] },
      { finalizers: ['b', 'c'] },
      { finalizers: ['a', 'b', 'c'] },
    ],
    [
      'lose values by $deleteFromPrimitiveList',
      { finalizers: ['a', 'b', 'c'] },
      { '$deleteFromPrimitiveList/finalizers': ['b', 'x'] },
      { finalizers: ['a', 'c'] },
    ],
    [
      'are ordered by $setElementOrder',
      { finalizers: ['a', 'b'] },
      { finalizers: ['c'], '$setElementOrder/finalizers': ['c', 'b', 'a'] },
      { finalizers: ['c', 'b', 'a'] },
    ],
    ['have nothing to lose where they are not', {}, { '$deleteFromPrimitiveList/finalizers': ['a'] }, {}],
  ])('%s', (_, original, patch, result) => {
    expect(patched({ metadata: original }, { metadata: patch }).metadata).toEqual(result);
  });
});

test('the selector of a disruption budget is replaced as a whole', () => {
  const budget = { spec: { selector: { matchLabels: { a: '1' } } } };
  const patch = { spec: { selector: { matchLabels: { b: '2' } } } };
  expect(patched(budget, patch, 'PodDisruptionBudget')).toEqual(patch);
});

test('the ports of a service merge by port', () => {
  const service = { spec: { ports: [{ port: 80, nodePort: 30_000 }] } };
  const patch = { spec: { ports: [{ port: 80, name: 'http' }, { port: 443 }] } };
  expect(patched(service, patch, 'Service')).toEqual({
    spec: { ports: [{ port: 80, nodePort: 30_000, name: 'http' }, { port: 443 }] },
  });
});

test('kinds that are not known merge plainly', () => {
  expect(
    patched({ spec: { containers: [{ name: 'a' }] } }, { spec: { containers: [{ name: 'b' }] } }, 'Scale'),
  ).toEqual({
    spec: { containers: [{ name: 'b' }] },
  });
});

describe('a patch is refused', () => {
  const noKey = 'map: map[image:2] does not contain declared merge key: name';
  it.each<[string, Fields, number, string]>([
    ['an item without its key', { containers: [{ image: '2' }] }, 500, noKey],
    [
      'a deletion without a key',
      { containers: [{ $patch: 'delete' }] },
      500,
      'map: map[$patch:delete] does not contain declared merge key: name',
    ],
    [
      'a directive that nobody knows',
      { containers: [{ name: 'a', $patch: 'eat' }] },
      500,
      'unknown patch type: eat in map: map[$patch:eat name:a]',
    ],
    [
      'the same in a map',
      { securityContext: { $patch: 'merge' } },
      500,
      'unknown patch type: merge in map: map[$patch:merge]',
    ],
    [
      'a directive that is no text',
      { securityContext: { $patch: { a: [1, null] } } },
      500,
      'unknown patch type: map[a:[1 <nil>]] in map: map[$patch:map[a:[1 <nil>]]]',
    ],
    [
      '$patch: merge in a list',
      { containers: [{ name: 'a', $patch: 'merge' }] },
      500,
      'merging lists cannot yet be specified in the patch',
    ],
    [
      'plain values among maps',
      { containers: ['a'] },
      500,
      'list element types are not identical: [[map[image:1 name:a] map[image:1 name:b]] [a]]',
    ],
    [
      'lists in a list',
      { containers: [[]] },
      500,
      'list element types are not identical: [[map[image:1 name:a] map[image:1 name:b]] [[]]]',
    ],
    [
      'an order that is no list',
      { '$setElementOrder/containers': 'a' },
      500,
      'expected a []interface {}, but received a string',
    ],
    [
      'an order of plain values',
      { '$setElementOrder/containers': ['a'] },
      500,
      'value for key 0 is not a map',
    ],
    ['an order without keys', { '$setElementOrder/containers': [{ image: '2' }] }, 500, noKey],
    [
      'items in another order than is told',
      {
        containers: [{ name: 'b' }, { name: 'a' }],
        '$setElementOrder/containers': [{ name: 'a' }, { name: 'b' }],
      },
      500,
      "The order in patch list:\n[map[name:b] map[name:a]]\n doesn't match $setElementOrder list:\n[map[name:a] map[name:b]]\n",
    ],
    ['an order of nothing', { $setElementOrder: [] }, 400, 'invalid patch format of setElementOrder list'],
    [
      'a deletion of nothing',
      { $deleteFromPrimitiveListX: [] },
      400,
      'invalid patch format of primitive list',
    ],
    [
      'deletions that are no list',
      { '$deleteFromPrimitiveList/args': 'x' },
      400,
      'invalid patch format of primitive list',
    ],
    [
      '$retainKeys that are no list',
      { securityContext: { $retainKeys: 'a' } },
      400,
      'invalid patch format of retainKeys',
    ],
    [
      'fields that are not retained',
      { securityContext: { $retainKeys: ['a'], b: 1 } },
      400,
      'invalid patch format of retainKeys',
    ],
  ])('for %s', (_, patch, code, message) => {
    const pod = { ...ab, securityContext: { runAsUser: 1 } };
    expect(refusal(() => spec(pod, patch))).toMatchObject({ code, message });
  });

  it('for lists in lists of plain values', () => {
    const pod = { metadata: { finalizers: [] } };
    expect(refusal(() => patched(pod, { metadata: { finalizers: [['a']] } }))).toMatchObject({ code: 422 });
  });

  it('for maps among plain values', () => {
    const pod = { metadata: { finalizers: [] } };
    expect(refusal(() => patched(pod, { metadata: { finalizers: [{}] } })).message).toBe(
      'cannot merge lists without merge key for string',
    );
  });
});

test.each<[string, Fields]>([
  ['nothing', {}],
  ['the same fields', { containers: [{ name: 'a', image: '1' }] }],
  ['null for what is not there', { hostname: null }],
  ['the order as it is', { '$setElementOrder/containers': [{ name: 'a' }, { name: 'b' }] }],
  ['the deletion of what is not there', { containers: [{ name: 'x', $patch: 'delete' }] }],
  ['the same list', { tolerations: [{ key: 'k' }] }],
])('%s leaves the very same object', (_, patch) => {
  const pod = deepFreeze({ spec: { ...ab, tolerations: [{ key: 'k' }] } });
  expect(patched(pod, { spec: patch })).toBe(pod);
});

test('what the patch does not name is shared', () => {
  const pod = deepFreeze({ metadata: { labels: {} }, spec: ab });
  const result = patched(pod, { spec: { containers: [{ name: 'b', image: '2' }] } }) as typeof pod;
  expect(result.metadata).toBe(pod.metadata);
  expect(result.spec.containers[0]).toBe(pod.spec.containers[0]);
});

test('a member named __proto__ is a member like others', () => {
  const result = patched({}, JSON.parse('{"__proto__": {"polluted": true}}'));
  expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
});
