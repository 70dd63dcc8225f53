/** What the program takes of one processor while time runs at 1x and nobody does anything. */
import { setTimeout as pause } from 'node:timers/promises';
import { Pacer } from '../../source/cluster/pacer.ts';
import { createDashboard } from '../../source/dashboard/dashboard.ts';
import { paced, wallClock } from '../../source/main/real-time.ts';
import { showOnTerminal } from '../../source/ui/terminal-screen.tsx';
import { applyPods, emptyCluster, settle } from './clusters.ts';
import type { Figure } from './figures.ts';
import { fakeTerminal } from './terminal.ts';

const pods = 50;
const size = { columns: 200, rows: 60 };
const warmUp = 6000;
const watched = 8000;

export async function idle(): Promise<Figure[]> {
  const cluster = emptyCluster(3);
  applyPods(cluster, pods);
  settle(cluster, pods);
  cluster.advance(60_000);
  const dashboard = createDashboard({ cluster, size });
  const screen = showOnTerminal({ ...fakeTerminal(size.columns, size.rows), dashboard, depth: '256' });
  const pacer = new Pacer(paced(cluster, dashboard), wallClock, () => screen.refresh());
  // Some hundred frames, so that the code is as warm as in a program that has been open for a while.
  for (const key of '>>>>') dashboard.press(key);
  pacer.plan();
  await pause(warmUp);
  for (const key of '<<<<') dashboard.press(key);
  pacer.plan();
  const before = process.cpuUsage();
  await pause(watched);
  const { user, system } = process.cpuUsage(before);
  pacer.stop();
  screen.close();
  await screen.closed;
  const share = (user + system) / 1000 / watched;
  return [
    {
      what: `idle at 1x, ${pods} pods, 200x60`,
      value: `${(share * 100).toFixed(1)} %`,
      aim: 'aim: under 2 %',
    },
  ];
}
