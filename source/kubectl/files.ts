/** Manifests behind `-f`. */
import { manifestsIn } from '../fixtures/read-manifests.ts';
import { kindOfManifest } from '../kubernetes/kinds.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import { isFields } from '../lib/fields.ts';
import type { Invocation } from './command.ts';
import { KubectlError } from './errors.ts';
import { listFlag } from './flags.ts';
import { type NamedResource, parseResources, type Resources, requireNames } from './resources.ts';

export interface FileManifest {
  readonly file: string;
  readonly manifest: Manifest;
}

/** What kubectl calls `-f -`. */
const standardInput = 'STDIN';

/** All manifests of these files and folders, in their order. */
export function manifestsOf(invocation: Invocation, files: readonly string[]): readonly FileManifest[] {
  return files.flatMap((path) => {
    const file = path === '-' ? standardInput : path;
    return readOne(invocation, path).map((document) => ({ file, manifest: decoded(document, file) }));
  });
}

function readOne({ readFiles, stdin }: Invocation, path: string): readonly Manifest[] {
  if (path === '-' && stdin === undefined) {
    throw new KubectlError('there is nothing to read for -f -; end the line with <<EOF and type or paste it');
  }
  if (path !== '-' && readFiles === undefined) {
    throw new KubectlError('there are no files here to read with -f');
  }
  try {
    return path === '-' ? manifestsIn(standardInput, stdin ?? '') : (readFiles?.(path) ?? []);
  } catch (error) {
    throw new KubectlError(error instanceof Error ? error.message : String(error));
  }
}

/** What a file has need not be an object of the API: nobody has looked at its form yet. */
function decoded(document: unknown, file: string): Manifest {
  const fields = isFields(document) ? document : {};
  const missing = ['Kind', 'apiVersion'].find(
    (name) => typeof fields[name === 'Kind' ? 'kind' : name] !== 'string',
  );
  if (missing !== undefined) {
    throw new KubectlError(
      `unable to decode "${file}": Object '${missing}' is missing in '${JSON.stringify(document)}'`,
    );
  }
  return { ...fields, metadata: isFields(fields.metadata) ? fields.metadata : {} } as unknown as Manifest;
}

const nothingSpecified = 'one or more resources must be specified as <resource> <name> or <resource>/<name>';

/** The objects behind -f, else what the operands name; without either the command says `missing`. */
export function resourcesMeant(
  invocation: Invocation,
  missing: string,
  operands: readonly string[] = invocation.arguments.operands,
): Resources {
  return resourcesOfFiles(invocation) ?? resourcesOfOperands(operands, missing);
}

/** What a command changes: whole kinds only where that is meant. */
export function resourcesToChange(invocation: Invocation, operands?: readonly string[]): Resources {
  return requireNames(resourcesMeant(invocation, nothingSpecified, operands), invocation);
}

/** The objects that the manifests behind -f name; undefined without -f. */
function resourcesOfFiles(invocation: Invocation): Resources | undefined {
  const files = listFlag(invocation.arguments.flags, 'filename');
  if (files.length === 0) return undefined;
  const names = manifestsOf(invocation, files).map(({ manifest }) => namedBy(manifest));
  return { type: 'named', names, kinds: [...new Set(names.map(({ kind }) => kind))] };
}

function resourcesOfOperands(operands: readonly string[], missing: string): Resources {
  if (operands.length === 0) throw new KubectlError(missing);
  return parseResources(operands);
}

export function namedBy({ apiVersion, kind: word, metadata }: Manifest): NamedResource {
  const kind = kindOfManifest(apiVersion, word);
  if (kind === undefined) {
    throw new KubectlError(
      `resource mapping not found for name: "${metadata.name ?? ''}" namespace: "${metadata.namespace ?? ''}": no matches for kind "${word}" in version "${apiVersion}"`,
    );
  }
  return { kind, name: metadata.name ?? '', ...(metadata.namespace && { namespace: metadata.namespace }) };
}
