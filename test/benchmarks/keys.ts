/** From a key press to the frame that answers it, in the whole pipeline: bytes in, dashboard, ink, bytes out. */
import { setTimeout as pause } from 'node:timers/promises';
import { createDashboard } from '../../source/dashboard/dashboard.ts';
import { showOnTerminal } from '../../source/ui/terminal-screen.tsx';
import { applyPods, emptyCluster, settle } from './clusters.ts';
import { type Figure, milliseconds, percentile } from './figures.ts';
import { fakeTerminal } from './terminal.ts';

const size = { columns: 200, rows: 60 };
const presses = 120;
const warmUp = 30;
/** Longer than a frame at 30 a second: a key is not to wait for the frame of the one before. */
const rest = 40;

export async function keyToFrame(pods: number, aim: string): Promise<Figure[]> {
  const cluster = emptyCluster(20);
  applyPods(cluster, pods);
  settle(cluster, pods);
  const dashboard = createDashboard({ cluster, size });
  const terminal = fakeTerminal(size.columns, size.rows);
  const screen = showOnTerminal({ ...terminal, dashboard, depth: '256' });
  await screen.flushed();
  const times: number[] = [];
  for (let press = 0; press < presses + warmUp; press += 1) {
    await pause(rest);
    const frame = terminal.frame();
    const start = performance.now();
    terminal.press(press % 40 < 20 ? 'j' : 'k');
    await frame;
    if (press >= warmUp) times.push(performance.now() - start);
  }
  screen.close();
  await screen.closed;
  dashboard.close();
  const what = `key to frame, ${pods} pods, 200x60`;
  return [
    { what: `${what}, p50`, value: milliseconds(percentile(times, 0.5)) },
    { what: `${what}, p95`, value: milliseconds(percentile(times, 0.95)), aim },
  ];
}
