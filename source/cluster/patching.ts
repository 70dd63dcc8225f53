/** Patches: what a stored object would become, of a form that nobody has checked yet. */
import { type Kind, kindOfManifest } from '../kubernetes/kinds.ts';
import { applyManifest } from '../kubernetes/managed-fields/index.ts';
import type { KubeObject, Manifest } from '../kubernetes/objects.ts';
import { applyPatch, type Patch } from '../kubernetes/patches/patch.ts';
import type { Scale } from '../kubernetes/scale.ts';
import { badRequest, invalidPatch, notFound, StatusError } from '../kubernetes/status-error.ts';
import { isFields } from '../lib/fields.ts';
import { goText } from '../lib/go-text.ts';
import type { Subresource, WriteOptions } from './cluster.ts';
import { decode } from './decoding.ts';

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
  const manifest = isFields(result) ? (result as Manifest) : undefined;
  if (manifest === undefined || kindOfManifest(manifest.apiVersion, manifest.kind) !== kind) {
    const { apiVersion = '', kind: other = '' } = manifest ?? {};
    throw invalidPatch(
      JSON.stringify(result) ?? '',
      `no kind "${other}" is registered for version "${apiVersion}"`,
    );
  }
  const metadata = isFields(manifest.metadata) ? manifest.metadata : {};
  checkTarget({ ...manifest, metadata }, target);
  return { ...manifest, metadata: { ...metadata, ...(namespace !== undefined && { namespace }) } };
}

/** Reads what a patch has made; what can not be read is the patch's fault. */
export function decodedPatch(patch: Patch, made: Manifest, options: WriteOptions): Manifest {
  try {
    return decode(made, options);
  } catch (error) {
    const isUnreadable =
      error instanceof StatusError && error.reason === 'BadRequest' && patch.type !== 'apply';
    if (!isUnreadable) throw error;
    const shown = patch.type === 'strategic' ? goText(patch.body) : JSON.stringify(made);
    throw invalidPatch(shown, error.message.replace(/^.* cannot be handled as a \w+: /, ''));
  }
}

/** What a scale would become; nobody has checked its form yet. */
export function patchedScale(scale: Scale, patch: Patch): Scale {
  if (patch.type === 'apply') throw badRequest('a scale can not be applied');
  return applyPatch(scale as unknown as KubeObject, patch) as Scale;
}

function checkTarget({ apiVersion, kind, metadata }: Manifest, target: PatchTarget): void {
  if (kindOfManifest(apiVersion, kind) !== target.kind) {
    throw badRequest(
      `the kind of the object (${apiVersion} ${kind}) does not match that of the request (${target.kind})`,
    );
  }
  if (metadata.namespace && metadata.namespace !== target.namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
  if (!metadata.name) {
    throw badRequest(
      `the name of the object (${target.name} based on URL) was undeterminable: name must be provided`,
    );
  }
  if (metadata.name !== target.name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${target.name})`,
    );
  }
}
