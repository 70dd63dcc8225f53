/** Reading what a client sent, as the API server's decoder does: types, unknown fields, versions. */
import { type Kind, kindOfManifest } from '../kubernetes/kinds.ts';
import type { KubeObject, Manifest } from '../kubernetes/objects.ts';
import { checkSchema, decodingError, hasSchema, type SchemaProblem } from '../kubernetes/schema.ts';
import { badRequest, invalid } from '../kubernetes/status-error.ts';
import { newErrors, toStored } from '../kubernetes/versions/index.ts';
import { isFields } from '../lib/fields.ts';
import { withoutNulls } from '../lib/without-nulls.ts';
import type { WriteOptions } from './cluster.ts';

/**
 * The manifest in the version in which it is stored. Throws BadRequest for wrong types, and for unknown fields where
 * they are to be refused. Looks at types and fields only once the kind's schema is loaded.
 */
export function decode(object: Manifest | KubeObject, options: WriteOptions): Manifest {
  return toStored(checked(object, options));
}

/** As `decode`, of an object to be created: throws Invalid where its version demands more of a new object. */
export function decodeNew(object: Manifest | KubeObject, options: WriteOptions): Manifest {
  const manifest = decode(object, options);
  const errors = newErrors(object.apiVersion, manifest);
  if (errors.length === 0) return manifest;
  throw invalid(manifest.kind as Kind, manifest.metadata.name ?? '', errors);
}

function checked(
  object: Manifest | KubeObject,
  { fieldValidation = 'Strict', warn }: WriteOptions,
): Manifest {
  const manifest = plain(object);
  const kind = kindOfManifest(manifest.apiVersion, manifest.kind);
  if (kind === undefined || !hasSchema(kind)) return manifest;
  const problems = checkSchema(manifest);
  if (problems.length === 0) return manifest;
  const refused = problems.filter((problem) => fieldValidation === 'Strict' || problem.type !== 'unknown');
  const error = decodingError(manifest, refused);
  if (error !== undefined) throw badRequest(error);
  const unknown = problems.filter((problem) => problem.type === 'unknown');
  if (fieldValidation === 'Warn') for (const { path } of unknown) warn?.(`unknown field "${path}"`);
  return unknown.reduce<Manifest>(without, manifest);
}

/** Without fields that hold null: to the API server they are not there. */
function plain(object: Manifest | KubeObject): Manifest {
  const clean = withoutNulls(object) as Manifest;
  const { metadata = {} } = clean;
  if (isFields(metadata)) return clean.metadata === undefined ? { ...clean, metadata } : clean;
  throw badRequest(
    `${clean.kind} in version "${clean.apiVersion}" cannot be handled as a ${clean.kind}: json: cannot unmarshal ${typeof metadata} into Go struct field ${clean.kind}.metadata of type v1.ObjectMeta`,
  );
}

/** The manifest without an unknown field. */
function without(manifest: Manifest, { path, name = '' }: SchemaProblem): Manifest {
  const parents = path.slice(0, -name.length).match(/[^.[\]]+/g) ?? [];
  return withoutAt(manifest, parents, name) as Manifest;
}

function withoutAt(value: unknown, [first, ...rest]: readonly string[], name: string): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === Number(first) ? withoutAt(item, rest, name) : item));
  }
  if (!isFields(value)) return value;
  if (first !== undefined) return { ...value, [first]: withoutAt(value[first], rest, name) };
  const { [name]: _unknown, ...known } = value;
  return known;
}
