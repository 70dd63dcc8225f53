/** From fixtures and options to a cluster with a dashboard over it. */
import type { Cluster } from '../cluster/cluster.ts';
import { createDashboard, type Dashboard } from '../dashboard/dashboard.ts';
import type { Size } from '../dashboard/layout.ts';
import { nodeFiles } from '../fixtures/files.ts';
import { readManifests } from '../fixtures/read-manifests.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import { buildCluster, type ClusterChoices } from './build-cluster.ts';
import { preserved } from './preserved.ts';

export interface OpenOptions extends ClusterChoices {
  readonly speed?: number;
  readonly paused?: boolean;
  readonly namespace?: string;
  readonly readOnly?: boolean;
}

/** Throws a FixtureError or a StatusError. */
export async function openCluster(
  fixtures: readonly string[],
  options: ClusterChoices = {},
): Promise<Cluster> {
  return preserved(fixtures, options) ?? buildCluster(fixtures, options);
}

export function openDashboard(cluster: Cluster, options: OpenOptions, size: Size): Dashboard {
  const { speed, paused, namespace, readOnly } = options;
  return createDashboard({
    cluster,
    size,
    pace: { ...(speed !== undefined && { speed }), ...(paused !== undefined && { paused }) },
    ...(namespace !== undefined && { namespace }),
    ...(readOnly !== undefined && { readOnly }),
    files: manifestsAt,
  });
}

/** The manifests behind `kubectl apply -f PATH`. */
export function manifestsAt(path: string): readonly Manifest[] {
  return readManifests(path, nodeFiles);
}
