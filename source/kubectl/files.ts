/** Manifests behind `-f`. */
import { kindOfManifest } from '../kubernetes/kinds.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import type { Invocation } from './command.ts';
import { KubectlError } from './errors.ts';
import type { NamedResource, Resources } from './resources.ts';

export interface FileManifest {
  readonly file: string;
  readonly manifest: Manifest;
}

/** All manifests of these files and folders, in their order. */
export function manifestsOf({ readFiles }: Invocation, files: readonly string[]): readonly FileManifest[] {
  if (readFiles === undefined) throw new KubectlError('there are no files here to read with -f');
  return files.flatMap((file) => readOne(readFiles, file).map((manifest) => ({ file, manifest })));
}

function readOne(readFiles: (path: string) => readonly Manifest[], file: string): readonly Manifest[] {
  try {
    return readFiles(file);
  } catch (error) {
    throw new KubectlError(error instanceof Error ? error.message : String(error));
  }
}

/** The objects that the manifests name. */
export function resourcesOfFiles(invocation: Invocation, files: readonly string[]): Resources {
  const names = manifestsOf(invocation, files).map(({ manifest }) => namedBy(manifest));
  return { type: 'named', names, kinds: [...new Set(names.map(({ kind }) => kind))] };
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
