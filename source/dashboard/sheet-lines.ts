/** The lines of a sheet from top to bottom, so that those who scroll it and those who draw it count alike. */
import type { SheetView, StillTable } from './view.ts';

export type SheetLine =
  | { readonly type: 'title'; readonly text: string }
  | { readonly type: 'blank' }
  /** Titles of a group's columns, or one of its rows. */
  | { readonly type: 'heading' | 'row'; readonly group: number; readonly row: number };

export function sheetLines(groups: SheetView['groups']): readonly SheetLine[] {
  return groups.flatMap(({ title, table }, group): SheetLine[] => [
    ...(group > 0 ? [{ type: 'blank' } as const] : []),
    ...(title === '' ? [] : [{ type: 'title', text: title } as const]),
    ...(hasHeading(table, groups[group - 1]?.table) ? [{ type: 'heading', group, row: -1 } as const] : []),
    ...table.rows.map((_, row) => ({ type: 'row', group, row }) as const),
  ]);
}

/** Titles are said once, not over every group again. */
function hasHeading({ columns }: StillTable, before: StillTable | undefined): boolean {
  const isSame = before !== undefined && columns.join('\n') === before.columns.join('\n');
  return !isSame && columns.some((title) => title !== '');
}
