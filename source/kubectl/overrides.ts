/** `--overrides='{"spec": {...}}'`: a patch over what a command is about to create. */
import type { KubeObject, Manifest } from '../kubernetes/objects.ts';
import type { JsonPatchOperation } from '../kubernetes/patches/json-patch.ts';
import { applyPatch, type ChangePatch } from '../kubernetes/patches/patch.ts';
import { isFields } from '../lib/fields.ts';
import type { Invocation } from './command.ts';
import { KubectlError } from './errors.ts';
import { type Flag, text, textFlag } from './flags.ts';

export const overrideFlags: readonly Flag[] = [
  text('overrides'),
  text('override-type', { complete: ['merge', 'strategic', 'json'] }),
];

export function overridden({ arguments: { flags } }: Invocation, manifest: Manifest): Manifest {
  const overrides = textFlag(flags, 'overrides') ?? '';
  if (overrides === '') return manifest;
  const patch = patchOf(textFlag(flags, 'override-type') ?? 'merge', parsedJson(overrides));
  const changed = applyPatch(manifest as unknown as KubeObject, patch);
  if (!isFields(changed) || !isFields(changed.metadata)) throw new KubectlError('Invalid JSON Patch');
  return { ...changed, apiVersion: manifest.apiVersion, kind: manifest.kind, metadata: changed.metadata };
}

function patchOf(type: string, body: unknown): ChangePatch {
  if (type === 'json' && Array.isArray(body)) {
    return { type, operations: body as readonly JsonPatchOperation[] };
  }
  if ((type === 'merge' || type === 'strategic') && isFields(body)) return { type, body };
  if (!['merge', 'strategic', 'json'].includes(type)) {
    throw new KubectlError(`invalid override type: ${type}`);
  }
  throw new KubectlError('Invalid JSON Patch');
}

function parsedJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw new KubectlError('Invalid JSON Patch');
  }
}
