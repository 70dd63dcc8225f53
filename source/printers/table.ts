/** `kubectl get`'s tables. */
import { type Kind, kinds, qualifiedSingular } from '../kubernetes/kinds.ts';
import type { AnyObject } from '../kubernetes/objects.ts';
import { cleanText } from '../lib/clean-text.ts';
import type { Reader } from '../store/reading.ts';
import { columnsOf } from './columns/index.ts';
import { formatLabels } from './labels.ts';
import { alignRows } from './text-table.ts';

export interface TableOptions {
  readonly now: number;
  readonly read?: Reader;
  readonly wide?: boolean;
  /** A first column with the namespace (`-A`). */
  readonly withNamespace?: boolean;
  /** `pod/web` in place of `web`: where several kinds are shown. */
  readonly withKind?: boolean;
  readonly showLabels?: boolean;
  /** Labels that get a column of their own (`-L app`). */
  readonly labelColumns?: readonly string[];
  readonly noHeaders?: boolean;
}

/** The lines of the table; objects must be of the kind. */
export function printTable(kind: Kind, objects: readonly AnyObject[], options: TableOptions): string[] {
  const rows = objects.map((object) => tableRow(kind, object, options));
  return alignRows(options.noHeaders ? rows : [tableHeader(kind, options), ...rows]);
}

/** Titles of the columns. */
export function tableHeader(kind: Kind, options: TableOptions): readonly string[] {
  const labels = options.labelColumns ?? [];
  return [
    ...(hasNamespaces(kind, options) ? ['NAMESPACE'] : []),
    ...shownColumns(kind, options).map(({ header }) => header),
    ...labels.map((label) => label.slice(label.lastIndexOf('/') + 1).toUpperCase()),
    ...(options.showLabels ? ['LABELS'] : []),
  ];
}

/** The cells of one object. */
export function tableRow(kind: Kind, object: AnyObject, options: TableOptions): readonly string[] {
  return [
    ...(hasNamespaces(kind, options) ? [object.metadata.namespace ?? ''] : []),
    ...shownColumns(kind, options).map((column) => {
      const { text } = column.value(object, options);
      return column.format === 'name' && options.withKind ? `${qualifiedSingular(kind)}/${text}` : text;
    }),
    ...extraCells(object, options),
  ];
}

function shownColumns(kind: Kind, { wide }: TableOptions) {
  return columnsOf(kind).filter(({ priority }) => priority === 0 || wide);
}

function hasNamespaces(kind: Kind, { withNamespace = false }: TableOptions): boolean {
  return withNamespace && kinds[kind].namespaced;
}

function extraCells({ metadata: { labels } }: AnyObject, options: TableOptions): string[] {
  return [
    ...(options.labelColumns ?? []).map((label) => cleanText(labels?.[label] ?? '')),
    ...(options.showLabels ? [cleanText(formatLabels(labels))] : []),
  ];
}
