/** The dashboard over a living cluster: the real clock, streams, signals; one plain frame where there is no terminal. */

import type { Cluster } from '../cluster/cluster.ts';
import { Pacer } from '../cluster/pacer.ts';
import { loadAllSchemas } from '../kubernetes/schema.ts';
import { showOnTerminal, type TerminalScreen } from '../ui/terminal-screen.tsx';
import type { ColourDepth } from '../ui/theme.ts';
import { type OpenOptions, openCluster, openDashboard } from './open.ts';
import { paced, wallClock } from './real-time.ts';

/** Virtual time before the one frame that is printed without a terminal. */
const settling = 10_000;
const plainSize = { columns: 100, rows: 30 };

/** Throws a FixtureError or a StatusError before the screen is touched. */
export async function runDashboard(fixtures: readonly string[], options: OpenOptions): Promise<number> {
  const cluster = await openCluster(fixtures, options);
  return process.stdin.isTTY && process.stdout.isTTY ? live(cluster, options) : printOnce(cluster, options);
}

async function printOnce(cluster: Cluster, options: OpenOptions): Promise<number> {
  const { drawFrame } = await import('../ui/frame.tsx');
  cluster.advance(settling);
  process.stdout.write(`${drawFrame(openDashboard(cluster, options, plainSize).view())}\n`);
  return 0;
}

async function live(cluster: Cluster, options: OpenOptions): Promise<number> {
  const { columns, rows } = process.stdout;
  const dashboard = openDashboard(cluster, options, { columns, rows });
  const pacer = new Pacer(paced(cluster, dashboard), wallClock, () => screen.refresh());
  // Before the screen opens: from its first byte on, nothing may end the program without closing it.
  const ending = whatEndsIt(() => screen.close());
  const screen: TerminalScreen = showOnTerminal({
    dashboard,
    stdin: process.stdin,
    stdout: process.stdout,
    depth: colourDepth(),
    around: { before: () => pacer.catchUp(), after: () => pacer.plan() },
  });
  const redraw = () => screen.redraw();
  process.on('SIGCONT', redraw);
  screen.flushed().then(loadAllSchemas).catch(ending.fail);
  await screen.closed.catch(ending.fail);
  process.off('SIGCONT', redraw);
  pacer.stop();
  dashboard.close();
  return ending.report();
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Whatever ends the program, the terminal is given back first; then it is said why. */
function whatEndsIt(close: () => void) {
  let exitCode = 0;
  let message = '';
  const fail = (error: unknown) => {
    exitCode = 1;
    message ||= `Kubarium stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
    close();
  };
  for (const [signal, code] of Object.entries(signals)) {
    process.on(signal, () => {
      exitCode ||= code;
      message ||= `Kubarium was ended by ${signal}.\n`;
      close();
    });
  }
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  // A terminal that is gone can not be given back, nor told anything.
  process.stdout.on('error', () => process.exit(signals.SIGHUP));
  return {
    fail,
    report: () => {
      process.stderr.write(message);
      return exitCode;
    },
  };
}

function colourDepth(): ColourDepth {
  const bits = process.stdout.getColorDepth();
  if (bits <= 1) return 'mono';
  return bits >= 8 ? '256' : '16';
}
