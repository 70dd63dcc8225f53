/** `k=v`, `k-`: changes of labels and annotations as words of a line. */
import { KubectlError } from './errors.ts';

export interface MetadataChanges {
  /** What stands before the first change: the objects. */
  readonly resources: readonly string[];
  readonly set: Readonly<Record<string, string>>;
  readonly removed: readonly string[];
}

type Texts = Readonly<Record<string, string>> | undefined;

/** `what` is `label` or `annotation`. */
export function parseChanges(operands: readonly string[], what: string): MetadataChanges {
  const first = operands.findIndex(isChange);
  const resources = first < 0 ? operands : operands.slice(0, first);
  const changes = first < 0 ? [] : operands.slice(first);
  const stray = changes.find((word) => !isChange(word));
  if (stray !== undefined)
    throw new KubectlError(`all resources must be specified before ${what} changes: ${stray}`);
  if (resources.length === 0) {
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
