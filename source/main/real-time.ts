/** The real clock, and what it drives. */
import type { Cluster } from '../cluster/cluster.ts';
import type { Pace, Paced, WallClock } from '../cluster/pacer.ts';
import type { Dashboard } from '../dashboard/dashboard.ts';

export const wallClock: WallClock = {
  now: () => performance.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** A cluster at the pace that its dashboard sets. */
export function paced(cluster: Cluster, dashboard: Dashboard): Paced {
  return {
    get pace() {
      return dashboard.pace;
    },
    get now() {
      return cluster.now;
    },
    get nextEventTime() {
      return dashboard.nextEventTime;
    },
    startTime: cluster.startTime,
    advance: (milliseconds) => dashboard.advance(milliseconds),
  };
}

/** A cluster at a pace of its own, without a dashboard. */
export function pacedAt(cluster: Cluster, pace: Pace): Paced {
  return {
    pace,
    get now() {
      return cluster.now;
    },
    get nextEventTime() {
      return cluster.nextEventTime;
    },
    startTime: cluster.startTime,
    advance: (milliseconds) => cluster.advance(milliseconds * pace.speed),
  };
}
