/** Where a flow plays: a cluster, the dashboard over it, and the screen that shows the dashboard. */
import type { Cluster } from '../cluster/cluster.ts';
import type { Dashboard } from '../dashboard/dashboard.ts';
import type { ScreenSize } from './flow.ts';

/** The terminal as a flow knows it; the real ui stands behind it. */
export interface Screen {
  /** One key, as flows write it: `a`, `enter`, `ctrl+d`. */
  press(key: string): void | Promise<void>;
  resize(size: ScreenSize): void | Promise<void>;
  /** What is shown now that nothing is pending, one text a row, without colours. */
  lines(): readonly string[] | Promise<readonly string[]>;
  close(): void;
}

export interface Stage {
  readonly cluster: Cluster;
  readonly dashboard: Dashboard;
  readonly screen: Screen;
}
