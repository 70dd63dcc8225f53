import { matchesTerm, type NodeSelectorTerm } from '../node-terms.ts';
import type { Score } from '../plugin.ts';
import { normalise } from './normalise.ts';

/** Sum of the weights of the preferred terms that match (plugins/nodeaffinity). */
export const nodeAffinityScore: Score['rate'] = ({ pod }, fitting) => {
  const preferred = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  const raw = fitting.map(({ node }) =>
    preferred.reduce(
      (sum, { weight, preference }) =>
        matchesTerm(preference as NodeSelectorTerm, node) ? sum + weight : sum,
      0,
    ),
  );
  return normalise(raw);
};
