/**
 * Which columns of a live table fit, and how wide each is. What can be said shorter is said shorter first; then
 * columns leave, the least important first (the next to leave is cut a little before it goes); the name is cut last.
 */
import type { TableColumn } from '../dashboard/view.ts';
import { displayWidth, fitToWidth } from '../lib/display-width.ts';

/** Between two columns; the first of them is where the mark of a changed cell stands. */
export const gap = 2;
/** A column that is cut before it leaves shows at least this much. */
const leastCut = 6;

export interface FittedColumn {
  readonly column: TableColumn;
  /** Index among all columns, and so of the cell in a row. */
  readonly index: number;
  readonly width: number;
  /** Cells take their short form. */
  readonly short: boolean;
}

interface Candidate {
  readonly column: TableColumn;
  readonly index: number;
  readonly natural: number;
  /** Width without which the column is not worth showing; long names and messages are cut down to it. */
  readonly needed: number;
  readonly shortWidth: number;
}

/** `shortWidths`: widest short form per column among the visible rows, undefined where it has none. */
export function fitColumns(
  columns: readonly TableColumn[],
  shortWidths: readonly (number | undefined)[],
  width: number,
): readonly FittedColumn[] {
  const all = columns.map((column, index) => candidate(column, index, shortWidths[index], width));
  const short = needs(all, false) > width;
  let kept = all;
  while (needs(kept, short) > width) {
    const leaving = leastImportant(kept);
    if (leaving === undefined) break;
    const cut = cutToStay(leaving, needs(kept, short) - width, short);
    kept =
      cut === undefined
        ? kept.filter((each) => each !== leaving)
        : kept.map((each) => (each === leaving ? cut : each));
  }
  return spread(kept, short, width);
}

/**
 * A column's title and the gap behind it. The sort marker never makes a column wider, so that none moves when the order
 * changes: where the column has no room for it beside the title, it stands in the gap.
 */
export function headOf({ title, sorted, align }: TableColumn, width: number): string {
  const space = ' '.repeat(gap - 1);
  if (sorted === undefined) return `${fitToWidth(title, width, align)} ${space}`;
  const marker = sorted === 'up' ? '↑' : '↓';
  return displayWidth(title) + 2 <= width
    ? `${fitToWidth(`${title} ${marker}`, width, align)} ${space}`
    : `${fitToWidth(title, width, align)}${marker}${space}`;
}

function candidate(
  column: TableColumn,
  index: number,
  shortWidth: number | undefined,
  width: number,
): Candidate {
  // Room for the sort marker where it most often stands.
  const marker = column.priority === 0 && column.align === 'left' ? 2 : 0;
  const title = displayWidth(column.title) + marker;
  const content = column.maxWidth > 0 ? Math.min(column.width, column.maxWidth) : column.width;
  const natural = Math.max(title, content);
  const enough = Math.max(28, Math.floor(width * 0.4));
  return {
    column,
    index,
    natural,
    needed: column.priority === 0 ? Math.min(natural, enough) : natural,
    shortWidth: shortWidth === undefined ? natural : Math.max(title, shortWidth),
  };
}

function neededBy(each: Candidate, short: boolean): number {
  return short ? Math.min(each.needed, each.shortWidth) : each.needed;
}

/** Behind the last column there is room for a mark only. */
function needs(candidates: readonly Candidate[], short: boolean): number {
  return candidates.reduce((sum, each) => sum + neededBy(each, short) + gap, 1 - gap);
}

/** The highest priority number leaves first, the rightmost among equals; 0 never leaves. */
function leastImportant(candidates: readonly Candidate[]): Candidate | undefined {
  const leaving = candidates.filter(({ column }) => column.priority > 0);
  return leaving.reduce<Candidate | undefined>(
    (least, each) => (least === undefined || each.column.priority >= least.column.priority ? each : least),
    undefined,
  );
}

/** The column so much narrower, where enough of it remains; numbers are never cut. */
function cutToStay(each: Candidate, missing: number, short: boolean): Candidate | undefined {
  const needed = neededBy(each, short) - missing;
  const least = Math.max(leastCut, displayWidth(each.column.title));
  return each.column.align === 'left' && needed >= least ? { ...each, natural: needed, needed } : undefined;
}

/** Room that is left goes to what was cut, from left to right; what still lacks is taken from the widest. */
function spread(kept: readonly Candidate[], short: boolean, width: number): readonly FittedColumn[] {
  let room = width - needs(kept, short);
  const fitted = kept.map((each) => {
    const needed = neededBy(each, short);
    const wanted = short ? Math.min(each.natural, each.shortWidth) : each.natural;
    const more = Math.max(0, Math.min(room, wanted - needed));
    room -= more;
    return { column: each.column, index: each.index, width: needed + more, short };
  });
  for (; room < 0; room += 1) narrowTheWidest(fitted);
  return fitted;
}

function narrowTheWidest(fitted: { width: number }[]): void {
  const widest = fitted.reduce((most, each) => (each.width > most.width ? each : most));
  widest.width = Math.max(1, widest.width - 1);
}
