import { expect, it, test } from 'vitest';
import { createStrategicMergePatch } from '../../../source/kubernetes/patches/create-strategic-merge-patch.ts';
import { applyStrategicMergePatch } from '../../../source/kubernetes/patches/strategic-merge-patch.ts';
import { structureOf } from '../../../source/kubernetes/structure/structure.ts';
import type { Fields } from '../../../source/lib/fields.ts';

/** What `kubectl apply` makes of what was applied last, what is applied now, and what stands in the cluster. */
function threeWayMerge(last: Fields, applied: Fields, present: Fields & { kind: string }): Fields {
  const structure = structureOf(present.kind);
  const patch = createStrategicMergePatch(last, applied, present, structure);
  return applyStrategicMergePatch(present, patch, structure);
}

/** Of a pod's spec. */
function merged(last: Fields, applied: Fields, present: Fields): unknown {
  const pod = (spec: Fields) => ({ kind: 'Pod', spec });
  return threeWayMerge(pod(last), pod(applied), pod(present)).spec;
}

it.each<[string, Fields, Fields, Fields, Fields]>([
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
    { containers: [{ name: 'a', ports: [{ containerPort: 80 }] }] },
    { containers: [{ name: 'a', ports: [{ containerPort: 80, protocol: 'TCP' }] }] },
    { containers: [{ name: 'a', ports: [{ containerPort: 80, protocol: 'TCP' }] }] },
  ],
])('%s', (_, last, applied, present, result) => {
  expect(merged(last, applied, present)).toEqual(result);
});

test('the ports of a service merge by theirs', () => {
  const service = (port: Fields) => ({ kind: 'Service', spec: { ports: [port] } });
  expect(
    threeWayMerge({}, service({ port: 80, name: 'http' }), service({ port: 80, protocol: 'TCP' })),
  ).toEqual(service({ port: 80, protocol: 'TCP', name: 'http' }));
});
