/**
 * How many lines the body has; the one agreement about space between the dashboard, which hands over only what fits,
 * and the ui, which draws it. Chrome: header, crumbs, (the line of a paused clock), prompt or flash, hints.
 */
const chrome = 4;

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Lines between the crumbs and the prompt line; at least one. */
export function bodyHeight(size: Size, paused: boolean): number {
  return Math.max(1, size.rows - chrome - (paused ? 1 : 0));
}

/** Rows of a live table: the body without the line of column titles. */
export function tableHeight(size: Size, paused: boolean): number {
  return Math.max(1, bodyHeight(size, paused) - 1);
}

/** Columns of a text: a space stands before it, a space and the scroll bar behind it. */
export function textWidth(size: Size): number {
  return Math.max(1, size.columns - 3);
}

/** Lines of a sheet (help, commands so far): the body without its frame. */
export function sheetHeight(size: Size, paused: boolean): number {
  return Math.max(1, bodyHeight(size, paused) - 2);
}
