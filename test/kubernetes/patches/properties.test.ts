import { describe, expect, it } from 'vitest';
import { createStrategicMergePatch } from '../../../source/kubernetes/patches/create-strategic-merge-patch.ts';
import { applyJsonPatch, type JsonPatchOperation } from '../../../source/kubernetes/patches/json-patch.ts';
import { applyMergePatch } from '../../../source/kubernetes/patches/merge-patch.ts';
import { applyStrategicMergePatch } from '../../../source/kubernetes/patches/strategic-merge-patch.ts';
import { StatusError } from '../../../source/kubernetes/status-error.ts';
import { structureOf } from '../../../source/kubernetes/structure/structure.ts';
import { deepFreeze } from '../../../source/lib/deep-freeze.ts';
import { type Fields, isFields } from '../../../source/lib/fields.ts';
import { fc } from '../../support/properties.ts';

const structure = structureOf('Pod');

/** Few names, so that two objects have much in common. */
const name = fc.constantFrom('a', 'b', 'c', 'd');

function listBy(
  key: string,
  fields: Record<string, fc.Arbitrary<unknown>>,
  keys: fc.Arbitrary<unknown> = name,
) {
  const item = fc.record({ [key]: keys, ...fields }, { requiredKeys: [key] });
  return fc.uniqueArray(item, { selector: (each) => each[key], maxLength: 4 });
}

const container = {
  image: name,
  args: fc.array(name, { maxLength: 2 }),
  env: listBy('name', { value: name }),
  ports: listBy(
    'containerPort',
    { protocol: fc.constantFrom('TCP', 'UDP') },
    fc.integer({ min: 80, max: 83 }),
  ),
  resources: fc.record(
    { limits: fc.dictionary(name, name), requests: fc.dictionary(name, name) },
    { requiredKeys: [] },
  ),
};

const volumeSource = fc.oneof(
  fc.record({ emptyDir: fc.constant({}) }),
  fc.record({ hostPath: fc.record({ path: name }) }),
  fc.record({ configMap: fc.record({ name }), projected: fc.constant({ sources: [] }) }),
);

const volumes = fc.uniqueArray(
  fc.tuple(name, volumeSource).map(([each, source]) => ({ name: each, ...source })),
  { selector: (volume) => volume.name, maxLength: 3 },
);

const pod: fc.Arbitrary<Fields> = fc.record(
  {
    metadata: fc.record(
      {
        labels: fc.dictionary(name, name),
        finalizers: fc.uniqueArray(name),
        ownerReferences: listBy('uid', { controller: fc.boolean() }),
      },
      { requiredKeys: [] },
    ),
    spec: fc.record(
      {
        containers: listBy('name', container),
        initContainers: listBy('name', container),
        volumes,
        tolerations: fc.array(fc.record({ key: name }), { maxLength: 3 }),
        nodeSelector: fc.dictionary(name, name),
        topologySpreadConstraints: listBy('topologyKey', { maxSkew: fc.nat(3) }),
        securityContext: fc.record(
          { runAsUser: fc.nat(), sysctls: fc.constant([{ name: 'x' }]) },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

const runs = { numRuns: 500 };

describe('strategic merge patches', () => {
  it('bring one object to another, the order of lists included', () => {
    fc.assert(
      fc.property(pod, pod, (before, after) => {
        const patch = createStrategicMergePatch(before, after, before, structure);
        expect(applyStrategicMergePatch(deepFreeze(before), deepFreeze(patch), structure)).toEqual(after);
      }),
      runs,
    );
  });

  it('from an object to itself are empty, and leave it', () => {
    fc.assert(
      fc.property(pod, (object) => {
        const patch = createStrategicMergePatch(object, structuredClone(object), object, structure);
        expect(patch).toEqual({});
        expect(applyStrategicMergePatch(object, patch, structure)).toBe(object);
      }),
      runs,
    );
  });

  it('to an object that others changed settle at once: the same again has nothing left to set', () => {
    fc.assert(
      fc.property(pod, pod, pod, (original, modified, current) => {
        const patch = createStrategicMergePatch(original, modified, current, structure);
        const once = applyStrategicMergePatch(deepFreeze(current), deepFreeze(patch), structure);
        const again = createStrategicMergePatch(modified, modified, once, structure);
        expect(applyStrategicMergePatch(deepFreeze(once), deepFreeze(again), structure)).toBe(once);
      }),
      runs,
    );
  });
});

describe('whatever is patched with whatever', () => {
  /** Names with a meaning, as fields and as values. */
  const word = fc.constantFrom(
    ...[
      'name',
      'spec',
      'metadata',
      'containers',
      'finalizers',
      'env',
      'tolerations',
      'a',
      '__proto__',
      'constructor',
    ],
    ...['$patch', '$retainKeys', '$setElementOrder/containers', '$setElementOrder/env', '$setElementOrder'],
    ...['$deleteFromPrimitiveList/finalizers', '$deleteFromPrimitiveList', 'delete', 'replace', 'merge'],
  );
  const value = fc.letrec<{ value: unknown; map: Fields }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constant(null),
      word,
      fc.nat(3),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('map'),
    ),
    map: fc.dictionary(word, tie('value'), { maxKeys: 4 }),
  }));
  const map = fc.oneof(value.map, pod);

  it('strategic merge patches are refused or make an object', () => {
    fc.assert(
      fc.property(map, map, (object, patch) => {
        const result = orRefusal(() =>
          applyStrategicMergePatch(deepFreeze(object), deepFreeze(patch), structure),
        );
        expect(result instanceof StatusError || isFields(result)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('merge patches make an object', () => {
    fc.assert(
      fc.property(map, map, (object, patch) => {
        const result = applyMergePatch(deepFreeze(object), deepFreeze(patch));
        expect(isFields(result)).toBe(true);
        expect(applyMergePatch(result, patch)).toBe(result);
      }),
      { numRuns: 1000 },
    );
  });

  it('JSON patches are refused or make something', () => {
    const pointer = fc.array(fc.oneof(word, fc.constantFrom('0', '1', '-', '-1', '~0', '~2')), {
      maxLength: 3,
    });
    const path = fc.oneof(
      pointer.map((parts) => parts.map((part) => `/${part}`).join('')),
      value.value,
    );
    const op = fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'test', 'none');
    const operation = fc.oneof(
      {
        weight: 20,
        arbitrary: fc.record({ op, path, from: path, value: value.value }, { requiredKeys: [] }),
      },
      { weight: 1, arbitrary: value.value },
    );
    fc.assert(
      fc.property(map, fc.oneof(fc.array(operation, { maxLength: 5 }), value.value), (object, operations) => {
        const result = orRefusal(() =>
          applyJsonPatch(deepFreeze(object), deepFreeze(operations) as JsonPatchOperation[]),
        );
        expect(result).toBeDefined();
      }),
      { numRuns: 3000 },
    );
  });
});

/** Frozen arguments make every change of them an error of another class. */
function orRefusal(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    if (error instanceof StatusError) return error;
    throw error;
  }
}
