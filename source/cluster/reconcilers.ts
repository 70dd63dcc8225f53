/** Everything that runs by itself in a cluster, in the order in which simultaneous changes reach it. */
import { controllers } from '../controllers/index.ts';
import { scheduler } from '../controllers/scheduler/scheduler.ts';
import { kubelet } from '../kubelet/kubelet.ts';
import { nodeKubelet } from '../kubelet/node.ts';
import type { Reconciler } from '../store/reading.ts';

export const reconcilers: readonly Reconciler[] = [...controllers, scheduler, nodeKubelet, kubelet];
