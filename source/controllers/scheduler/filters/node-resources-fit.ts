import { amountOf, amountsOf, podRequests } from '../../../kubernetes/pod-resources.ts';
import { type Filter, unschedulable } from '../plugin.ts';

/** What the pod requests must be free on the node, and a place among its pods (plugins/noderesources, fit). */
export const nodeResourcesFit: Filter = ({ pod }) => {
  const requested = Object.entries(podRequests(pod)).filter(([, amount]) => amount > 0);
  return ({ node, usage }) => {
    const allocatable = amountsOf(node.status.allocatable as Record<string, string> | undefined);
    const full = usage.pods + 1 > (allocatable.pods ?? 0) ? ['Too many pods'] : [];
    const short = requested
      .filter(([name, amount]) => amount > amountOf(allocatable, name) - amountOf(usage.requests, name))
      .map(([name]) => `Insufficient ${name}`);
    const reasons = [...full, ...short];
    return reasons.length === 0 ? undefined : unschedulable(...reasons);
  };
};
