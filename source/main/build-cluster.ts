/** From fixtures to a cluster. */
import { fileURLToPath } from 'node:url';
import { createCluster } from '../cluster/create.ts';
import type { LocalCluster } from '../cluster/local-cluster.ts';
import { bundledPath } from '../fixtures/bundled.ts';
import { nodeFiles } from '../fixtures/files.ts';
import type { Profile } from '../kubernetes/cluster-document.ts';

export interface ClusterChoices {
  readonly seed?: number;
  readonly profile?: Profile;
  /** Of virtual time, where no fixture says one: RFC 3339. */
  readonly startTime?: string;
}

/** Folder of the fixtures that come with the program. */
export const bundledFolder = fileURLToPath(new URL('../cluster-fixtures', import.meta.url));

/** Throws a FixtureError or a StatusError. */
export async function buildCluster(
  fixtures: readonly string[],
  { seed, profile, startTime }: ClusterChoices = {},
): Promise<LocalCluster> {
  // A file of one's own goes before a bundled one of the same name.
  const bundled = fixtures.map((name) =>
    nodeFiles.stat(name) === undefined ? bundledPath(name, bundledFolder, nodeFiles) : undefined,
  );
  const paths = fixtures.map((name, index) => bundled[index] ?? name);
  const trusted = bundled.every((path) => path !== undefined);
  const { loadFixtures } = await import('../fixtures/load.ts');
  const { cluster, manifests } = await loadFixtures(paths, nodeFiles, { trusted });
  const { name, ...spec } = cluster;
  return createCluster({
    name,
    spec: {
      ...(startTime && { startTime }),
      ...spec,
      ...(seed !== undefined && { seed }),
      ...(profile && { profile }),
    },
    manifests: manifests.map(({ manifest }) => manifest),
  });
}
