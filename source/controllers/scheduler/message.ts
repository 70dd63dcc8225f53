/** The text of FailedScheduling: how many nodes say what (scheduler framework, FitError). */
import type { Rejection } from './plugin.ts';

const noPods = 'no nodes available to schedule pods';

/** One rejection per node. Ends with what preemption could do about it: nothing, since no pod has a higher priority. */
export function failureMessage(rejections: readonly Rejection[]): string {
  const total = rejections.length;
  if (total === 0) return noPods;
  const reasons = histogram(rejections.flatMap((rejection) => rejection.reasons));
  const hopeless = rejections.filter((rejection) => rejection.unresolvable).length;
  const preemption = histogram([
    ...Array<string>(hopeless).fill('Preemption is not helpful for scheduling'),
    ...Array<string>(total - hopeless).fill('No preemption victims found for incoming pod'),
  ]);
  const available = `0/${total} nodes are available`;
  return `${available}: ${reasons}. no new claims to deallocate, preemption: ${available}: ${preemption}.`;
}

/** `1 Insufficient cpu, 2 Too many pods`, sorted as text. */
function histogram(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .map(([text, count]) => `${count} ${text}`)
    .sort()
    .join(', ');
}
