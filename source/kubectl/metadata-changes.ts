/** `k=v`, `k-`: changes of labels and annotations as words of a line. */
import type { AnyObject } from '../kubernetes/objects.ts';
import { conflict } from '../kubernetes/status-error.ts';
import { type Invocation, selectorFlags } from './command.ts';
import { changeFlags } from './creation.ts';
import { KubectlError } from './errors.ts';
import { boolean, type Flag, list, text, textFlag, unsupported } from './flags.ts';

/** What `label` and `annotate` both take. */
export const metadataFlags: readonly Flag[] = [
  ...changeFlags,
  ...selectorFlags,
  text('field-selector'),
  boolean('overwrite'),
  boolean('all'),
  boolean('record'),
  list('filename', { short: 'f' }),
  boolean('recursive', { short: 'R' }),
  text('resource-version'),
  ...unsupported('local'),
];

export interface MetadataChanges {
  /** What stands before the first change: the objects. */
  readonly resources: readonly string[];
  readonly set: Readonly<Record<string, string>>;
  readonly removed: readonly string[];
}

type Texts = Readonly<Record<string, string>> | undefined;

/** `what` is `label` or `annotation`. */
export function parseChanges(operands: readonly string[], what: string, hasFiles: boolean): MetadataChanges {
  const first = operands.findIndex(isChange);
  const resources = first < 0 ? operands : operands.slice(0, first);
  const changes = first < 0 ? [] : operands.slice(first);
  const stray = changes.find((word) => !isChange(word));
  if (stray !== undefined)
    throw new KubectlError(`all resources must be specified before ${what} changes: ${stray}`);
  if (resources.length === 0 && !hasFiles) {
    throw new KubectlError(
      'one or more resources must be specified as <resource> <name> or <resource>/<name>',
    );
  }
  const set: Record<string, string> = {};
  const removed: string[] = [];
  for (const word of changes) {
    const [, key, value] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    if (key !== undefined && value !== undefined) set[key] = value;
    else removed.push(word.slice(0, -1));
  }
  const both = removed.find((key) => Object.hasOwn(set, key));
  if (both !== undefined)
    throw new KubectlError(`can not both modify and remove a ${what} in the same command`);
  return { resources, set, removed };
}

function isChange(word: string): boolean {
  return (word.includes('=') && !word.startsWith('=')) || word.endsWith('-');
}

/** `'app' already has a value (web)`, for every key that would change its value. */
export function overwritten(present: Texts, { set }: MetadataChanges): string[] {
  return Object.entries(set)
    .filter(([key, value]) => present?.[key] !== undefined && present[key] !== value)
    .map(([key]) => `'${key}' already has a value (${present?.[key]})`);
}

/** The merge patch of the map; empty where nothing changes. */
export function patchOf(present: Texts, { set, removed }: MetadataChanges): Record<string, string | null> {
  const additions = Object.entries(set).filter(([key, value]) => present?.[key] !== value);
  const removals = removed.filter((key) => present?.[key] !== undefined).map((key) => [key, null] as const);
  return Object.fromEntries([...additions, ...removals]);
}

/** `--resource-version`: only as long as nobody else has changed the object. */
export function checkVersion({ arguments: { flags } }: Invocation, { kind, metadata }: AnyObject): void {
  const wanted = textFlag(flags, 'resource-version') ?? '';
  if (wanted !== '' && wanted !== metadata.resourceVersion) throw conflict(kind, metadata.name);
}
