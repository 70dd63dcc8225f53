/**
 * Tables as the API server makes them (`as=Table;g=meta.k8s.io;v=v1`): the same columns that screens and kubectl show,
 * with numbers and truths as such. Cells are as long as with `-o wide`; the client leaves out columns by priority.
 */
import type { Kind } from '../kubernetes/kinds.ts';
import type { AnyObject, Pod } from '../kubernetes/objects.ts';
import { cleanText } from '../lib/clean-text.ts';
import type { Reader } from '../store/reading.ts';
import type { CellContext, Column } from './cell.ts';
import { descriptionOf } from './columns/descriptions.ts';
import { columnsOf } from './columns/index.ts';

/** meta/v1, Table. */
export interface ServerTable {
  readonly kind: 'Table';
  readonly apiVersion: 'meta.k8s.io/v1';
  readonly metadata: TableMetadata;
  readonly columnDefinitions: readonly ColumnDefinition[];
  readonly rows: readonly ServerRow[];
}

export interface TableMetadata {
  readonly resourceVersion?: string;
  readonly continue?: string;
  readonly remainingItemCount?: number;
}

export interface ColumnDefinition {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly description: string;
  readonly priority: number;
}

export interface ServerRow {
  readonly cells: readonly (string | number | boolean)[];
  readonly conditions?: readonly RowCondition[];
  /** Null where nothing is to be included. */
  readonly object: object | null;
}

interface RowCondition {
  readonly type: 'Completed';
  readonly status: 'True';
  readonly reason: string;
  readonly message: string;
}

export interface ServerTableOptions {
  /** Virtual time, milliseconds since the epoch. */
  readonly now: number;
  readonly read?: Reader;
  /** What each row carries of its object; default Metadata. */
  readonly includeObject?: 'None' | 'Metadata' | 'Object';
  readonly metadata?: TableMetadata;
}

/** The table of some objects of one kind. */
export function serverTable(
  kind: Kind,
  objects: readonly AnyObject[],
  { includeObject = 'Metadata', metadata = {}, ...context }: ServerTableOptions,
): ServerTable {
  const columns = columnsOf(kind);
  const rows = objects.map((object) => ({
    cells: cellsOf(object, columns, { ...context, wide: true }),
    ...conditionsOf(object),
    object: included(object, includeObject),
  }));
  return table(
    metadata,
    columns.map((column) => definitionOf(kind, column)),
    rows,
  );
}

/** What the API server says of a request that has no object to show. */
export interface StatusFacts {
  readonly status?: string;
  readonly reason?: string;
  readonly message?: string;
}

/** The table of a `Status`. */
export function statusTable(status: StatusFacts): ServerTable {
  const column = (name: string, description: string) => ({
    name,
    type: 'string',
    format: '',
    description,
    priority: 0,
  });
  return table(
    {},
    [
      column('Status', 'Whether the request succeeded.'),
      column('Reason', 'Why it failed, in one word.'),
      column('Message', 'Why it failed, in a sentence.'),
    ],
    [
      {
        cells: [status.status, status.reason, status.message].map((each) => cleanText(each ?? '')),
        object: status,
      },
    ],
  );
}

function table(
  metadata: TableMetadata,
  columnDefinitions: readonly ColumnDefinition[],
  rows: readonly ServerRow[],
): ServerTable {
  return { kind: 'Table', apiVersion: 'meta.k8s.io/v1', metadata, columnDefinitions, rows };
}

function definitionOf(kind: Kind, { name, type, format = '', priority }: Column): ColumnDefinition {
  return { name, type, format, description: descriptionOf(kind, name), priority };
}

function cellsOf(object: AnyObject, columns: readonly Column[], context: CellContext): ServerRow['cells'] {
  return columns.map((column) => {
    const { data, text } = column.value(object, context);
    return data ?? text;
  });
}

/** Finished pods are marked, so that clients may leave them out or show them paler. */
function conditionsOf(object: AnyObject): Pick<ServerRow, 'conditions'> {
  const phase = object.kind === 'Pod' ? (object as Pod).status.phase : undefined;
  if (phase === 'Succeeded') return completed(phase, 'The pod has completed successfully.');
  return phase === 'Failed' ? completed(phase, 'The pod failed.') : {};
}

function completed(reason: string, message: string): Pick<ServerRow, 'conditions'> {
  return { conditions: [{ type: 'Completed', status: 'True', reason, message }] };
}

function included(
  object: AnyObject,
  wanted: NonNullable<ServerTableOptions['includeObject']>,
): ServerRow['object'] {
  if (wanted === 'None') return null;
  if (wanted === 'Object') return object;
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata };
}
