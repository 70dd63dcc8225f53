/** Tables of what is said about the least valid object of a kind once something about it is changed. */
import { describe, expect, it } from 'vitest';
import { applyDefaults, applyJobIdentity } from '../../../source/kubernetes/defaults/index.ts';
import type { StoredKind } from '../../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import type { FieldError } from '../../../source/kubernetes/status-error.ts';
import { validateCreate, validateUpdate } from '../../../source/kubernetes/validation/index.ts';
import { leastOf } from '../../support/least-manifests.ts';
import { type Change, put } from './objects.ts';

export type CreateRow = readonly [what: string, change: Change, ...errors: string[]];
export type UpdateRow = readonly [what: string, before: Change, change: Change, ...errors: string[]];

/** Rows without errors are valid objects. */
export function created(kind: StoredKind, rows: readonly CreateRow[]) {
  describe(`A new ${kind}`, () => {
    it('that is plain is valid', () => {
      expect(complaints(validateCreate(changed(kind, {})))).toEqual([]);
    });

    it.each(rows.map(([what, change, ...errors]) => ({ what, change, errors })))('$what', (row) => {
      expect(complaints(validateCreate(changed(kind, row.change)))).toEqual(row.errors);
    });
  });
}

/** What was true before stays true, but for the change. */
export function updated(kind: StoredKind, rows: readonly UpdateRow[]) {
  describe(`An update of a ${kind}`, () => {
    it.each(rows.map(([what, before, change, ...errors]) => ({ what, before, change, errors })))(
      '$what',
      ({ before, change, errors }) => {
        const next = changed(kind, { ...before, ...change });
        expect(complaints(validateUpdate(next, changed(kind, before)))).toEqual(errors);
      },
    );
  });
}

function changed(kind: StoredKind, change: Change): Manifest {
  const manifest = structuredClone(leastOf(kind, 'web'));
  for (const [path, value] of Object.entries(change)) put(manifest, path.split('.'), value);
  if (kind !== 'Job') return applyDefaults(manifest);
  manifest.metadata.uid ??= 'u-1';
  return applyJobIdentity(applyDefaults(manifest));
}

function complaints(errors: readonly FieldError[]): string[] {
  return errors.map(({ field, message }) => `${field}: ${message}`);
}
