/** The action menu: what can be done, and why the rest can not. */
import type { MenuView } from '../dashboard/view.ts';
import { displayWidth, fitToWidth } from '../lib/display-width.ts';
import { framed } from './frame-lines.ts';
import { lineWidth, type Piece, type PieceLine } from './line.ts';

type Item = MenuView['items'][number];

/** As large as it needs to be within the room there is; scrolls to the selected item. */
export function menuLines({ title, items }: MenuView, width: number, height: number): PieceLine[] {
  const keys = Math.max(0, ...items.map(({ key }) => displayWidth(key)));
  const lines = items.map((item) => itemLine(item, keys));
  const selected = items.findIndex((item) => item.selected);
  const visible = windowAround(selected, items.length, height - 2);
  const inner = Math.max(displayWidth(title) + 2, ...lines.map(lineWidth));
  return framed(lines.slice(visible.from, visible.to), Math.min(width, inner + 4), {
    title,
    ...(items.length > height - 2 && { hint: `${selected + 1} of ${items.length}` }),
  });
}

/** Part of a list, as long as it may be, with the selected item in it. */
export function windowAround(selected: number, total: number, length: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(selected - Math.floor(length / 2), total - length));
  return { from, to: Math.min(total, from + length) };
}

function itemLine({ key, label, selected, disabled }: Item, keys: number): PieceLine {
  const cursor: Piece = { text: selected ? '▌' : ' ', tone: 'accent', bold: true };
  const name = fitToWidth(key, keys);
  if (disabled !== undefined) {
    return [cursor, { text: `${name}  ${label}  – ${disabled}`, tone: 'dim', bold: selected }];
  }
  const look = { bold: selected, inverse: selected };
  return [
    cursor,
    { text: name, ...(selected ? look : { tone: 'accent', bold: true }) },
    { text: `  ${label} `, ...look },
  ];
}
