/** A thousand pods on twenty nodes, from apply to all ready: in a fresh process, and once the engine is warm. */
import { applyPods, emptyCluster, settle } from './clusters.ts';
import { type Figure, milliseconds } from './figures.ts';

const pods = 1000;
const warmUps = 4;

export function thousandPods(): Figure[] {
  const first = run();
  let warm = first;
  for (let round = 0; round < warmUps; round += 1) warm = run();
  const what = `${pods} pods on 20 nodes, apply to ready`;
  return [
    { what: `${what}, at once after the start`, value: milliseconds(first.taken), aim: 'aim: within 500 ms' },
    { what: `${what}, warm`, value: milliseconds(warm.taken), aim: 'aim: within 500 ms' },
    { what: `${what}, warm, changes per second`, value: perSecond(warm).toLocaleString('en') },
    { what: `${what}, peak memory at first`, value: `${Math.round(first.memory / 1024 / 1024)} MiB` },
  ];
}

interface Run {
  readonly taken: number;
  readonly changes: number;
  readonly memory: number;
}

function run(): Run {
  const cluster = emptyCluster(20);
  const revision = cluster.revision;
  let memory = 0;
  const stop = cluster.watch(() => {
    memory = Math.max(memory, process.memoryUsage.rss());
  });
  const start = performance.now();
  applyPods(cluster, pods);
  settle(cluster, pods);
  const taken = performance.now() - start;
  stop();
  return { taken, changes: cluster.revision - revision, memory };
}

function perSecond({ changes, taken }: Run): number {
  return Math.round((changes / taken) * 1000);
}
