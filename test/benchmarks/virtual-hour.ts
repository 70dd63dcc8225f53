/** How long an hour of the workshop's life takes. */
import path from 'node:path';
import { createCluster } from '../../source/cluster/create.ts';
import { nodeFiles } from '../../source/fixtures/files.ts';
import { loadFixtures } from '../../source/fixtures/load.ts';
import { type Figure, milliseconds } from './figures.ts';

export async function virtualHour(): Promise<Figure[]> {
  const file = path.resolve('cluster-fixtures/workshop.yaml');
  const { cluster: settings, manifests } = await loadFixtures([file], nodeFiles, { trusted: true });
  const { name, ...spec } = settings;
  const cluster = createCluster({ name, spec, manifests: manifests.map(({ manifest }) => manifest) });
  const start = performance.now();
  cluster.advance(3_600_000);
  const taken = performance.now() - start;
  return [{ what: 'a virtual hour of the workshop', value: milliseconds(taken) }];
}
