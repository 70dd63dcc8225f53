/** Rows of tables, of objects of which only the interesting part is written down. */
import { describe, expect, it } from 'vitest';
import type { Kind } from '../../source/kubernetes/kinds.ts';
import type { AnyObject } from '../../source/kubernetes/objects.ts';
import { timestamp } from '../../source/kubernetes/time.ts';
import { columnsOf } from '../../source/printers/index.ts';
import { completed, epoch } from '../support/world.ts';

export const minute = 60_000;
export const day = 24 * 60 * minute;
/** So many milliseconds before now. */
export const ago = (milliseconds: number) => timestamp(epoch - milliseconds);

export interface Given {
  readonly name?: string;
  readonly labels?: Record<string, string>;
  readonly metadata?: object;
  /** Milliseconds; null: nobody knows. */
  readonly age?: number | null;
  readonly deleted?: boolean;
  readonly [field: string]: unknown;
}

export function given(kind: Kind, facts: Given): AnyObject {
  const { name = 'x', labels, metadata, age = 0, deleted, ...fields } = facts;
  return completed({
    apiVersion: 'v1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      ...(age === null ? { creationTimestamp: undefined } : { creationTimestamp: ago(age) }),
      ...(labels && { labels }),
      ...(deleted && { deletionTimestamp: ago(0) }),
      ...metadata,
    },
    ...fields,
  }) as unknown as AnyObject;
}

/** The texts of the row. */
export function cells(kind: Kind, facts: Given, wide = false): string[] {
  const object = given(kind, facts);
  return columnsOf(kind)
    .filter(({ priority }) => priority === 0 || wide)
    .map((column) => column.value(object, { now: epoch, wide }).text);
}

export type Row = readonly [title: string, given: Given, expected: readonly (string | number | boolean)[]];

/**
 * Tests of whole rows, with the columns of `-o wide` where the given facts say `wide`. Cells may be written as the
 * values they are.
 */
export function rows(kind: Kind, ...table: readonly Row[]): void {
  describe(kind, () => {
    it.each(table)('%s', (_, { wide = false, ...facts }, expected) => {
      expect(cells(kind, facts, wide === true)).toEqual(expected.map(String));
    });
  });
}
