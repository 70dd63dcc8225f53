/** The dashboard over a living cluster: the real clock, streams, signals; one plain frame where there is no terminal. */

import type { Cluster } from '../cluster/cluster.ts';
import { Pacer } from '../cluster/pacer.ts';
import { loadAllSchemas } from '../kubernetes/schema.ts';
import { showOnTerminal, type TerminalScreen } from '../ui/terminal-screen.tsx';
import type { ColourDepth } from '../ui/theme.ts';
import type { ApiOptions } from './api-server.ts';
import { signals, whatEndsIt } from './ending.ts';
import { historyFile, openHistory } from './history.ts';
import { type OpenOptions, openCluster, openDashboard, openForClients } from './open.ts';
import { paced, wallClock } from './real-time.ts';
import type { ServerBeside } from './server-beside.ts';
import { UsageError } from './usage-error.ts';

/** Virtual time before the one frame that is printed without a terminal. */
const settling = 10_000;
const plainSize = { columns: 100, rows: 30 };

export interface DashboardOptions extends OpenOptions, ApiOptions {
  /** Answers kubectl too, over the same cluster. */
  readonly serve?: boolean;
}

/** Throws a FixtureError, a StatusError or a UsageError before the screen is touched. */
export async function runDashboard(fixtures: readonly string[], options: DashboardOptions): Promise<number> {
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (options.serve && !isTerminal) {
    throw new UsageError('the dashboard needs a terminal; "kubarium serve" alone does without one');
  }
  const open = options.serve ? openForClients : openCluster;
  const cluster = await open(fixtures, options);
  return isTerminal ? live(cluster, options) : printOnce(cluster, options);
}

async function printOnce(cluster: Cluster, options: OpenOptions): Promise<number> {
  const { drawFrame } = await import('../ui/frame.tsx');
  cluster.advance(settling);
  process.stdout.write(`${drawFrame(openDashboard(cluster, options, plainSize).view())}\n`);
  return 0;
}

async function live(cluster: Cluster, options: DashboardOptions): Promise<number> {
  let close = (): void => process.exit(ending.report());
  // From here on, nothing may end the program without tidying up.
  const ending = whatEndsIt(() => close());
  // A terminal that is gone can not be given back, nor told anything.
  process.stdout.on('error', () => process.exit(signals.SIGHUP));
  const beside = options.serve ? await serveBeside(cluster, options) : undefined;
  const { columns, rows } = process.stdout;
  const history = openHistory(historyFile(process.env));
  const dashboard = openDashboard(
    cluster,
    { ...options, served: beside?.served, history },
    { columns, rows },
  );
  const pacer = new Pacer(paced(cluster, dashboard), wallClock, () => screen.refresh());
  const screen: TerminalScreen = showOnTerminal({
    dashboard,
    stdin: process.stdin,
    stdout: process.stdout,
    depth: colourDepth(),
    around: { before: () => pacer.catchUp(), after: () => pacer.plan() },
  });
  close = () => screen.close();
  beside?.driveBy(pacer, () => screen.refresh());
  const redraw = () => screen.redraw();
  process.on('SIGCONT', redraw);
  screen.flushed().then(loadAllSchemas).catch(ending.fail);
  await screen.closed.catch(ending.fail);
  process.off('SIGCONT', redraw);
  pacer.stop();
  dashboard.close();
  await beside?.close();
  return ending.report();
}

/** Loaded where it is asked for: the first frame of a dashboard alone does not wait for it. */
async function serveBeside(cluster: Cluster, options: DashboardOptions): Promise<ServerBeside> {
  const { startBeside } = await import('./server-beside.ts');
  return startBeside(cluster, options);
}

function colourDepth(): ColourDepth {
  const bits = process.stdout.getColorDepth();
  if (bits <= 1) return 'mono';
  return bits >= 8 ? '256' : '16';
}
