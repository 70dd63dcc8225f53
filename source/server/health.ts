/** /version, and whether the server is well. */
import { kubernetesVersion } from '../kubernetes/version.ts';
import type { Answer, Exchange, Handler } from './server.ts';

const endpoints = ['/healthz', '/livez', '/readyz'];
const checks = ['ping', 'log', 'etcd'];

export function healthRoute(path: string): Handler | undefined {
  if (path === '/version') return () => ({ code: 200, body: version() });
  const [, endpoint = '', check] = /^(\/[a-z]+)(?:\/([a-z]+))?$/.exec(path) ?? [];
  if (!endpoints.includes(endpoint) || (check !== undefined && !checks.includes(check))) return undefined;
  return (exchange) => health(exchange, endpoint.slice(1), check === undefined);
}

/** Everything in one process: while it answers at all, all of it is well. */
function health({ query }: Exchange, endpoint: string, isWhole: boolean): Answer {
  if (!isWhole || !query.has('verbose')) return { code: 200, body: 'ok' };
  const lines = checks.map((check) => `[+]${check} ok\n`);
  return { code: 200, body: `${lines.join('')}${endpoint} check passed\n` };
}

function version(): object {
  const [major, minor] = kubernetesVersion.replace(/^v/, '').split('.');
  return {
    major,
    minor,
    gitVersion: kubernetesVersion,
    gitCommit: 'kubarium',
    gitTreeState: 'clean',
    buildDate: '2026-01-01T00:00:00Z',
    goVersion: 'go1.25',
    compiler: 'gc',
    platform: 'linux/amd64',
  };
}
