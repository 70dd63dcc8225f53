/** Measures of a still table, known without drawing it. */
import type { StillTable } from '../dashboard/view.ts';
import { displayWidth } from '../lib/display-width.ts';

/** Between two columns. */
export const columnGap = 2;

/** Display width of each column; every table has a column for the cursor before them. */
export function columnWidths({ columns, rows }: StillTable): number[] {
  return columns.map((title, index) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[index] ?? ''))),
  );
}

export function tableWidth(table: StillTable): number {
  return columnWidths(table).reduce((sum, width) => sum + width + columnGap, 1) - columnGap;
}
