/** What `update` and `view` may look at besides the model. Nothing is ever written through it. */
import type { Cluster } from '../cluster/cluster.ts';
import type { Completion } from '../kubectl/complete.ts';
import { withHeartbeats } from '../kubernetes/heartbeats.ts';
import { nodeLeaseNamespace } from '../kubernetes/namespaces.ts';
import type { AnyObject } from '../kubernetes/objects.ts';
import type { ListView } from './list-view.ts';
import type { Ref, TableScreen } from './model.ts';
import type { RecentChanges } from './recent-changes.ts';
import type { ServedApi } from './served-api.ts';

export type ReadOnlyCluster = Pick<
  Cluster,
  'read' | 'name' | 'now' | 'startTime' | 'revision' | 'nextEventTime' | 'logs' | 'change' | 'isUnplugged'
>;

export interface World {
  readonly cluster: ReadOnlyCluster;
  /** The list behind a table; the same one until the table asks for other rows. */
  list(screen: TableScreen, namespace: string | undefined): ListView;
  readonly recent: RecentChanges;
  /** Where others reach the cluster, if they do. */
  readonly served?: ServedApi;
  /** How a kubectl line could go on at its end. */
  completeKubectl(line: string, namespace: string): Completion;
}

export function objectOf(world: World, { kind, namespace, name }: Ref): AnyObject | undefined {
  const { read, now } = world.cluster;
  const object = read.get(kind, namespace, name);
  return object && withHeartbeats(object, now, (node) => read.get('Lease', nodeLeaseNamespace, node));
}

export function refOf({ kind, metadata }: AnyObject): Ref {
  return { kind, namespace: metadata.namespace, name: metadata.name };
}
