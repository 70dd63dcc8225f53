/** Patches: what a stored object would become, of a form that nobody has checked yet. */
import { type Kind, kindOfManifest } from '../kubernetes/kinds.ts';
import { applyManifest, type FieldManager } from '../kubernetes/managed-fields/index.ts';
import type { KubeObject, Manifest, ObjectOfKind } from '../kubernetes/objects.ts';
import { type ApplyPatch, applyPatch, type ChangePatch, type Patch } from '../kubernetes/patches/patch.ts';
import type { ScalableKind, Scale } from '../kubernetes/scale.ts';
import { badRequest, invalid, invalidPatch, notFound, StatusError } from '../kubernetes/status-error.ts';
import { invalidValue } from '../kubernetes/validation/field-errors.ts';
import { toVersion } from '../kubernetes/versions/index.ts';
import { isFields } from '../lib/fields.ts';
import { goText } from '../lib/go-text.ts';
import type { Subresource, WriteOptions } from './cluster.ts';
import { decode } from './decoding.ts';

/** What a request says beside the patch. `now` in milliseconds since the epoch. */
export interface PatchTarget {
  readonly kind: Kind;
  readonly namespace: string | undefined;
  readonly name: string;
  /** The version of the kind that the client speaks; undefined: that in which it is stored. */
  readonly apiVersion: string | undefined;
  readonly subresource: Subresource | undefined;
  readonly fieldManager: string;
  readonly now: number;
}

/** Throws NotFound where there is nothing to patch, BadRequest or Invalid where the patch makes another object of it. */
export function patched(existing: KubeObject | undefined, patch: Patch, target: PatchTarget): Manifest {
  const made = patch.type === 'apply' ? applied(existing, patch, target) : changed(existing, patch, target);
  const uid = existing?.metadata.uid;
  if (uid !== undefined && made.metadata.uid !== undefined && made.metadata.uid !== uid) {
    const error = invalidValue('metadata.uid', made.metadata.uid, 'field is immutable');
    throw invalid(target.kind, target.name, [error]);
  }
  return made;
}

function applied(
  existing: KubeObject | undefined,
  { body, force }: ApplyPatch,
  target: PatchTarget,
): Manifest {
  const { namespace, fieldManager, subresource, now } = target;
  checkTarget(body, target);
  const wanted = { ...body, metadata: { ...body.metadata, ...(namespace && { namespace }) } };
  return applyManifest(existing, wanted, applierOf(fieldManager, subresource), {
    force: force ?? false,
    now,
  });
}

function applierOf(name: string, subresource: string | undefined): FieldManager {
  return { name, operation: 'Apply', ...(subresource !== undefined && { subresource }) };
}

function changed(existing: KubeObject | undefined, patch: ChangePatch, target: PatchTarget): Manifest {
  const { kind, name, namespace, apiVersion } = target;
  if (existing === undefined) throw notFound(kind, name);
  const result = applyPatch(apiVersion === undefined ? existing : toVersion(existing, apiVersion), patch);
  const manifest = isFields(result) ? (result as Manifest) : undefined;
  if (manifest === undefined || kindOfManifest(manifest.apiVersion, manifest.kind) !== kind) {
    const { apiVersion: version = '', kind: other = '' } = manifest ?? {};
    throw invalidPatch(
      JSON.stringify(result) ?? '',
      `no kind "${other}" is registered for version "${version}"`,
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
export function patchedScale(scale: Scale, patch: ChangePatch): Scale {
  return applyPatch(scale as unknown as KubeObject, patch) as Scale;
}

/** The object once a manager's wish for its scale is merged into it. Throws Conflict where the size is another's. */
export function withAppliedScale(
  object: ObjectOfKind[ScalableKind],
  { metadata, spec }: Scale,
  { force = false, fieldManager, now }: { force?: boolean | undefined; fieldManager: string; now: number },
): Manifest {
  const { apiVersion, kind } = object;
  const wanted = { apiVersion, kind, metadata: { ...metadata, namespace: object.metadata.namespace }, spec };
  return applyManifest(object, wanted as Manifest, applierOf(fieldManager, 'scale'), { force, now });
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
