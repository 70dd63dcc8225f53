import { matchesNode } from '../node-terms.ts';
import { type Filter, unresolvable } from '../plugin.ts';

/** spec.nodeSelector and required node affinity (plugins/nodeaffinity). */
export const nodeAffinity: Filter =
  ({ pod }) =>
  ({ node }) =>
    matchesNode(pod, node) ? undefined : unresolvable("node(s) didn't match Pod's node affinity/selector");
