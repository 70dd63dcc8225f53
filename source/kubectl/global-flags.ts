/** The flags that kubectl's commands have in common: what they say about the connection is checked, and changes nothing. */
import { KubectlError } from './errors.ts';
import { boolean, type Flag, type Flags, integer, list, text, textFlag } from './flags.ts';

const refused: readonly Flag[] = [
  text('kubeconfig'),
  text('server', { short: 's' }),
  text('token'),
  text('as'),
  list('as-group'),
  text('as-uid'),
  text('username'),
  text('password'),
  text('certificate-authority'),
  text('client-certificate'),
  text('client-key'),
  text('tls-server-name'),
];

export const globalFlags: readonly Flag[] = [
  text('context'),
  text('cluster'),
  text('user'),
  text('request-timeout'),
  integer('v', { short: 'v' }),
  text('vmodule'),
  text('cache-dir'),
  text('profile'),
  text('profile-output'),
  text('log-flush-frequency'),
  boolean('disable-compression'),
  boolean('insecure-skip-tls-verify'),
  boolean('match-server-version'),
  boolean('warnings-as-errors'),
  ...refused,
];

/** What the one cluster behind the line is called, as in the kubeconfig of `kubarium serve`. */
export interface Context {
  readonly context: string;
  readonly cluster: string;
  readonly user: string;
}

export function contextOf(cluster: { readonly name: string }): Context {
  const context = `kubarium-${cluster.name}`;
  return { context, cluster: context, user: `${context}-admin` };
}

/** Throws a KubectlError where the line asks for another cluster than the one there is. `own`: the command's flags. */
export function checkGlobalFlags(
  flags: Flags,
  own: readonly Flag[],
  cluster: { readonly name: string },
): void {
  const isGlobal = (name: string) => flags.has(name) && !own.some((flag) => flag.name === name);
  const wrong = refused.find(({ name }) => isGlobal(name));
  if (wrong !== undefined) {
    throw new KubectlError(
      `--${wrong.name} is not supported here: the line is always connected to this cluster, as its administrator`,
    );
  }
  const context = contextOf(cluster);
  const asked = textFlag(flags, 'context');
  if (asked && asked !== context.context) {
    throw new KubectlError(`context was not found for specified context: ${asked}`);
  }
  for (const name of ['cluster', 'user'] as const) {
    const value = textFlag(flags, name);
    if (!isGlobal(name) || !value || value === context[name]) continue;
    const missing = name === 'cluster' ? 'no server found for cluster "X"' : 'auth info "X" does not exist';
    throw new KubectlError(missing.replace('X', () => value));
  }
  checkTimeout(textFlag(flags, 'request-timeout') ?? '0');
}

function checkTimeout(timeout: string): void {
  if (/^(\d+|(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+)$/.test(timeout)) return;
  throw new KubectlError(
    'Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)',
  );
}
