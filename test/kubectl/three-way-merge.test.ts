import { expect, it } from 'vitest';
import { threeWayMerge } from '../../source/kubectl/three-way-merge.ts';

it.each<[string, unknown, unknown, unknown, unknown]>([
  ['sets what is applied', {}, { a: 1 }, { b: 2 }, { b: 2, a: 1 }],
  ['removes what was applied and is no longer', { a: 1 }, {}, { a: 1, b: 2 }, { b: 2 }],
  ['keeps what was never applied', { a: 1 }, { a: 2 }, { a: 1, b: 2 }, { a: 2, b: 2 }],
  ['removes what is applied as null', {}, { a: null }, { a: 1 }, {}],
  ['goes deep', { x: { a: 1 } }, { x: { b: 1 } }, { x: { a: 1, c: 1 } }, { x: { c: 1, b: 1 } }],
  ['replaces lists without names', { l: [1] }, { l: [2] }, { l: [1, 3] }, { l: [2] }],
  [
    'merges containers by name',
    {},
    { containers: [{ name: 'a', image: '2' }] },
    { containers: [{ name: 'a', image: '1', pull: 'Always' }, { name: 'injected' }] },
    { containers: [{ name: 'a', image: '2', pull: 'Always' }, { name: 'injected' }] },
  ],
  [
    'removes containers that are no longer applied',
    { containers: [{ name: 'a' }, { name: 'b' }] },
    { containers: [{ name: 'a' }] },
    { containers: [{ name: 'b' }, { name: 'a' }] },
    { containers: [{ name: 'a' }] },
  ],
  [
    'merges the ports of a container by number',
    {},
    { ports: [{ containerPort: 80 }] },
    { ports: [{ containerPort: 80, protocol: 'TCP' }] },
    { ports: [{ containerPort: 80, protocol: 'TCP' }] },
  ],
  [
    'merges the ports of a service by theirs',
    {},
    { ports: [{ port: 80, name: 'http' }] },
    { ports: [{ port: 80, protocol: 'TCP' }] },
    { ports: [{ port: 80, protocol: 'TCP', name: 'http' }] },
  ],
])('%s', (_, last, applied, present, merged) => {
  expect(threeWayMerge(last, applied, present)).toEqual(merged);
});
