/** Nodes and pods for scheduler tests, and the cycle that looks at them. */
import type { Cycle } from '../../source/controllers/scheduler/plugin.ts';
import { nodeUsage } from '../../source/kubernetes/node-usage.ts';
import type { Manifest, Node, Pod } from '../../source/kubernetes/objects.ts';
import { world } from './world.ts';

/** A node with room for everything unless its fields say otherwise. */
export function node(name: string, labels: Record<string, string> = {}, fields: object = {}): Manifest {
  const allocatable = { cpu: '100', memory: '100Gi', pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    spec: {},
    status: { allocatable },
    ...fields,
  };
}

export function podWith(name: string, spec: object = {}, metadata: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', ...metadata },
    spec: { containers: [], ...spec },
    status: { phase: 'Running' },
  };
}

/** A cycle for the pod `incoming`, which must be among the objects. */
export function cycleOf(...objects: readonly Manifest[]): Cycle {
  const read = world(...objects);
  const all = read.list('Node').map((item: Node) => {
    const pods: readonly Pod[] = read.podsOnNode(item.metadata.name);
    return { node: item, pods, usage: nodeUsage(pods) };
  });
  return { pod: read.get('Pod', 'default', 'incoming')!, read, all };
}
