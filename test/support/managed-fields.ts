/** Who owns what, in a form that is quick to read and to write. */
import { pathsIn } from '../../source/kubernetes/managed-fields/field-set.ts';
import {
  applyManifest,
  type FieldManager,
  trackUpdate,
} from '../../source/kubernetes/managed-fields/index.ts';
import type { KubeObject, Manifest } from '../../source/kubernetes/objects.ts';
import { deepFreeze } from '../../source/lib/deep-freeze.ts';
import { completed, epoch } from './world.ts';

type Entries = readonly (Readonly<Record<string, string | undefined>> & { readonly fieldsV1: object })[];

export function entriesOf(object: { readonly metadata: object }): Entries {
  return (object.metadata as { readonly managedFields?: Entries }).managedFields ?? [];
}

/** `{'a Update': ['.spec.replicas'], 'b Apply status': [...]}` */
export function ownersOf(object: { readonly metadata: object }): Record<string, string[]> {
  return Object.fromEntries(
    entriesOf(object).map(({ manager, operation, subresource, fieldsV1 }) => [
      [manager, operation, ...(subresource ? [subresource] : [])].join(' '),
      [...pathsIn(fieldsV1 as never)],
    ]),
  );
}

export function updateBy(name: string, subresource?: string): FieldManager {
  return { name, operation: 'Update', ...(subresource && { subresource }) };
}

export function applyBy(name: string, subresource?: string): FieldManager {
  return { name, operation: 'Apply', ...(subresource && { subresource }) };
}

/** The object as `manager` creates it, seconds after the epoch. */
export function createdBy(manager: string, manifest: Manifest, seconds = 0): KubeObject {
  return deepFreeze(trackUpdate(completed(manifest), undefined, updateBy(manager), at(seconds)));
}

export function updatedBy(
  manager: FieldManager | string,
  previous: KubeObject,
  change: object,
  seconds = 0,
): KubeObject {
  const who = typeof manager === 'string' ? updateBy(manager) : manager;
  return deepFreeze(trackUpdate({ ...previous, ...change }, previous, who, at(seconds)));
}

export function appliedBy(
  manager: FieldManager | string,
  existing: KubeObject | undefined,
  wanted: Manifest,
  { force = false, seconds = 0 }: { readonly force?: boolean; readonly seconds?: number } = {},
): KubeObject {
  const who = typeof manager === 'string' ? applyBy(manager) : manager;
  return deepFreeze(applyManifest(existing, wanted, who, { force, now: at(seconds) })) as KubeObject;
}

function at(seconds: number): number {
  return epoch + seconds * 1000;
}
