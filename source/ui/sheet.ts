/** Help and the commands so far: which lines of the pages are seen, and where the tables among them stand. */
import { type SheetLine, sheetLines } from '../dashboard/sheet-lines.ts';
import type { SheetView, StillTable } from '../dashboard/view.ts';
import { displayWidth } from '../lib/display-width.ts';
import { framed } from './frame-lines.ts';
import type { PieceLine } from './line.ts';
import { columnWidths, totalWidth } from './still-table-size.ts';

const leastWidth = 44;
const mostWidth = 110;

/** A part of one group's table: `heading` where its line of titles is seen too. */
export interface TablePart {
  readonly table: StillTable;
  readonly heading: boolean;
  readonly left: number;
  readonly top: number;
}

export interface SheetLayout {
  readonly lines: readonly PieceLine[];
  readonly tables: readonly TablePart[];
  readonly widths: readonly number[];
}

/** As high as its entries need, or as it may be; it keeps its place while one scrolls. */
export function sheetLayout(sheet: SheetView, width: number, height: number): SheetLayout {
  const tables = sheet.groups.map(({ table }) => table);
  const widths = columnWidths(tables, Math.min(width, mostWidth) - 4);
  const titles = Math.max(leastWidth, ...[sheet.title, sheet.hint].map((text) => displayWidth(text) + 20));
  const outer = Math.min(width, Math.max(titles, totalWidth(widths) + 4));
  const entries = sheetLines(sheet.groups);
  const room = Math.min(height - 2, entries.length);
  const first = Math.max(0, Math.min(sheet.first, entries.length - room));
  const seen = entries.slice(first, first + room);
  const lines = Array.from({ length: room }, (_, index): PieceLine => titleOf(seen[index]));
  const more =
    entries.length > room ? `${sheet.hint}  ${first + seen.length} of ${entries.length}` : sheet.hint;
  return {
    lines: framed(lines, outer, { title: sheet.title, ...(more !== '' && { hint: more }) }),
    tables: tables.flatMap((table, group) => partOf(table, group, seen)),
    widths,
  };
}

function titleOf(entry: SheetLine | undefined): PieceLine {
  return entry?.type === 'title' ? [{ text: entry.text, tone: 'accent', bold: true }] : [];
}

/** The rows of a group that are seen stand together, so they are one table. */
function partOf(table: StillTable, group: number, seen: readonly SheetLine[]): TablePart[] {
  const top = seen.findIndex((entry) => 'group' in entry && entry.group === group);
  const rows = seen.flatMap((entry) => (entry.type === 'row' && entry.group === group ? [entry.row] : []));
  if (top < 0) return [];
  const [from = 0] = rows;
  const part = {
    columns: table.columns,
    rows: table.rows.slice(from, from + rows.length),
    ...(table.selected !== undefined && { selected: table.selected - from }),
  };
  return [{ table: part, heading: seen[top]?.type === 'heading', left: 2, top: top + 1 }];
}
