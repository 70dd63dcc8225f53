/** What is said of a server to whoever has started it. */
import { isLoopback } from './api-server.ts';

/** What tells a shell where the cluster is. */
export function exportLine(path: string): string {
  const quoted = /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
  return `export KUBECONFIG=${quoted}`;
}

export function warnIfExposed(listen: string | undefined): void {
  if (listen === undefined || isLoopback(listen)) return;
  process.stderr.write(
    `Warning: ${listen} can be reached from other machines. Whoever has the kubeconfig is let in.\n`,
  );
}
