import { matchesSelector } from '../../../kubernetes/selectors.ts';
import { type Cycle, type Filter, unresolvable, unschedulable } from '../plugin.ts';
import { type Constraint, constraintsOf, countMatching, domainOf, isEligible } from '../topology.ts';

const unbalanced = "node(s) didn't match pod topology spread constraints";

/** The pod must not make any domain exceed the emptiest by more than maxSkew (plugins/podtopologyspread, filtering). */
export const podTopologySpread: Filter = (cycle) => {
  const constraints = constraintsOf(cycle, 'DoNotSchedule').map((constraint) => ({
    constraint,
    ...countByDomain(cycle, constraint, constraintsOf(cycle, 'DoNotSchedule')),
    self: matchesSelector(constraint.labelSelector, cycle.pod.metadata.labels) ? 1 : 0,
  }));
  return ({ node }) => {
    for (const { constraint, counts, least, self } of constraints) {
      const domain = domainOf(node, constraint.topologyKey);
      if (domain === undefined) return unresolvable(`${unbalanced} (missing required label)`);
      if ((counts.get(domain) ?? 0) + self - least > constraint.maxSkew) return unschedulable(unbalanced);
    }
    return undefined;
  };
};

function countByDomain(cycle: Cycle, constraint: Constraint, all: readonly Constraint[]) {
  const counts = new Map<string, number>();
  for (const candidate of cycle.all) {
    if (!isEligible(cycle, all, candidate)) continue;
    const domain = domainOf(candidate.node, constraint.topologyKey)!;
    counts.set(domain, (counts.get(domain) ?? 0) + countMatching(cycle, constraint, candidate));
  }
  const isShortOfDomains = counts.size < (constraint.minDomains ?? 1);
  return { counts, least: isShortOfDomains ? 0 : Math.min(...counts.values()) };
}
