/** Times: virtual time is a number of milliseconds since the Unix epoch; objects carry RFC 3339 text in UTC. */

let newest = { second: Number.NaN, text: '' };

/** `2026-01-01T00:00:00Z`: the form of metav1.Time, whole seconds, rounded down. */
export function timestamp(milliseconds: number): string {
  const second = Math.floor(milliseconds / 1000);
  // Thousands of stamps are of the same second; writing one out is slow.
  if (second !== newest.second) {
    newest = { second, text: `${new Date(second * 1000).toISOString().slice(0, 19)}Z` };
  }
  return newest.text;
}

/** `2026-01-01T00:00:00.123000Z`: the form of metav1.MicroTime. */
export function microTimestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 23)}000Z`;
}

/** RFC 3339; a time without a zone would be another one on every machine. */
const timestampForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** Milliseconds since the epoch, or undefined where the text is missing or no time with its zone. */
export function parseTimestamp(text: string | undefined): number | undefined {
  if (text === undefined || !timestampForm.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
