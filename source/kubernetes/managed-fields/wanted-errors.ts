/** What the API server refuses to apply whatever the object looks like (managedfields, structuredMergeManager.Apply). */
import type { Kind } from '../kinds.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import {
  badRequest,
  conflict,
  type FieldError,
  invalidForm,
  notFound,
  StatusError,
} from '../status-error.ts';
import type { FieldManager } from './field-manager.ts';
import { typeErrors } from './type-errors.ts';

export function checkWanted(existing: KubeObject | undefined, wanted: Manifest, manager: FieldManager): void {
  const { kind, metadata } = wanted;
  const { name = '', uid, managedFields } = metadata;
  const complaints = nameErrors(manager.name);
  if (complaints.length > 0) throw invalidForm('PatchOptions', 'meta.k8s.io', '', complaints);
  if (existing === undefined && manager.subresource !== undefined) throw notFound(kind as Kind, name);
  if (managedFields !== undefined && managedFields !== null) {
    throw badRequest('metadata.managedFields must be nil');
  }
  const errors = typeErrors(wanted);
  if (errors.length > 0) throw untyped(wanted, errors);
  if (existing === undefined && uid) {
    const why = `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`;
    throw conflict(kind as Kind, name, why);
  }
}

const longestName = 128;

/** meta/v1 validation, ValidatePatchOptions. */
function nameErrors(name: string): FieldError[] {
  const field = 'fieldManager';
  if (name === '') {
    return [{ type: 'Required', field, message: 'Required value: is required for apply patch' }];
  }
  if (new TextEncoder().encode(name).length > longestName) {
    return [{ type: 'TooLong', field, message: `Too long: may not be more than ${longestName} bytes` }];
  }
  return [];
}

function untyped({ apiVersion, kind, metadata }: Manifest, errors: readonly string[]): StatusError {
  const text =
    errors.length === 1 ? errors[0] : ['errors:', ...errors.map((error) => `  ${error}`)].join('\n');
  const version = apiVersion.includes('/') ? apiVersion : `/${apiVersion}`;
  const place = `${metadata.namespace ?? ''}/${metadata.name}; ${version}, Kind=${kind}`;
  return new StatusError('Unknown', `failed to create typed patch object (${place}): ${text}`);
}
