/** `--from-literal`, `--from-file` and `--from-env-file`: data for a ConfigMap or a Secret out of the line and out of files. */
import type { FileReader } from '../fixtures/files.ts';
import { dataKeyErrors } from '../kubernetes/validation/names.ts';
import type { Invocation } from './command.ts';
import { nameProblem } from './environment-names.ts';
import { KubectlError } from './errors.ts';
import { type Flag, list, listFlag } from './flags.ts';

export const dataFlags: readonly Flag[] = [list('from-literal'), list('from-file'), list('from-env-file')];

export interface DataOwner {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
}

export function dataOf(invocation: Invocation, owner: DataOwner): ReadonlyMap<string, Uint8Array> {
  const { flags } = invocation.arguments;
  const literals = flags.get('from-literal') ?? [];
  const files = listFlag(flags, 'from-file');
  const environments = listFlag(flags, 'from-env-file');
  if (environments.length > 0 && files.length + literals.length > 0) {
    throw new KubectlError('from-env-file cannot be combined with from-file or from-literal');
  }
  const data = new Map<string, Uint8Array>();
  const add = (key: string, value: Uint8Array) => addEntry(data, owner, key, value);
  for (const literal of literals) {
    const [key, value] = literalParts(literal);
    add(key, bytesOf(value));
  }
  for (const file of files) {
    for (const [key, value] of fileEntries(reader(invocation), file)) add(key, value);
  }
  for (const file of environments) {
    for (const [key, value] of environmentEntries(textAt(reader(invocation), file))) add(key, bytesOf(value));
  }
  return data;
}

/** The files that a command may read by themselves. */
export function reader({ environment: { fileSystem } }: Invocation): FileReader {
  if (fileSystem === undefined) throw new KubectlError('there are no files here to read');
  return fileSystem;
}

/** Throws a KubectlError where there is no such file. */
export function bytesAt(files: FileReader, path: string): Uint8Array {
  if (files.stat(path)?.kind !== 'file') {
    throw new KubectlError(`error reading ${path}: no such file or directory`);
  }
  return readable(() => files.readFile(path));
}

export function textAt(files: FileReader, path: string): string {
  return new TextDecoder().decode(bytesAt(files, path));
}

/** The text where the bytes are one. */
export function asText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new KubectlError(error instanceof Error ? error.message : String(error));
  }
}

function addEntry(
  data: Map<string, Uint8Array>,
  { kind, name }: DataOwner,
  key: string,
  value: Uint8Array,
): void {
  const [wrong] = dataKeyErrors(key);
  if (wrong !== undefined) {
    throw new KubectlError(`${JSON.stringify(key)} is not a valid key name for a ${kind}: ${wrong}`);
  }
  if (data.has(key)) {
    throw new KubectlError(
      `cannot add key ${JSON.stringify(key)}, another key by that name already exists in Data for ${kind} ${JSON.stringify(name)}`,
    );
  }
  data.set(key, value);
}

/** `key=value`; a pair of quotes around the value is taken off, as kubectl does. */
function literalParts(literal: string): readonly [string, string] {
  const equals = literal.indexOf('=');
  if (equals < 1) throw new KubectlError(`invalid literal source ${literal}, expected key=value`);
  const value = literal.slice(equals + 1);
  const bare = /^(["'])(.*)\1$/s.exec(value)?.[2];
  return [literal.slice(0, equals), bare ?? value];
}

/** A file by its name or by the key in front of it; all files of a folder by their names. */
function fileEntries(files: FileReader, source: string): readonly (readonly [string, Uint8Array])[] {
  const parts = source.split('=');
  if (parts.length > 2) throw new KubectlError("key names or file paths cannot contain '='");
  const [key, path] = parts.length === 2 ? parts : [undefined, source];
  if (key === '') throw new KubectlError(`key name for file path ${path} missing`);
  if (path === undefined || path === '')
    throw new KubectlError(`file path for key name ${key ?? ''} missing`);
  const found = files.stat(path);
  if (found?.kind !== 'directory') return [[key ?? baseName(path), bytesAt(files, path)]];
  if (key !== undefined) {
    throw new KubectlError('cannot give a key name for a directory path');
  }
  const folder = path.replace(/\/+$/, '');
  return readable(() => files.list(path))
    .filter((name) => files.stat(`${folder}/${name}`)?.kind === 'file' && dataKeyErrors(name).length === 0)
    .map((name) => [name, bytesAt(files, `${folder}/${name}`)] as const);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `KEY=value` a line; comments and empty lines are passed over. */
function environmentEntries(text: string): readonly (readonly [string, string])[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trimStart())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [key = '', ...rest] = line.split('=');
      const wrong = nameProblem(key);
      if (wrong !== undefined)
        throw new KubectlError(`${JSON.stringify(key)} is not a valid key name: ${wrong}`);
      return [key, rest.join('=')] as const;
    });
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
