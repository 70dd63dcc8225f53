import { describe, expect, test } from 'vitest';
import { type FieldSet, pathsIn } from '../../../source/kubernetes/managed-fields/field-set.ts';
import { partsOf } from '../../../source/kubernetes/managed-fields/parts.ts';
import { fieldsIn } from '../../../source/kubernetes/managed-fields/wanted-fields.ts';
import type { KubeObject, Manifest } from '../../../source/kubernetes/objects.ts';
import { StatusError } from '../../../source/kubernetes/status-error.ts';
import { type Structure, structureOf } from '../../../source/kubernetes/structure/structure.ts';
import { isEqual } from '../../../source/lib/equal.ts';
import { appliedBy, createdBy, entriesOf, updatedBy } from '../../support/managed-fields.ts';
import { fc } from '../../support/properties.ts';

const word = fc.constantFrom('a', 'b', 'c');
const sparse = <T extends Record<string, fc.Arbitrary<unknown>>>(fields: T) =>
  fc.record(fields, { requiredKeys: [] });
const by = (key: string, fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.uniqueArray(
    fc.tuple(word, sparse(fields)).map(([name, rest]): Record<string, unknown> => ({ [key]: name, ...rest })),
    { maxLength: 3, selector: (item) => item[key] },
  );
const ports = fc.uniqueArray(
  fc.record({ containerPort: fc.constantFrom(80, 443), protocol: fc.constantFrom('TCP', 'UDP') }),
  { maxLength: 2, selector: (port) => `${port.containerPort}${port.protocol}` },
);
const container = {
  image: word,
  args: fc.array(word, { maxLength: 2 }),
  env: by('name', { value: word }),
  ports,
  resources: sparse({ limits: fc.dictionary(word, word, { maxKeys: 2 }) }),
};
const pod: fc.Arbitrary<Manifest> = fc
  .tuple(
    sparse({
      labels: fc.dictionary(word, word, { maxKeys: 2 }),
      finalizers: fc.uniqueArray(word, { maxLength: 2 }),
    }),
    sparse({
      containers: by('name', container),
      nodeSelector: fc.dictionary(word, word, { maxKeys: 2 }),
      securityContext: sparse({
        runAsUser: fc.nat(2),
        supplementalGroups: fc.array(fc.nat(2), { maxLength: 2 }),
      }),
      volumes: by('name', { emptyDir: sparse({ medium: word }) }),
    }),
  )
  .map(([metadata, spec]) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', generateName: 'web-', ...metadata },
    spec,
  }));

const managers = fc.constantFrom('x', 'y', 'z');
const step = fc.oneof(
  fc.record({ verb: fc.constant('apply'), manager: managers, wanted: pod }),
  fc.record({ verb: fc.constant('update'), manager: managers, wanted: pod }),
);
const history = fc.tuple(pod, fc.array(step, { maxLength: 6 })).map(([first, steps]) =>
  steps.reduce<KubeObject>(
    (object, { verb, manager, wanted }, index) => {
      if (verb === 'apply') return appliedBy(manager, object, wanted, { force: true, seconds: index });
      const metadata = { ...object.metadata, ...wanted.metadata };
      return updatedBy(manager, object, { metadata, spec: wanted.spec }, index);
    },
    createdBy('maker', first),
  ),
);
const structure = structureOf('Pod');

/** The paths of the set at which the value has nothing. */
function missing(value: unknown, set: FieldSet, shape: Structure, path = ''): string[] {
  const parts = partsOf(value, shape);
  return Object.entries(set).flatMap(([element, below]) => {
    if (element === '.') return [];
    const part = parts?.get(element);
    const here = `${path}/${element}`;
    return part === undefined ? [here] : missing(part.value, below, part.structure, here);
  });
}

/** The paths of the set at which the values differ as a whole. */
function different(one: unknown, other: unknown, set: FieldSet, shape: Structure, path = ''): string[] {
  const [left, right] = [partsOf(one, shape), partsOf(other, shape)];
  if (left === undefined || right === undefined) return isEqual(one, other) ? [] : [path];
  return Object.entries(set).flatMap(([element, below]) => {
    const part = left.get(element);
    return part === undefined
      ? []
      : different(part.value, right.get(element)?.value, below, part.structure, `${path}/${element}`);
  });
}

describe('After any history of writes', () => {
  test('every field that has an owner is there', () => {
    fc.assert(
      fc.property(history, (object) => {
        for (const { fieldsV1 } of entriesOf(object)) {
          expect(missing(object, fieldsV1 as FieldSet, structure)).toEqual([]);
        }
      }),
    );
  });

  test('to apply the same again changes nothing', () => {
    fc.assert(
      fc.property(history, managers, pod, (object, manager, wanted) => {
        const once = appliedBy(manager, object, wanted, { force: true });
        expect(appliedBy(manager, once, wanted, { seconds: 99 })).toBe(once);
      }),
    );
  });

  test('what is applied by force stands, and is its own', () => {
    fc.assert(
      fc.property(history, managers, pod, (object, manager, wanted) => {
        const result = appliedBy(manager, object, wanted, { force: true });
        expect(different(wanted, result, fieldsIn(wanted, structure), structure)).toEqual([]);
        const own = entriesOf(result).find(
          (entry) => entry.manager === manager && entry.operation === 'Apply',
        );
        const { apiVersion: _version, kind: _kind, metadata, ...rest } = wanted;
        const { name: _name, ...labels } = metadata;
        const expected = [...pathsIn(fieldsIn({ metadata: labels, ...rest }, structure))].filter(
          (path) => path !== '.metadata',
        );
        expect([...pathsIn((own?.fieldsV1 ?? {}) as FieldSet)]).toEqual(expected);
      }),
    );
  });

  test('to apply without force is refused or changes nothing that others own', () => {
    fc.assert(
      fc.property(history, pod, (object, wanted) => {
        const result = attempt(() => appliedBy('stranger', object, wanted));
        if (result instanceof StatusError) expect(result.code).toBe(409);
        else {
          for (const { fieldsV1 } of entriesOf(object)) {
            expect(different(object, result, fieldsV1 as FieldSet, structure)).toEqual([]);
          }
        }
      }),
    );
  });

  test('what one manager applied and no longer wants is as if it had not been', () => {
    fc.assert(
      fc.property(pod, pod, (one, other) => {
        const nothing = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } };
        const both = appliedBy('y', appliedBy('x', undefined, one), other, { force: true });
        const left = appliedBy('x', both, nothing);
        const alone = appliedBy('y', undefined, other);
        expect(entriesOf(left).map(({ manager }) => manager)).not.toContain('x');
        expect(
          missing(left, fieldsIn(alone, structure), structure).filter(
            (path) => !path.includes('f:managedFields'),
          ),
        ).toEqual([]);
      }),
    );
  });
});

describe('Whatever clients send', () => {
  const anything = fc.anything({ maxDepth: 4, withNullPrototype: false });
  const json = anything.map((value) => JSON.parse(JSON.stringify(value) ?? 'null') as unknown);

  test('an apply is carried out or refused', () => {
    fc.assert(
      fc.property(pod, json, json, (live, spec, labels) => {
        const wanted = { ...live, metadata: { name: 'web', labels }, spec } as Manifest;
        const result = attempt(() => appliedBy('me', createdBy('maker', live), wanted));
        expect(result === undefined || result instanceof StatusError || 'metadata' in result).toBe(true);
      }),
    );
  });

  test('an update is tracked', () => {
    fc.assert(
      fc.property(pod, json, json, (live, spec, managedFields) => {
        const object = createdBy('maker', live);
        const metadata = { ...object.metadata, managedFields };
        expect(updatedBy('me', object, { metadata, spec }).spec).toEqual(spec);
      }),
    );
  });
});

function attempt<T>(work: () => T): T | StatusError {
  try {
    return work();
  } catch (error) {
    if (error instanceof StatusError) return error;
    throw error;
  }
}
