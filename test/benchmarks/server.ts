/** The API server under load, with the dashboard over the same cluster; and a list of ten thousand pods. */
import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Cluster } from '../../source/cluster/cluster.ts';
import { Pacer } from '../../source/cluster/pacer.ts';
import { createDashboard } from '../../source/dashboard/dashboard.ts';
import { startServer } from '../../source/main/api-server.ts';
import { paced, wallClock } from '../../source/main/real-time.ts';
import { startBeside } from '../../source/main/server-beside.ts';
import { showOnTerminal } from '../../source/ui/terminal-screen.tsx';
import { ApiClient, tableForm } from './api-client.ts';
import { applyPods, emptyCluster, settle } from './clusters.ts';
import { type Figure, milliseconds, percentile } from './figures.ts';
import type { Load } from './server-load.ts';
import { fakeTerminal } from './terminal.ts';

const size = { columns: 200, rows: 60 };
const duration = 10_000;
const betweenKeys = 50;

export async function serverUnderLoad(): Promise<Figure[]> {
  const cluster = settledCluster(20, 500);
  const beside = await startBeside(cluster, {});
  const kubeconfig = beside.served.exportLine.replace('export KUBECONFIG=', '');
  const dashboard = createDashboard({ cluster, size });
  const terminal = fakeTerminal(size.columns, size.rows);
  const pacer = new Pacer(paced(cluster, dashboard), wallClock, () => screen.refresh());
  const screen = showOnTerminal({
    ...terminal,
    dashboard,
    depth: '256',
    around: { before: () => pacer.catchUp(), after: () => pacer.plan() },
  });
  beside.driveBy(pacer, () => screen.refresh());
  await screen.flushed();
  await loaded(kubeconfig, 1000);
  const before = memory();
  const keys = pressing(terminal);
  const load = await loaded(kubeconfig, duration);
  const frames = await keys.end();
  const after = memory();
  pacer.stop();
  screen.close();
  await beside.close();
  return [
    ...figuresOf(load),
    { what: 'server: memory before and after the load', value: `${before} and ${after} MiB` },
    {
      what: 'server: key to frame meanwhile, 500 pods, 200x60, p95',
      value: milliseconds(percentile(frames, 0.95)),
      aim: 'aim: under 100 ms',
    },
  ];
}

function figuresOf({ times, seconds, events }: Load): Figure[] {
  const what = 'server: 50 watchers, 16 clients';
  return [
    { what: `${what}, requests per second`, value: Math.round(times.length / seconds).toLocaleString('en') },
    { what: `${what}, p50`, value: milliseconds(percentile(times, 0.5)) },
    { what: `${what}, p99`, value: milliseconds(percentile(times, 0.99)), aim: 'aim: under 100 ms' },
    { what: `${what}, events per second`, value: Math.round(events / seconds).toLocaleString('en') },
  ];
}

async function loaded(kubeconfig: string, time: number): Promise<Load> {
  const args = [fileURLToPath(import.meta.url), 'server-load', kubeconfig, String(time)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout) as Load;
}

/** In whole MiB, once what nobody holds any more is gone. */
function memory(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().rss / 1024 / 1024);
}

/** Keys all the while, and how long each took to its frame. */
function pressing(terminal: ReturnType<typeof fakeTerminal>) {
  const times: number[] = [];
  let isOver = false;
  const done = (async () => {
    for (let press = 0; !isOver; press += 1) {
      await pause(betweenKeys);
      const frame = terminal.frame();
      const start = performance.now();
      terminal.press(press % 40 < 20 ? 'j' : 'k');
      await frame;
      times.push(performance.now() - start);
    }
  })();
  return {
    end: async () => {
      isOver = true;
      await done;
      return times;
    },
  };
}

export async function listOfPods(): Promise<Figure[]> {
  const cluster = settledCluster(50, 10_000);
  const still = { catchUp: () => {}, plan: () => {} };
  const server = await startServer(cluster, {}, still);
  const client = new ApiClient(server.kubeconfigPath);
  const timed = async (accept: string) => {
    const start = performance.now();
    const bytes = await client.ask('GET', '/api/v1/namespaces/default/pods', { accept });
    return { taken: performance.now() - start, bytes };
  };
  await client.ask('GET', '/api/v1/nodes');
  const first = await timed('application/json');
  const again = await timed('application/json');
  const table = await timed(tableForm);
  const tableAgain = await timed(tableForm);
  client.close();
  await server.close();
  const what = 'server: list of 10,000 pods';
  return [
    { what: `${what} as JSON (${Math.round(first.bytes / 2 ** 20)} MiB)`, value: milliseconds(first.taken) },
    { what: `${what} as JSON, again`, value: milliseconds(again.taken) },
    {
      what: `${what} as a table (${Math.round(table.bytes / 2 ** 20)} MiB)`,
      value: milliseconds(table.taken),
    },
    { what: `${what} as a table, again`, value: milliseconds(tableAgain.taken) },
  ];
}

function settledCluster(nodes: number, pods: number): Cluster {
  const cluster = emptyCluster(nodes);
  applyPods(cluster, pods);
  settle(cluster, pods);
  return cluster;
}
