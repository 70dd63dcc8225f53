/** Reading what a client sent, as the API server's decoder does: types, unknown fields, versions. */
import { kindOfManifest } from '../kubernetes/kinds.ts';
import type { KubeObject, Manifest } from '../kubernetes/objects.ts';
import { checkSchema, decodingError, hasSchema } from '../kubernetes/schema.ts';
import { badRequest } from '../kubernetes/status-error.ts';
import type { WriteOptions } from './cluster.ts';

/**
 * The manifest in the version in which it is stored. Throws BadRequest for wrong types, and for unknown fields where
 * they are to be refused. Looks at types and fields only once the kind's schema is loaded.
 */
export function decode(
  object: Manifest | KubeObject,
  { fieldValidation = 'Strict', warn }: WriteOptions,
): Manifest {
  const manifest = object as Manifest;
  const kind = kindOfManifest(manifest.apiVersion, manifest.kind);
  if (kind === undefined || !hasSchema(kind)) return manifest;
  const problems = checkSchema(manifest);
  if (problems.length === 0) return manifest;
  const refused = problems.filter((problem) => fieldValidation === 'Strict' || problem.type !== 'unknown');
  const error = decodingError(manifest, refused);
  if (error !== undefined) throw badRequest(error);
  const unknown = problems.filter((problem) => problem.type === 'unknown');
  if (fieldValidation === 'Warn') for (const { path } of unknown) warn?.(`unknown field "${path}"`);
  return manifest;
}
