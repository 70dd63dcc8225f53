/** Bounds the number of managers that update an object (managedfields, capManagersManager). */
import { compareText } from '../../lib/compare-text.ts';
import { type Entry, entryOf, isSameManager, managerKey } from './entries.ts';
import { union } from './field-set.ts';

const mostUpdaters = 10;
const bucket = { name: 'ancient-changes', operation: 'Update' } as const;

/** Beyond ten, the oldest of one version become one entry, `ancient-changes`. */
export function withinCap(entries: readonly Entry[]): readonly Entry[] {
  const updaters = entries.filter(({ operation }) => operation === 'Update');
  if (updaters.length <= mostUpdaters) return entries;
  let result = entries;
  let excess = updaters.length - mostUpdaters;
  const firstOfVersion = new Map<string, Entry>();
  for (const entry of updaters.toSorted(byAge)) {
    if (excess === 0) break;
    const first = firstOfVersion.get(entry.apiVersion);
    firstOfVersion.set(entry.apiVersion, first ?? entry);
    if (first === undefined) continue;
    result = poured(result, first, entry);
    excess -= 1;
  }
  return result;
}

/** The entries with one of them in the bucket of its version, where the first of that version is already, or goes now. */
function poured(entries: readonly Entry[], first: Entry, entry: Entry): readonly Entry[] {
  const empty = entryOf(bucket, entry.apiVersion, entry.time ?? '', {});
  const base = entries.find((each) => each !== entry && isSameManager(each, empty)) ?? first;
  const full = { ...empty, fieldsV1: union(base.fieldsV1, entry.fieldsV1) };
  return [...entries.filter((each) => each !== base && each !== entry), full];
}

function byAge(one: Entry, other: Entry): number {
  return compareText(one.time ?? '', other.time ?? '') || compareText(managerKey(one), managerKey(other));
}
