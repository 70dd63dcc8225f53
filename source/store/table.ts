/**
 * One table of the state: objects by key, in 256 small buckets under two levels of 16, so that replacing one object
 * copies two short arrays and one small bucket, however many objects there are.
 */
import { own } from '../lib/fields.ts';
import { hash32 } from '../lib/hash.ts';

type Bucket = Record<string, unknown>;

export interface Table {
  readonly count: number;
  readonly shards: readonly (readonly Bucket[])[];
}

interface DraftTable {
  count: number;
  shards: Bucket[][];
}

const width = 16;

const emptyShard = Array.from({ length: width }, () => ({}));

/** Every table starts from this one; what is written to goes its own way. */
export const emptyTable: Table = { count: 0, shards: Array.from({ length: width }, () => emptyShard) };

export function lookUp(table: Table, key: string): unknown {
  const [shard, bucket] = place(key);
  return own(table.shards[shard]![bucket]!, key);
}

/** Writes into an immer draft of a table; undefined removes. */
export function writeTo(table: DraftTable, key: string, value: unknown): void {
  const [shard, slot] = place(key);
  const bucket = table.shards[shard]![slot]!;
  const existed = Object.hasOwn(bucket, key);
  if (value === undefined) {
    delete bucket[key];
    if (existed) table.count -= 1;
  } else {
    bucket[key] = value;
    if (!existed) table.count += 1;
  }
}

/** Every entry, in no order that means anything. */
export function* entriesOf(table: Table): Generator<[key: string, value: unknown]> {
  for (const shard of table.shards) for (const bucket of shard) yield* Object.entries(bucket);
}

function place(key: string): [shard: number, bucket: number] {
  const hash = hash32(key);
  return [hash & (width - 1), (hash >>> 4) & (width - 1)];
}
