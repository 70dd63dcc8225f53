/**
 * Typed cells: what a table shows of an object, together with what it means and how it sorts, so that nobody ever
 * has to read a number or a state back out of a formatted text.
 */
import type { AnyObject, KubeObject } from '../kubernetes/objects.ts';
import { parseQuantity } from '../kubernetes/quantities.ts';
import { parseTimestamp } from '../kubernetes/time.ts';
import { cleanText } from '../lib/clean-text.ts';
import { humanDuration } from '../lib/human-duration.ts';
import type { Reader } from '../store/reading.ts';

/** What a text means, for whoever colours it; a symbol or a word always says the same. */
export type Tone = 'normal' | 'good' | 'busy' | 'bad' | 'dim' | 'accent' | 'notice';

export interface Cell {
  readonly text: string;
  /** Shorter form for narrow screens: `4` for `4 (28s ago)`. */
  readonly short?: string;
  readonly tone?: Tone;
  /** What the API server's tables hold in place of the text: numbers stay numbers there, truths stay truths. */
  readonly data?: number | boolean;
  /** Cells of one column compare by this, all as numbers or all as texts. */
  readonly sort: string | number;
}

export interface CellContext {
  /** Virtual time, milliseconds since the epoch. */
  readonly now: number;
  /** `-o wide`: some cells are longer then. */
  readonly wide?: boolean;
  /** For columns that look at other objects too. */
  readonly read?: Reader;
}

/** What the API server's tables declare a column to hold; some that they declare as texts hold numbers all the same. */
export type ColumnType = 'string' | 'integer' | 'boolean' | 'date';

export interface Column<T = AnyObject> {
  /** As the API server's tables name it: `Up-to-date`. */
  readonly name: string;
  /** As kubectl prints it: `UP-TO-DATE`. */
  readonly header: string;
  /** 1: only with `-o wide`. */
  readonly priority: 0 | 1;
  /** How a screen aligns it; kubectl itself knows only left. */
  readonly align: 'left' | 'right';
  readonly type: ColumnType;
  /** What kind of text it is, where the API server's tables tell: `name`, `quantity`. */
  readonly format?: string;
  value(object: T, context: CellContext): Cell;
}

type Value<T> = (object: T, context: CellContext) => Cell;

/** A column that is always shown. */
export function column<T = AnyObject>(
  name: string,
  value: Value<T>,
  align: Column['align'] = 'left',
  type: ColumnType = 'string',
): Column<T> {
  return { name, header: name.toUpperCase(), priority: 0, align, type, value };
}

/** A column of `-o wide`. */
export function wideColumn<T = AnyObject>(name: string, value: Value<T>): Column<T> {
  return { ...column(name, value), priority: 1 };
}

export function numberColumn<T = AnyObject>(
  name: string,
  value: (object: T) => number | undefined,
  type: ColumnType = 'integer',
): Column<T> {
  return column(name, (object) => number(value(object) ?? 0), 'right', type);
}

export function textColumn<T = AnyObject>(name: string, value: (object: T) => string | undefined): Column<T> {
  return column(name, (object) => text(value(object) ?? ''));
}

export function wideTextColumn<T = AnyObject>(name: string, value: (object: T) => string): Column<T> {
  return { ...textColumn(name, value), priority: 1 };
}

export const nameColumn: Column<KubeObject> = {
  ...column('Name', (object: KubeObject) => text(object.metadata.name)),
  format: 'name',
};

/** Time since creation. Sorted ascending, the youngest comes first. */
export const ageColumn: Column<KubeObject> = column(
  'Age',
  (object: KubeObject, { now }) => age(object.metadata.creationTimestamp, now),
  'right',
);

/** In place of the age, where the API server has no columns of its own for a kind. */
export const createdColumn: Column<KubeObject> = column(
  'Created At',
  ({ metadata }: KubeObject) => text(metadata.creationTimestamp),
  'left',
  'date',
);

export function text(content: string, tone?: Tone): Cell {
  const clean = cleanText(content);
  return tone === undefined ? { text: clean, sort: clean } : { text: clean, sort: clean, tone };
}

export function number(amount: number, tone?: Tone): Cell {
  const cell: Cell = { text: `${amount}`, sort: amount, data: amount };
  return tone === undefined ? cell : { ...cell, tone };
}

/** `true` or `false`. */
export function truth(holds: boolean): Cell {
  return { text: `${holds}`, sort: `${holds}`, data: holds };
}

/** `10Gi`; sorts by size. */
export function quantity(content: string): Cell {
  return { ...text(content), sort: parseQuantity(content) ?? -1 };
}

/** `2/3`; sorts by the first number, and by the second among equals. */
export function fraction(part: number, whole: number, tone?: Tone): Cell {
  return { text: `${part}/${whole}`, sort: part + whole / 1_000_000, ...(tone && { tone }) };
}

/** Time since a moment; what never was, sorts as the oldest. */
export function age(timestamp: string | undefined, now: number, unknown = '<unknown>'): Cell {
  const moment = parseTimestamp(timestamp);
  if (moment === undefined) return { text: unknown, sort: Number.POSITIVE_INFINITY };
  return { text: humanDuration(now - moment), sort: now - moment };
}

/** `<none>` in place of an empty text. */
export function orNone(content: string | undefined): string {
  return content === undefined || content === '' ? '<none>' : content;
}
