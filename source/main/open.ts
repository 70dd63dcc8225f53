/** From fixtures and options to a cluster with a dashboard over it. */
import type { Cluster } from '../cluster/cluster.ts';
import { createDashboard, type Dashboard } from '../dashboard/dashboard.ts';
import type { History } from '../dashboard/effects.ts';
import type { Size } from '../dashboard/layout.ts';
import type { ServedApi } from '../dashboard/served-api.ts';
import { nodeFiles } from '../fixtures/files.ts';
import { readManifests } from '../fixtures/read-manifests.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import { buildCluster, type ClusterChoices } from './build-cluster.ts';
import { preservedSchemas } from './openapi/schema-file.ts';
import { preserved } from './preserved.ts';

export interface OpenOptions extends ClusterChoices {
  readonly speed?: number;
  readonly paused?: boolean;
  readonly namespace?: string;
  readonly readOnly?: boolean;
  readonly served?: ServedApi | undefined;
  /** Default: no command lines are kept. */
  readonly history?: History;
}

/** Throws a FixtureError or a StatusError. */
export async function openCluster(
  fixtures: readonly string[],
  options: ClusterChoices = {},
): Promise<Cluster> {
  return preserved(fixtures, options) ?? buildCluster(fixtures, options);
}

/** For clients elsewhere, which count some ages by their own clock: virtual time starts where that is. */
export function openForClients(fixtures: readonly string[], options: ClusterChoices): Promise<Cluster> {
  const now = Math.floor(Date.now() / 1000) * 1000;
  return openCluster(fixtures, { startTime: new Date(now).toISOString(), ...options });
}

export function openDashboard(cluster: Cluster, options: OpenOptions, size: Size): Dashboard {
  const { speed, paused, namespace, readOnly, served, history } = options;
  return createDashboard({
    cluster,
    size,
    pace: { ...(speed !== undefined && { speed }), ...(paused !== undefined && { paused }) },
    ...(namespace !== undefined && { namespace }),
    ...(readOnly !== undefined && { readOnly }),
    ...(served !== undefined && { served }),
    ...(history !== undefined && { history }),
    files: manifestsAt,
    fileSystem: nodeFiles,
    schemas: preservedSchemas,
  });
}

/** The manifests behind `kubectl apply -f PATH`. */
export function manifestsAt(path: string): readonly Manifest[] {
  return readManifests(path, nodeFiles);
}
