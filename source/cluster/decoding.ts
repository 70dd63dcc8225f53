/** Reading what a client sent, as the API server's decoder does: types, unknown fields, versions. */
import { type Kind, kindOfManifest } from '../kubernetes/kinds.ts';
import type { KubeObject, Manifest } from '../kubernetes/objects.ts';
import { checkSchema, decodingError, hasSchema, type SchemaProblem } from '../kubernetes/schema.ts';
import { badRequest, invalid } from '../kubernetes/status-error.ts';
import { misshapen } from '../kubernetes/structure/misshapen.ts';
import { newErrors, toStored } from '../kubernetes/versions/index.ts';
import { isFields } from '../lib/fields.ts';
import { withoutNulls } from '../lib/without-nulls.ts';
import type { WriteOptions } from './cluster.ts';

/**
 * The manifest in the version in which it is stored. Throws BadRequest for wrong types, and for unknown fields where
 * they are to be refused. Before the kind's schema is loaded it looks at the lists and structs alone.
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
  if (kind === undefined) return manifest;
  const problems = hasSchema(kind) ? checkSchema(manifest) : misshapen(manifest);
  if (problems.length === 0) return manifest;
  const refused = problems.filter((problem) => fieldValidation === 'Strict' || problem.type !== 'unknown');
  const error = decodingError(manifest, refused);
  if (error !== undefined) throw badRequest(error);
  const unknown = problems.filter((problem) => problem.type === 'unknown');
  if (fieldValidation === 'Warn') for (const { path } of unknown) warn?.(`unknown field "${path}"`);
  return unknown.length === 0 ? manifest : (without(manifest, unknown.map(removalOf)) as Manifest);
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

/** A field that is to go: where it is, and its name there. */
interface Removal {
  readonly parents: readonly string[];
  readonly name: string;
}

function removalOf({ path, name = '' }: SchemaProblem): Removal {
  return { parents: path.slice(0, -name.length).match(/[^.[\]]+/g) ?? [], name };
}

/** All at once: a body may have thousands of them. */
function without(value: unknown, removals: readonly Removal[]): unknown {
  const names = new Set(removals.filter(({ parents }) => parents.length === 0).map(({ name }) => name));
  const deeper = Map.groupBy(
    removals.filter(({ parents }) => parents.length > 0),
    ({ parents }) => parents[0]!,
  );
  const kept = (key: string, part: unknown): unknown => {
    const inside = deeper.get(key)?.map(({ parents, name }) => ({ parents: parents.slice(1), name }));
    return inside === undefined ? part : without(part, inside);
  };
  if (Array.isArray(value)) return value.map((item, index) => kept(String(index), item));
  if (!isFields(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !names.has(key));
  return Object.fromEntries(entries.map(([key, part]) => [key, kept(key, part)]));
}
