/** Patches: what a stored object would become, of a form that nobody has checked yet. */
import { type Kind, kindOfManifest } from '../kubernetes/kinds.ts';
import { applyManifest } from '../kubernetes/managed-fields/index.ts';
import type { KubeObject, Manifest } from '../kubernetes/objects.ts';
import { applyPatch, type Patch } from '../kubernetes/patches/patch.ts';
import type { Scale } from '../kubernetes/scale.ts';
import { badRequest, notFound } from '../kubernetes/status-error.ts';
import { isFields } from '../lib/fields.ts';
import type { Subresource } from './cluster.ts';

/** What a request says beside the patch. `now` in milliseconds since the epoch. */
export interface PatchTarget {
  readonly kind: Kind;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly subresource: Subresource | undefined;
  readonly fieldManager: string;
  readonly now: number;
}

/** Throws NotFound where there is nothing to patch, BadRequest where the patch makes another object of it. */
export function patched(existing: KubeObject | undefined, patch: Patch, target: PatchTarget): Manifest {
  const { kind, name, namespace, fieldManager, subresource, now } = target;
  if (patch.type === 'apply') {
    checkTarget(patch.body, target);
    const body = { ...patch.body, metadata: { ...patch.body.metadata, ...(namespace && { namespace }) } };
    const manager = {
      name: fieldManager,
      operation: 'Apply' as const,
      ...(subresource !== undefined && { subresource }),
    };
    return applyManifest(existing, body, manager, { force: patch.force ?? false, now });
  }
  if (existing === undefined) throw notFound(kind, name);
  const result = applyPatch(existing, patch);
  if (!isFields(result) || !isFields(result.metadata)) {
    throw badRequest(`the patch leaves no ${kind} of ${JSON.stringify(name)}`);
  }
  const manifest = result as Manifest;
  checkTarget(manifest, target);
  return manifest;
}

/** A scale is so small that strategic and merge patches mean the same. */
export function patchedScale(scale: Scale, patch: Patch): Scale {
  if (patch.type === 'apply') throw badRequest('a scale can not be applied');
  const plain = patch.type === 'strategic' ? { type: 'merge' as const, body: patch.body } : patch;
  return applyPatch(scale as unknown as KubeObject, plain) as Scale;
}

function checkTarget({ apiVersion, kind, metadata }: Manifest, target: PatchTarget): void {
  if (kindOfManifest(apiVersion, kind) !== target.kind) {
    throw badRequest(
      `the kind of the object (${apiVersion} ${kind}) does not match that of the request (${target.kind})`,
    );
  }
  if (metadata.name !== target.name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${target.name})`,
    );
  }
  if (metadata.namespace !== undefined && metadata.namespace !== target.namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
}
