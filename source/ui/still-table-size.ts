/** Measures of a still table, known without drawing it. */
import type { StillTable } from '../dashboard/view.ts';
import { displayWidth } from '../lib/display-width.ts';

/** Between two columns. */
export const columnGap = 2;

/** Display width of each column; the widest are narrowed until all fit into `room`. */
export function columnWidths(
  tables: readonly StillTable[],
  room = Number.POSITIVE_INFINITY,
): readonly number[] {
  const widths: number[] = [];
  for (const { columns, rows } of tables) {
    for (const cells of [columns, ...rows]) {
      for (const [index, text] of cells.entries()) {
        widths[index] = Math.max(widths[index] ?? 0, displayWidth(text));
      }
    }
  }
  for (let over = totalWidth(widths) - room; over > 0 && Math.max(...widths) > 1; over -= 1) {
    widths[widths.indexOf(Math.max(...widths))]! -= 1;
  }
  return widths;
}

/** With the column for the cursor before them. */
export function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + columnGap, 1) - columnGap;
}
