/**
 * Small tables that do not change while they are shown, drawn by ink-table: dense and without borders.
 *
 * ink-table is CommonJS and requires `ink`, which is an ES module with top-level await, so a plain import fails. It
 * is loaded on first use, after the modules it asks for have been put where `require` looks first: our own ink and
 * React, so that there is one of each, also in the bundle.
 */
import { createRequire, Module } from 'node:module';
import * as ink from 'ink';
import React, { type ComponentType, type ReactNode } from 'react';
import type { StillTable } from '../dashboard/view.ts';
import { fitToWidth } from '../lib/display-width.ts';
import type { Piece } from './line.ts';
import { columnGap, columnWidths } from './still-table-size.ts';
import { useTheme } from './theme-context.ts';

interface CellProps {
  readonly column: number;
  readonly children: ReactNode;
}

interface InkTableProps {
  readonly data: readonly Readonly<Record<string, string>>[];
  readonly columns: readonly string[];
  readonly header: ComponentType<CellProps>;
  readonly cell: ComponentType<CellProps>;
  readonly skeleton: ComponentType;
}

export interface StillTableProps {
  readonly table: StillTable;
  /** Display width of each column; default: as wide as the widest cell. */
  readonly widths?: readonly number[];
  /** Default: with the line of titles. */
  readonly heading?: boolean;
}

/** Marks the highlighted row; no text of a table holds this character. */
const cursorSign = '▌';

export function StillTableView({ table, widths = columnWidths([table]), heading = true }: StillTableProps) {
  const Table = inkTable();
  const names = ['cursor', ...table.columns.map((_, index) => `${index}`)];
  return (
    <Table
      data={table.rows.map((row, index) => record(row, index === table.selected, names.length))}
      columns={names}
      header={heading ? heads(table.columns, widths) : Nothing}
      cell={cells(widths)}
      skeleton={Nothing}
    />
  );
}

/** ink-table finds a row's cells by the names of the columns. */
function record(row: readonly string[], selected: boolean, columns: number): Record<string, string> {
  const values = Array.from({ length: columns - 1 }, (_, index) => [`${index}`, row[index] ?? '']);
  return Object.fromEntries([['cursor', selected ? cursorSign : ' '], ...values]);
}

function heads(titles: readonly string[], widths: readonly number[]): ComponentType<CellProps> {
  return ({ column }) => (
    <Cell
      text={titles[column - 1] ?? ''}
      column={column}
      widths={widths}
      style={{ tone: 'dim', bold: true }}
    />
  );
}

/** ink-table counts UTF-16 units, so cells are measured again, as a terminal shows them. */
function cells(widths: readonly number[]): ComponentType<CellProps> {
  return ({ column, children }) => (
    <Cell
      text={String(children).trim()}
      column={column}
      widths={widths}
      style={column === 1 ? { bold: true } : column === 0 ? { tone: 'accent', bold: true } : {}}
    />
  );
}

interface TextProps {
  readonly text: string;
  readonly column: number;
  readonly widths: readonly number[];
  readonly style: Omit<Piece, 'text'>;
}

/** Column 0 is that of the cursor; there is no gap behind it, nor behind the last. */
function Cell({ text, column, widths, style }: TextProps) {
  const theme = useTheme();
  const width = column === 0 ? 1 : (widths[column - 1] ?? 0);
  const gap = column === 0 || column === widths.length ? 0 : columnGap;
  return <ink.Text>{theme.paint([{ text: fitToWidth(text, width) + ' '.repeat(gap), ...style }])}</ink.Text>;
}

/** In place of ink-table's borders, and of the titles where there are none. */
function Nothing() {
  return null;
}

let loaded: ComponentType<InkTableProps> | undefined;

function inkTable(): ComponentType<InkTableProps> {
  loaded ??= load();
  return loaded;
}

function load(): ComponentType<InkTableProps> {
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve('ink-table'));
  provide(theirs, 'react', React);
  provide(theirs, 'ink', { Box: ink.Box, Text: ink.Text });
  return ours('ink-table').default;
}

function provide(from: NodeJS.Require, name: string, exports: unknown): void {
  const path = from.resolve(name);
  const module = new Module(path);
  from.cache[path] = Object.assign(module, { exports, loaded: true, filename: path });
}
