/** A thousand pods on twenty nodes, from apply to all ready. */
import { applyPods, emptyCluster, settle } from './clusters.ts';
import { type Figure, milliseconds } from './figures.ts';

const pods = 1000;

export function thousandPods(): Figure[] {
  const cluster = emptyCluster(20);
  const first = cluster.revision;
  let most = 0;
  const stop = cluster.watch(() => {
    most = Math.max(most, process.memoryUsage.rss());
  });
  const start = performance.now();
  applyPods(cluster, pods);
  settle(cluster, pods);
  const taken = performance.now() - start;
  stop();
  const changes = cluster.revision - first;
  const what = `${pods} pods on 20 nodes, apply to ready`;
  return [
    { what, value: milliseconds(taken), aim: 'aim: within 500 ms' },
    { what: `${what}, changes per second`, value: Math.round((changes / taken) * 1000).toLocaleString('en') },
    { what: `${what}, peak memory of the process`, value: `${Math.round(most / 1024 / 1024)} MiB` },
  ];
}
