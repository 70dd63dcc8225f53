/** Virtual time since the start, as a clock shows it. */

/** `00:03:12`; hours go on beyond a day. */
export function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => digits(part, 2)).join(':');
}

/** `00:03:12.480` */
export function clockWithMilliseconds(milliseconds: number): string {
  return `${clock(milliseconds)}.${digits(Math.max(0, milliseconds) % 1000, 3)}`;
}

function digits(amount: number, width: number): string {
  return `${Math.floor(amount)}`.padStart(width, '0');
}
