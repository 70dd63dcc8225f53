import { counted, plain } from '../spans.ts';
import type { World } from '../world.ts';
import type { DialogContent } from './content.ts';
import type { Purpose } from './overlay.ts';

/** Times: node-lifecycle's grace period of 50 s (v1.32 and later), the default tolerations of 300 s. */
export function unplugContent({ node }: Extract<Purpose, { action: 'unplug' }>, world: World): DialogContent {
  const pods = world.cluster.read.podsOnNode(node.name).length;
  return {
    title: `Unplug node ${node.name}`,
    danger: true,
    lines: [
      plain(`Its kubelet falls silent, and ${counted(pods, 'pod')} on it answer no more.`),
      plain('After about 50 s the node is NotReady.'),
      plain('5 minutes later others take the places of its pods on other nodes.'),
      plain('Speed time up with > to see it.'),
    ],
    confirm: 'Unplug',
    commands: [],
    outlook: 'NotReady in about 50 s, pods leave in 6 m',
    fault: { type: 'node-down', node: node.name },
  };
}
