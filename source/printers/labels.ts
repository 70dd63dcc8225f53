import { compareText } from '../lib/compare-text.ts';

/** `a=b,c=d`, sorted by key; `<none>` without labels (apimachinery, labels.FormatLabels). */
export function formatLabels(labels: Readonly<Record<string, string>> | undefined): string {
  const entries = Object.entries(labels ?? {}).sort(([one], [other]) => compareText(one, other));
  return entries.length === 0 ? '<none>' : entries.map(([key, value]) => `${key}=${value}`).join(',');
}
