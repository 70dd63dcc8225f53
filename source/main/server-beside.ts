/** The API server beside a dashboard over the same cluster: the screen shows what clients do. */
import type { Cluster } from '../cluster/cluster.ts';
import type { ServedApi } from '../dashboard/served-api.ts';
import { exportLine, warnIfExposed } from './announcement.ts';
import { type ApiOptions, type Driver, startServer } from './api-server.ts';
import { wallClock } from './real-time.ts';

export interface ServerBeside {
  readonly served: ServedApi;
  /** Who drives the clock, once there is a screen; `refresh` shows on it what has changed. */
  driveBy(pacer: Driver, refresh: () => void): void;
  close(): Promise<void>;
}

/** However many requests there are, the screen is looked at only so often (milliseconds). */
const frame = 1000 / 30;

export async function startBeside(cluster: Cluster, options: ApiOptions): Promise<ServerBeside> {
  let driver: Driver = { catchUp: () => {}, plan: () => {} };
  warnIfExposed(options.listen);
  const { url, kubeconfigPath, close } = await startServer(cluster, options, {
    catchUp: () => driver.catchUp(),
    plan: () => driver.plan(),
  });
  return {
    served: { url, exportLine: exportLine(kubeconfigPath) },
    driveBy: (pacer, refresh) => {
      const refreshSoon = oncePerFrame(refresh);
      driver = {
        catchUp: () => pacer.catchUp(),
        plan: () => {
          pacer.plan();
          refreshSoon();
        },
      };
    },
    close,
  };
}

function oncePerFrame(work: () => void): () => void {
  let isPlanned = false;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    wallClock.after(frame, () => {
      isPlanned = false;
      work();
    });
  };
}
