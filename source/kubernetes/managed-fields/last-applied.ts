/**
 * The way from kubectl's client-side apply to server-side apply: what the annotation says was applied is kubectl's to
 * change, and the annotation keeps up (managedfields, lastAppliedManager and lastAppliedUpdater).
 */
import { compareText } from '../../lib/compare-text.ts';
import { isFields } from '../../lib/fields.ts';
import type { Kind } from '../kinds.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import { lastAppliedAnnotation } from '../revisions.ts';
import { structureOf } from '../structure/structure.ts';
import { compareValues } from './compare.ts';
import type { Conflict } from './conflicts.ts';
import { difference, type FieldSet, isEmpty, nothing } from './field-set.ts';
import { fieldsIn } from './wanted-fields.ts';

const kubectl = 'kubectl';

/** All conflicts, but for kubectl only those about fields that it has not applied on its own side. */
export function withoutLastApplied(
  conflicts: readonly Conflict[],
  existing: KubeObject,
  manager: string,
): readonly Conflict[] {
  if (manager !== kubectl || conflicts.length === 0) return conflicts;
  const applied = lastApplied(existing);
  return conflicts
    .map(({ owner, fields }) => ({ owner, fields: difference(fields, applied) }))
    .filter(({ fields }) => !isEmpty(fields));
}

/** The object with the annotation that says what kubectl wants now, where it had one. */
export function withLastApplied(object: KubeObject, wanted: Manifest, manager: string): KubeObject {
  const { annotations = {} } = object.metadata;
  if (manager !== kubectl || !annotations[lastAppliedAnnotation]) return object;
  const text = `${sortedJson(withoutAnnotation(wanted))}\n`;
  if (annotations[lastAppliedAnnotation] === text) return object;
  const metadata = { ...object.metadata, annotations: { ...annotations, [lastAppliedAnnotation]: text } };
  return { ...object, metadata };
}

/** What was applied last and still stands. */
function lastApplied(existing: KubeObject): FieldSet {
  const applied = parsed(existing.metadata.annotations?.[lastAppliedAnnotation] ?? '');
  if (!isFields(applied) || applied.apiVersion !== existing.apiVersion) return nothing;
  const structure = structureOf(existing.kind as Kind);
  const { changed, removed } = compareValues(applied, existing, structure);
  return difference(difference(fieldsIn(applied, structure), changed), removed);
}

function withoutAnnotation(wanted: Manifest): Manifest {
  const { [lastAppliedAnnotation]: _, ...annotations } = wanted.metadata.annotations ?? {};
  return { ...wanted, metadata: { ...wanted.metadata, annotations } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isFields(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => compareText(one, other)))
      : part,
  );
}
