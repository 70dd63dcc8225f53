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
  const columns = columnsOf(kind).filter(({ priority }) => priority === 0 || options.wide);
  const namespaced = options.withNamespace && kinds[kind].namespaced;
  const extraHeaders = [
    ...(options.labelColumns ?? []).map((label) => label.slice(label.lastIndexOf('/') + 1).toUpperCase()),
    ...(options.showLabels ? ['LABELS'] : []),
  ];
  const headers = [
    ...(namespaced ? ['NAMESPACE'] : []),
    ...columns.map(({ header }) => header),
    ...extraHeaders,
  ];
  const rows = objects.map((object) => [
    ...(namespaced ? [object.metadata.namespace ?? ''] : []),
    ...columns.map((column) => {
      const { text } = column.value(object, options);
      return column.name === 'Name' && options.withKind ? `${qualifiedSingular(kind)}/${text}` : text;
    }),
    ...extraCells(object, options),
  ]);
  return alignRows(options.noHeaders ? rows : [headers, ...rows]);
}

function extraCells({ metadata: { labels } }: AnyObject, options: TableOptions): string[] {
  return [
    ...(options.labelColumns ?? []).map((label) => cleanText(labels?.[label] ?? '')),
    ...(options.showLabels ? [cleanText(formatLabels(labels))] : []),
  ];
}
