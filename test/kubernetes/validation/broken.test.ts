import { expect, test } from 'vitest';
import { applyDefaults } from '../../../source/kubernetes/defaults/index.ts';
import { storedKinds } from '../../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { validateCreate, validateUpdate } from '../../../source/kubernetes/validation/index.ts';
import { leastOf } from '../../support/least-manifests.ts';
import { fc } from '../../support/properties.ts';

/** The object with something else in the place of one of its parts, however deep. */
function broken(object: unknown, path: readonly number[], part: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined || typeof object !== 'object' || object === null) return part;
  const entries = Object.entries(object);
  if (entries.length === 0) return part;
  const [name, value] = entries[first % entries.length]!;
  const changed = broken(value, rest, part);
  return Array.isArray(object)
    ? object.map((each, index) => (String(index) === name ? changed : each))
    : { ...object, [name]: changed };
}

const part = fc.constantFrom(undefined, null, 7, -1, '', 'text', true, [], [null], ['a', 3], {}, { a: {} });

test.each(storedKinds)('whatever a %s is made of, it is complained about and not stumbled over', (kind) => {
  const least = applyDefaults(leastOf(kind, 'web'));
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), part, (path, stray) => {
      const { spec, ...rest } = least;
      const inner = broken({ ...rest, spec }, path, stray) as Manifest;
      const object = applyDefaults({
        ...inner,
        apiVersion: least.apiVersion,
        kind,
        metadata: least.metadata,
      });
      expect(Array.isArray(validateCreate(object))).toBe(true);
      expect(Array.isArray(validateUpdate(object, least))).toBe(true);
      expect(Array.isArray(validateUpdate(least, object))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
