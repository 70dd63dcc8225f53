/**
 * The live table as lines. Selection is seen without colour (`▌` and inverse), marks are `*`, a cell that has just
 * changed has a `●` behind its column.
 */
import type { TableBody, TableCell, TableRow } from '../dashboard/view.ts';
import { wrapLine } from '../dashboard/wrap.ts';
import { displayWidth, fitToWidth } from '../lib/display-width.ts';
import { type FittedColumn, fitColumns, gap, headOf } from './columns.ts';
import { fitLine, type Piece, type PieceLine } from './line.ts';

/** Cursor, symbol, mark. */
const gutter = 3;
const scrollBar = 1;

/** Titles, then rows, filled up to `height` lines of at most `width` columns; the last is left to the scroll bar. */
export function tableLines(body: TableBody, width: number, height: number): PieceLine[] {
  const columns = fitColumns(body.columns, shortWidths(body), width - gutter - scrollBar);
  const rows = body.rows.slice(0, height - 1);
  const lines = rows.map((row) => rowLine(row, columns, width - scrollBar));
  const content = rows.length === 0 ? emptyLines(body.empty ?? '', width) : lines;
  return [
    titleLine(columns, width),
    ...Array.from({ length: height - 1 }, (_, index) => content[index] ?? []),
  ];
}

function titleLine(columns: readonly FittedColumn[], width: number): PieceLine {
  const titles = columns.map(({ column, width: wide }): Piece => {
    const text = headOf(column, wide);
    return column.sorted ? { text, tone: 'accent', bold: true } : { text, tone: 'dim', bold: true };
  });
  return fitLine([{ text: ' '.repeat(gutter) }, ...titles, { text: ' ' }], width + gap - 1).slice(0, -1);
}

function rowLine(row: TableRow, columns: readonly FittedColumn[], width: number): PieceLine {
  const cells = columns.flatMap((column) => cellPieces(row, column)).slice(0, -1);
  const line = fitLine([...gutterPieces(row), ...cells], width);
  return row.selected ? line.map(highlighted) : line;
}

function gutterPieces({ selected, marked, symbol, tone }: TableRow): Piece[] {
  return [
    { text: selected ? '▌' : ' ', tone: 'accent', bold: true },
    { text: fitToWidth(symbol, 1), tone },
    marked ? { text: '*', tone: 'notice', bold: true } : { text: ' ' },
  ];
}

/** A row's tone belongs to its symbol; only what is dim, is so in all its cells. */
function cellPieces(row: TableRow, { column, index, width, short }: FittedColumn): Piece[] {
  const cell: TableCell = row.cells[index] ?? { text: '' };
  const text = fitToWidth(short ? (cell.short ?? cell.text) : cell.text, width, column.align);
  const tone = cell.tone ?? (row.tone === 'dim' ? 'dim' : undefined);
  const style = { ...(tone && { tone }), bold: cell.changed === true || row.marked };
  return [
    { text, ...style },
    cell.changed
      ? { text: '●', tone: tone === undefined || tone === 'dim' ? 'accent' : tone }
      : { text: ' ' },
    { text: ' '.repeat(gap - 1) },
  ];
}

/** Inverse over the whole row: its colours would turn into blocks, so only the cursor at its start keeps one. */
function highlighted({ text }: Piece, index: number): Piece {
  return index === 0 ? { text, tone: 'accent', bold: true } : { text, bold: true, inverse: true };
}

function emptyLines(text: string, width: number): PieceLine[] {
  const lines = wrapLine([{ text, tone: 'dim' }], width - 2 * gutter);
  return [[], ...lines.map((line) => [{ text: ' '.repeat(gutter) }, ...line])];
}

function shortWidths({ columns, rows }: TableBody): (number | undefined)[] {
  return columns.map((_, index) => {
    if (!rows.some(({ cells }) => cells[index]?.short !== undefined)) return undefined;
    return Math.max(
      ...rows.map(({ cells }) => displayWidth(cells[index]?.short ?? cells[index]?.text ?? '')),
    );
  });
}
