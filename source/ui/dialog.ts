/**
 * A dialog as lines: what will follow, fields, the command it stands for, buttons. What has the focus is seen
 * without colour: `▌` and inverse. Where the window is low, empty lines and explanations go first.
 */
import type { DialogFieldView, DialogView, StillTable } from '../dashboard/view.ts';
import { wrapLine } from '../dashboard/wrap.ts';
import { displayWidth, fitToWidth } from '../lib/display-width.ts';
import { framed } from './frame-lines.ts';
import { lineWidth, type Piece, type PieceLine } from './line.ts';
import { windowAround } from './menu.ts';
import { columnWidths, totalWidth } from './still-table-size.ts';
import { withCursor } from './text-cursor.ts';

const leastWidth = 44;
const mostWidth = 96;
/** Of a text field, brackets not counted. */
const fieldWidth = 40;

export interface DialogLayout {
  readonly lines: readonly PieceLine[];
  /** Drawn over the lines, this far from the dialog's corner. */
  readonly table?: { readonly content: StillTable; readonly left: number; readonly top: number };
}

export function dialogLayout(dialog: DialogView, width: number, height: number): DialogLayout {
  const outer = Math.min(width, mostWidth, Math.max(leastWidth, contentWidth(dialog) + 4));
  const parts = partsOf(dialog, outer - 4);
  const room = height - 2;
  const fixed = parts.fields.length + parts.command.length + parts.error.length + 1;
  const table = fittingTable(dialog.table, room - fixed - Math.min(1, parts.text.length));
  const tableLines = table === undefined ? 0 : table.rows.length + 1;
  const text = parts.text.slice(0, Math.max(0, room - fixed - tableLines));
  let spare = room - fixed - tableLines - text.length;
  const gap = (wanted: boolean): PieceLine[] => (wanted && spare-- > 0 ? [[]] : []);
  const above = [...text, ...gap(text.length > 0 && tableLines > 0)];
  const inside = [...parts.fields, ...parts.command, ...parts.error];
  const middle = inside.length === 0 ? [] : [...gap(above.length + tableLines > 0), ...inside];
  const content = [...above, ...blanks(tableLines), ...middle, ...gap(true), parts.buttons];
  return {
    lines: framed(content, outer, { title: dialog.title, danger: dialog.danger }),
    ...(table && { table: { content: table, left: 2, top: 1 + above.length } }),
  };
}

function partsOf(dialog: DialogView, inner: number) {
  const labels = Math.max(0, ...dialog.fields.map(({ label }) => displayWidth(label)));
  return {
    text: dialog.lines.flatMap((line) => wrapLine(line, inner)),
    fields: dialog.fields.map((field) => fieldLine(field, labels, inner)),
    command: dialog.command === '' ? [] : wrapLine([{ text: `$ ${dialog.command}`, tone: 'dim' }], inner),
    error: dialog.error === undefined ? [] : wrapLine([{ text: `✖ ${dialog.error}`, tone: 'bad' }], inner),
    buttons: buttonsLine(dialog, inner),
  };
}

function contentWidth(dialog: DialogView): number {
  const labels = Math.max(0, ...dialog.fields.map(({ label }) => displayWidth(label)));
  return Math.max(
    displayWidth(dialog.title) + 2,
    ...dialog.lines.map(lineWidth),
    ...dialog.fields.map((field) => lineWidth(fieldLine(field, labels, mostWidth))),
    displayWidth(dialog.command) + 2,
    displayWidth(dialog.error ?? '') + 2,
    dialog.table === undefined ? 0 : totalWidth(columnWidths([dialog.table])),
    lineWidth(buttonPieces(dialog)),
  );
}

/** The rows around the highlighted one, where not all of them fit. */
function fittingTable(table: StillTable | undefined, room: number): StillTable | undefined {
  if (table === undefined || room < 2) return undefined;
  const { from, to } = windowAround(table.selected ?? 0, table.rows.length, room - 1);
  const selected = table.selected === undefined ? {} : { selected: table.selected - from };
  return { columns: table.columns, rows: table.rows.slice(from, to), ...selected };
}

function fieldLine(field: DialogFieldView, labels: number, inner: number): PieceLine {
  const cursor: Piece = { text: field.focused ? '▌' : ' ', tone: 'accent', bold: true };
  const label: Piece = { text: `${fitToWidth(field.label, labels)}  `, bold: field.focused };
  return [cursor, label, ...valuePieces(field, Math.min(fieldWidth, inner - labels - 5))];
}

function valuePieces({ kind, value, cursor, focused, note }: DialogFieldView, width: number): Piece[] {
  if (kind === 'choice') return [{ text: `‹ ${value} ›`, bold: focused, inverse: focused }];
  if (kind === 'toggle') {
    const box: Piece = { text: `[${value === 'x' ? 'x' : ' '}]`, bold: focused, inverse: focused };
    return note === undefined ? [box] : [box, { text: ` ${note}`, tone: 'dim' }];
  }
  const typed = focused
    ? withCursor(value, cursor ?? value.length, width)
    : [{ text: fitToWidth(value, width) }];
  const missing = Math.max(0, width - lineWidth(typed));
  return [{ text: '[' }, ...typed, { text: `${' '.repeat(missing)}]` }];
}

function buttonsLine(dialog: DialogView, inner: number): PieceLine {
  const buttons = buttonPieces(dialog);
  return [{ text: ' '.repeat(Math.max(0, inner - lineWidth(buttons))) }, ...buttons];
}

function buttonPieces({ buttons }: DialogView): Piece[] {
  return buttons.flatMap(({ label, focused }, index): Piece[] => [
    { text: index === 0 ? '' : '  ' },
    focused ? { text: `[ ${label} ]`, bold: true, inverse: true } : { text: `  ${label}  ` },
  ]);
}

function blanks(count: number): PieceLine[] {
  return Array.from({ length: count }, () => []);
}
