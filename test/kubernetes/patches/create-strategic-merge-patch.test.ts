import { describe, expect, it, test } from 'vitest';
import { createStrategicMergePatch } from '../../../source/kubernetes/patches/create-strategic-merge-patch.ts';
import { applyStrategicMergePatch } from '../../../source/kubernetes/patches/strategic-merge-patch.ts';
import { structureOf } from '../../../source/kubernetes/structure/structure.ts';
import { deepFreeze } from '../../../source/lib/deep-freeze.ts';
import type { Fields } from '../../../source/lib/fields.ts';

function made(original: Fields, modified: Fields, current: Fields, kind: string): Fields {
  return createStrategicMergePatch(
    deepFreeze(original),
    deepFreeze(modified),
    deepFreeze(current),
    structureOf(kind),
  );
}

/** Of a pod's spec, to keep the tables short. */
function madeOfSpec(original: Fields, modified: Fields, current = original): unknown {
  return made({ spec: original }, { spec: modified }, { spec: current }, 'Pod').spec;
}

const one = { name: 'a', image: '1' };
const two = { name: 'b', image: '1' };

describe('from one object to another', () => {
  it.each<[string, Fields, Fields, unknown]>([
    ['nothing to say of the same', { containers: [one] }, { containers: [one] }, undefined],
    ['a field that is set', {}, { hostname: 'h' }, { hostname: 'h' }],
    ['a field that goes', { hostname: 'h' }, {}, { hostname: null }],
    ['a list that is new', {}, { containers: [one] }, { containers: [one] }],
    ['a list that goes', { containers: [one] }, {}, { containers: null }],
    [
      'an item that changes, with its key and the order',
      { containers: [one, two] },
      { containers: [one, { ...two, image: '2' }] },
      {
        '$setElementOrder/containers': [{ name: 'a' }, { name: 'b' }],
        containers: [{ name: 'b', image: '2' }],
      },
    ],
    [
      'an item that goes',
      { containers: [one, two] },
      { containers: [two] },
      { '$setElementOrder/containers': [{ name: 'b' }], containers: [{ name: 'a', $patch: 'delete' }] },
    ],
    [
      'another order',
      { containers: [one, two] },
      { containers: [two, one] },
      { '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }] },
    ],
    [
      'a volume of another sort, with what stays',
      { volumes: [{ name: 'v', emptyDir: {} }] },
      { volumes: [{ name: 'v', hostPath: { path: '/x' } }] },
      {
        '$setElementOrder/volumes': [{ name: 'v' }],
        volumes: [{ name: 'v', emptyDir: null, hostPath: { path: '/x' }, $retainKeys: ['hostPath', 'name'] }],
      },
    ],
    [
      'a list without a key as a whole',
      { tolerations: [{ key: 'a' }, { key: 'b' }] },
      { tolerations: [{ key: 'a' }] },
      { tolerations: [{ key: 'a' }] },
    ],
  ])('%s', (_, original, modified, patch) => {
    expect(madeOfSpec(original, modified)).toEqual(patch);
  });

  it('plain values that come and go', () => {
    const finalizers = (...names: string[]) => ({ metadata: { finalizers: names } });
    const [before, after] = [finalizers('a', 'b'), finalizers('b', 'c')];
    expect(made(before, after, before, 'Pod')).toEqual({
      metadata: {
        finalizers: ['c'],
        '$deleteFromPrimitiveList/finalizers': ['a'],
        '$setElementOrder/finalizers': ['b', 'c'],
      },
    });
  });
});

describe('with what others did to the object', () => {
  it.each<[string, Fields, Fields, Fields, unknown]>([
    [
      'what they added stays',
      { containers: [one] },
      { containers: [one] },
      { containers: [one], nodeName: 'n' },
      undefined,
    ],
    [
      'defaults stay',
      { containers: [one] },
      { containers: [{ ...one, image: '2' }] },
      { containers: [{ ...one, imagePullPolicy: 'Always' }] },
      { '$setElementOrder/containers': [{ name: 'a' }], containers: [{ name: 'a', image: '2' }] },
    ],
    [
      'what they changed goes back',
      { containers: [one] },
      { containers: [one] },
      { containers: [{ ...one, image: '9' }] },
      { '$setElementOrder/containers': [{ name: 'a' }], containers: [{ name: 'a', image: '1' }] },
    ],
    [
      'what is no longer applied goes, though they changed it',
      { hostname: 'h' },
      {},
      { hostname: 'other' },
      { hostname: null },
    ],
    [
      'items that are no longer applied go, theirs stay',
      { containers: [one, two] },
      { containers: [one] },
      { containers: [one, two, { name: 'theirs' }] },
      { '$setElementOrder/containers': [{ name: 'a' }], containers: [{ name: 'b', $patch: 'delete' }] },
    ],
    [
      'what they took away comes back',
      { containers: [one], volumes: [{ name: 'v' }] },
      { containers: [one], volumes: [{ name: 'v' }] },
      { containers: [one] },
      { volumes: [{ name: 'v' }] },
    ],
  ])('%s', (_, original, modified, current, patch) => {
    expect(madeOfSpec(original, modified, current)).toEqual(patch);
  });

  it('tells which fields of a strategy stay where there are more', () => {
    const applied = { spec: { strategy: { type: 'Recreate' } } };
    const current = { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } } };
    const patch = made({}, applied, current, 'Deployment');
    expect(patch).toEqual({ spec: { strategy: { type: 'Recreate', $retainKeys: ['type'] } } });
    expect(applyStrategicMergePatch(current, patch, structureOf('Deployment'))).toEqual(applied);
  });

  it('always tells the selector of a disruption budget, as it is replaced as a whole', () => {
    const budget = { spec: { selector: { matchLabels: { a: '1' } } } };
    expect(made(budget, budget, budget, 'PodDisruptionBudget')).toEqual(budget);
  });
});

test('ports of one number and two protocols are taken in turn', () => {
  const service = (...ports: Fields[]) => ({ spec: { ports } });
  const [tcp, udp] = [
    { port: 53, protocol: 'TCP' },
    { port: 53, protocol: 'UDP' },
  ];
  const current = service({ ...tcp, nodePort: 30_001 }, { ...udp, nodePort: 30_002 });
  expect(made(service(tcp, udp), service(tcp, udp), current, 'Service')).toEqual({});
  expect(made(service(tcp), service(tcp, udp), service(tcp), 'Service')).toEqual({
    spec: { '$setElementOrder/ports': [{ port: 53 }, { port: 53 }], ports: [udp] },
  });
});

test.each<[string, unknown[]]>([
  ['an item without its key', [{ image: '1' }]],
  ['plain values where things have names', ['a']],
])('%s can not be told apart', (_, containers) => {
  const message = /does not contain declared merge key: name$/;
  expect(() => madeOfSpec({ containers: [one] }, { containers })).toThrow(message);
});
