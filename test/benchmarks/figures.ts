/** Small statistics, and the table that the benchmarks print. */

export interface Figure {
  readonly what: string;
  readonly value: string;
  /** What we aim for, where there is an aim. */
  readonly aim?: string;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

export function printTable(figures: readonly Figure[]): void {
  const widths = [
    Math.max(...figures.map(({ what }) => what.length)),
    Math.max(...figures.map(({ value }) => value.length)),
  ] as const;
  for (const { what, value, aim = '' } of figures) {
    console.log(`${what.padEnd(widths[0])}  ${value.padStart(widths[1])}  ${aim}`.trimEnd());
  }
}
