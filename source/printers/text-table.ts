/**
 * Columns by tabs, as Go's text/tabwriter lays them out: a cell ends with a tab; cells under each other on
 * neighbouring lines make a column as wide as the widest of them; what follows the last tab of a line is free.
 */
import { displayWidth } from '../lib/display-width.ts';

export interface TabLayout {
  readonly minWidth: number;
  readonly padding: number;
}

/** kubectl describe and rollout history. */
export const describeLayout: TabLayout = { minWidth: 0, padding: 2 };
/** kubectl get. */
const getLayout: TabLayout = { minWidth: 6, padding: 3 };

/** Lines with tabs in, aligned lines out. */
export function alignTabs(lines: readonly string[], layout: TabLayout = describeLayout): string[] {
  const rows = lines.map((line) => line.split('\t'));
  const widths = rows.map((): number[] => []);
  alignColumn(rows, widths, 0, rows.length, 0, layout);
  return rows.map((cells, row) =>
    cells.map((cell, index) => (index < cells.length - 1 ? pad(cell, widths[row]![index]!) : cell)).join(''),
  );
}

/** Rows of cells in, aligned lines out; the last column is not padded. */
export function alignRows(rows: readonly (readonly string[])[], layout: TabLayout = getLayout): string[] {
  return alignTabs(
    rows.map((row) => row.join('\t')),
    layout,
  );
}

/** Aligns rows that come bit by bit, as many cells in each: a column stays as wide as it once was (kubectl get -w). */
export class GrowingTable {
  #widths: readonly number[] = [];

  add(rows: readonly (readonly string[])[]): string[] {
    const { minWidth, padding } = getLayout;
    for (const row of rows) {
      this.#widths = row.map((cell, column) =>
        Math.max(this.#widths[column] ?? minWidth, displayWidth(cell) + padding),
      );
    }
    return rows.map((row) =>
      row.map((cell, column) => (column < row.length - 1 ? pad(cell, this.#widths[column]!) : cell)).join(''),
    );
  }
}

/** Every run of neighbouring rows in [from, to) that has a cell in this column makes one block, as does what lies in it. */
function alignColumn(
  rows: readonly string[][],
  widths: number[][],
  from: number,
  to: number,
  column: number,
  layout: TabLayout,
): void {
  const hasCell = (row: number) => column < rows[row]!.length - 1;
  for (let row = from; row < to; row += 1) {
    if (!hasCell(row)) continue;
    const start = row;
    while (row < to && hasCell(row)) row += 1;
    const contents = rows.slice(start, row).map((cells) => displayWidth(cells[column]!) + layout.padding);
    const width = Math.max(layout.minWidth, ...contents);
    for (let each = start; each < row; each += 1) widths[each]![column] = width;
    alignColumn(rows, widths, start, row, column + 1, layout);
  }
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - displayWidth(cell)));
}
