import { highestScore } from '../plugin.ts';

/** Stretches raw scores to 0..100; reversed where less is better (framework helper, DefaultNormalizeScore). */
export function normalise(raw: readonly number[], reverse = false): readonly number[] {
  const most = Math.max(0, ...raw);
  if (most === 0) return raw.map(() => (reverse ? highestScore : 0));
  return raw.map((value) => {
    const score = Math.floor((value * highestScore) / most);
    return reverse ? highestScore - score : score;
  });
}
