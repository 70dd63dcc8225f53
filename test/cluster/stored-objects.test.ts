import { beforeAll, expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { applyDefaults } from '../../source/kubernetes/defaults/index.ts';
import { storedKinds } from '../../source/kubernetes/kinds.ts';
import type { KubeObject, Manifest } from '../../source/kubernetes/objects.ts';
import { createStrategicMergePatch } from '../../source/kubernetes/patches/create-strategic-merge-patch.ts';
import { applyStrategicMergePatch } from '../../source/kubernetes/patches/strategic-merge-patch.ts';
import { loadSchemas } from '../../source/kubernetes/schema.ts';
import { StatusError } from '../../source/kubernetes/status-error.ts';
import { structureOf } from '../../source/kubernetes/structure/structure.ts';
import { validateCreate, validateUpdate } from '../../source/kubernetes/validation/index.ts';
import { fc } from '../support/properties.ts';
import { richManifests } from '../support/rich-manifests.ts';
import { variations, varied } from '../support/variations.ts';

beforeAll(() => loadSchemas(storedKinds));

const manifest = fc.constantFrom(...richManifests);

/** A cluster in which nothing happens by itself, ever the same one. */
function worlds() {
  const cluster = createCluster({ reconcilers: [] });
  const start = cluster.checkpoint();
  return () => {
    cluster.restore(start);
    return cluster;
  };
}

/** What became of a request, undefined where it was refused. */
function answered<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof StatusError) return undefined;
    throw error;
  }
}

test('what is stored lacks no default, is valid, and stays as it is when it is written again', () => {
  const fresh = worlds();
  let stored = 0;
  fc.assert(
    fc.property(manifest, variations, variations, (manifest, first, second) => {
      const cluster = fresh();
      const made = answered(() => cluster.create(varied(manifest, first)));
      if (made === undefined) return;
      const next = answered(() => cluster.update(varied(made as unknown as Manifest, second)));
      const object = (next ?? made) as KubeObject;
      stored += 1;
      expect(validateCreate(object)).toEqual([]);
      expect(validateUpdate(object, object)).toEqual([]);
      expect(applyDefaults(object)).toEqual(object);
      expect(cluster.update(object)).toBe(object);
    }),
    { numRuns: 500 },
  );
  expect(stored).toBeGreaterThan(200);
});

test('a strategic merge patch leads from any form of an object to any other', () => {
  const fresh = worlds();
  const stored = (manifest: Manifest): KubeObject | undefined => answered(() => fresh().create(manifest));
  let changes = 0;
  fc.assert(
    fc.property(manifest, variations, variations, (manifest, first, second) => {
      const from = stored(varied(manifest, first));
      const to = stored(varied(manifest, second));
      if (from === undefined || to === undefined) return;
      changes += 1;
      const structure = structureOf(from.kind);
      const patch = createStrategicMergePatch(from, to, from, structure);
      expect(applyStrategicMergePatch(from, patch, structure)).toEqual(to);
    }),
    { numRuns: 400 },
  );
  expect(changes).toBeGreaterThan(100);
});
