/** Taints of nodes and the tolerations of pods (component-helpers, core/v1 ToleratesTaint). */
import type { Taint, Toleration } from './objects.ts';

/** An empty key with Exists tolerates everything, an empty effect every effect; the default operator is Equal. */
export function tolerates(toleration: Toleration, taint: Taint): boolean {
  const { key = '', operator = '', value = '', effect = '' } = toleration as Partial<Record<string, string>>;
  if (effect !== '' && effect !== taint.effect) return false;
  if (key !== '' && key !== taint.key) return false;
  if (operator === 'Exists') return true;
  return key !== '' && (operator === '' || operator === 'Equal') && value === (taint.value ?? '');
}

export function isTolerated(tolerations: readonly Toleration[] | undefined, taint: Taint): boolean {
  return tolerations?.some((toleration) => tolerates(toleration, taint)) ?? false;
}
