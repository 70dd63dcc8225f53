/** `kubarium serve`: the API of a cluster, until somebody ends it. */
import { Pacer } from '../cluster/pacer.ts';
import { exportLine, warnIfExposed } from './announcement.ts';
import { type ApiOptions, type RunningServer, startServer } from './api-server.ts';
import { whatEndsIt } from './ending.ts';
import { type OpenOptions, openForClients } from './open.ts';
import { pacedAt, wallClock } from './real-time.ts';

export interface ServeOptions extends OpenOptions, ApiOptions {}

/** Runs until a signal comes. Throws a FixtureError, a StatusError or a UsageError before anything is served. */
export async function serve(fixtures: readonly string[], options: ServeOptions): Promise<number> {
  const cluster = await openForClients(fixtures, options);
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const ending = whatEndsIt(end, ['SIGINT', 'SIGTERM', 'SIGHUP']);
  const driver = { catchUp: () => pacer.catchUp(), plan: () => pacer.plan() };
  const api = await startServer(cluster, options, driver);
  const { speed = 1, paused = false } = options;
  const pacer = new Pacer(pacedAt(cluster, { speed, paused }), wallClock, () => {});
  announce(cluster.name, api, options);
  await ended;
  pacer.stop();
  await api.close();
  return ending.report();
}

function announce(name: string, { url, kubeconfigPath }: RunningServer, { listen }: ServeOptions): void {
  // Whoever read the first lines may be gone; the server stays.
  process.stdout.on('error', () => {});
  warnIfExposed(listen);
  process.stdout.write(
    `# Kubarium serves ${name} at ${url}; Ctrl+C ends it.\n${exportLine(kubeconfigPath)}\n`,
  );
}
