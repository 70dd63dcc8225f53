/** Where a flow plays: a cluster, the dashboard over it, and what draws the dashboard. */

import type { Cluster } from '../cluster/cluster.ts';
import { createCluster } from '../cluster/create.ts';
import { createDashboard, type Dashboard } from '../dashboard/dashboard.ts';
import type { View } from '../dashboard/view.ts';
import type { LoadedFixtures } from '../fixtures/load.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import type { Flow } from './flow.ts';

/** The frame of a view as plain text, a line a row; the real ui stands behind it. */
export type Draw = (view: View) => string;

export interface Stage {
  readonly cluster: Cluster;
  readonly dashboard: Dashboard;
  readonly draw: Draw;
  /** Reads the manifests behind `kubectl apply -f PATH`. */
  readonly manifestsAt?: (path: string) => readonly Manifest[];
}

/** A new cluster with the flow's fixtures, and a new dashboard over it. */
export function openStage(
  flow: Flow,
  fixtures: LoadedFixtures,
  tools: Pick<Stage, 'draw' | 'manifestsAt'>,
): Stage {
  const { name, ...spec } = fixtures.cluster;
  const cluster = createCluster({
    name,
    spec: { ...spec, ...(flow.seed !== undefined && { seed: flow.seed }) },
    manifests: fixtures.manifests.map(({ manifest }) => manifest),
  });
  const { manifestsAt } = tools;
  const dashboard = createDashboard({ cluster, size: flow.size, ...(manifestsAt && { files: manifestsAt }) });
  return { ...tools, cluster, dashboard };
}

/** What the screen shows now; spaces at the ends of lines are not seen. */
export function frameOf({ draw, dashboard }: Stage): string[] {
  return draw(dashboard.view())
    .split('\n')
    .map((line) => line.trimEnd());
}
