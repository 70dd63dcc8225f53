/** From fixtures and options to a cluster with a dashboard over it. */
import { fileURLToPath } from 'node:url';
import type { Cluster } from '../cluster/cluster.ts';
import { createCluster } from '../cluster/create.ts';
import { createDashboard, type Dashboard } from '../dashboard/dashboard.ts';
import type { Size } from '../dashboard/layout.ts';
import { bundledPath } from '../fixtures/bundled.ts';
import { nodeFiles } from '../fixtures/files.ts';
import { loadFixtures } from '../fixtures/load.ts';
import { readManifests } from '../fixtures/read-manifests.ts';
import type { Profile } from '../kubernetes/cluster-document.ts';
import type { Manifest } from '../kubernetes/objects.ts';

export interface OpenOptions {
  readonly seed?: number;
  readonly speed?: number;
  readonly paused?: boolean;
  readonly namespace?: string;
  readonly profile?: Profile;
  readonly readOnly?: boolean;
}

/** Folder of the fixtures that come with the program. */
export const bundledFolder = fileURLToPath(new URL('../cluster-fixtures', import.meta.url));

/** Throws a FixtureError or a StatusError. */
export async function openCluster(
  fixtures: readonly string[],
  { seed, profile }: Pick<OpenOptions, 'seed' | 'profile'> = {},
): Promise<Cluster> {
  // A file of one's own goes before a bundled one of the same name.
  const bundled = fixtures.map((name) =>
    nodeFiles.stat(name) === undefined ? bundledPath(name, bundledFolder, nodeFiles) : undefined,
  );
  const paths = fixtures.map((name, index) => bundled[index] ?? name);
  const trusted = bundled.every((path) => path !== undefined);
  const { cluster, manifests } = await loadFixtures(paths, nodeFiles, { trusted });
  const { name, ...spec } = cluster;
  return createCluster({
    name,
    spec: { ...spec, ...(seed !== undefined && { seed }), ...(profile && { profile }) },
    manifests: manifests.map(({ manifest }) => manifest),
  });
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
