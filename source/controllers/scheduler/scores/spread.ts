import { type Candidate, type Cycle, highestScore, type Score } from '../plugin.ts';
import {
  type Constraint,
  constraintsOf,
  countMatching,
  domainOf,
  hostnameLabel,
  isEligible,
} from '../topology.ts';

/** The fewer fellow pods in a node's domains, the better (plugins/podtopologyspread, scoring). */
export const spreadScore: Score['rate'] = (cycle, fitting) => {
  const constraints = constraintsOf(cycle, 'ScheduleAnyway');
  if (constraints.length === 0) return fitting.map(() => 0);
  // Only a pod's own constraints demand that a node carries every label; the defaults make do with what there is.
  const isStrict = (cycle.pod.spec.topologySpreadConstraints?.length ?? 0) > 0;
  const carries = (candidate: Candidate, constraint: Constraint) =>
    domainOf(candidate.node, constraint.topologyKey) !== undefined;
  const rated = fitting.map(
    (candidate) => !isStrict || constraints.every((constraint) => carries(candidate, constraint)),
  );
  const parts = constraints.map((constraint) =>
    rateConstraint(
      cycle,
      constraint,
      isStrict ? constraints : [constraint],
      fitting.filter((_, i) => rated[i]),
    ),
  );
  const raw = fitting.map((candidate) => Math.round(parts.reduce((sum, rate) => sum + rate(candidate), 0)));
  return stretch(raw, rated);
};

function rateConstraint(
  cycle: Cycle,
  constraint: Constraint,
  required: readonly Constraint[],
  fitting: readonly Candidate[],
): (candidate: Candidate) => number {
  const { topologyKey, maxSkew } = constraint;
  const isByHost = topologyKey === hostnameLabel;
  const domains = new Set(
    fitting.map(({ node }) => domainOf(node, topologyKey)).filter((name) => name !== undefined),
  );
  const weight = Math.log((isByHost ? fitting.length : domains.size) + 2);
  const counts = new Map<string, number>();
  for (const candidate of isByHost ? [] : cycle.all) {
    const domain = domainOf(candidate.node, topologyKey);
    if (domain === undefined || !domains.has(domain) || !isEligible(cycle, required, candidate)) continue;
    counts.set(domain, (counts.get(domain) ?? 0) + countMatching(cycle, constraint, candidate));
  }
  return (candidate) => {
    const domain = domainOf(candidate.node, topologyKey);
    if (domain === undefined) return 0;
    const count = isByHost ? countMatching(cycle, constraint, candidate) : (counts.get(domain) ?? 0);
    return count * weight + (maxSkew - 1);
  };
}

/** Fewest gets most; nodes that lack a label get nothing. */
function stretch(raw: readonly number[], rated: readonly boolean[]): readonly number[] {
  const values = raw.filter((_, index) => rated[index]);
  const most = Math.max(...values);
  const least = Math.min(...values);
  return raw.map((value, index) => {
    if (!rated[index]) return 0;
    return most === 0 ? highestScore : Math.floor((highestScore * (most + least - value)) / most);
  });
}
