/** Texts measured in columns of a terminal: CJK and emoji take two, combining marks none. */
import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';

/** Nearly every text of a cluster is printable ASCII, and then its width is its length. */
const printableAscii = /^[\x20-\x7e]*$/;

export function displayWidth(text: string): number {
  return printableAscii.test(text) ? text.length : stringWidth(text);
}

/** The text, or as much of it as fits with an ellipsis behind it. May be one column narrower than asked for. */
export function cutToWidth(text: string, width: number): string {
  if (width <= 0) return '';
  if (!printableAscii.test(text)) return cliTruncate(text, width);
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

/** Exactly as wide as asked for: cut, or filled with spaces. */
export function fitToWidth(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const cut = cutToWidth(text, width);
  const space = ' '.repeat(Math.max(0, width - displayWidth(cut)));
  return align === 'left' ? cut + space : space + cut;
}
