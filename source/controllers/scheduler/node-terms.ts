/** Node selector terms: what node affinity says about a node's labels and name (component-helpers, nodeaffinity). */
import type { Node, Pod } from '../../kubernetes/objects.ts';
import { type LabelSelectorRequirement, matchesExpression } from '../../kubernetes/selectors.ts';
import { own } from '../../lib/fields.ts';

/** A term of node affinity; `matchFields` knows the field metadata.name only. */
export interface NodeSelectorTerm {
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
  readonly matchFields?: readonly LabelSelectorRequirement[];
}

/** Whether the node satisfies the pod's nodeSelector and its required node affinity. */
export function matchesNode(pod: Pod, node: Node): boolean {
  const { nodeSelector = {}, affinity } = pod.spec;
  const labels = node.metadata.labels ?? {};
  if (Object.entries(nodeSelector).some(([key, value]) => labels[key] !== value)) return false;
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return (
    required === undefined ||
    required.nodeSelectorTerms.some((term) => matchesTerm(term as NodeSelectorTerm, node))
  );
}

/** All expressions of a term must hold; a term without any matches nothing. */
export function matchesTerm(
  { matchExpressions = [], matchFields = [] }: NodeSelectorTerm,
  node: Node,
): boolean {
  if (matchExpressions.length + matchFields.length === 0) return false;
  const labels = node.metadata.labels ?? {};
  return (
    matchExpressions.every((expression) => matchesExpression(expression, own(labels, expression.key))) &&
    matchFields.every((expression) => matchesExpression(expression, node.metadata.name))
  );
}
