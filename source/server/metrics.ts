/** /metrics: the few figures of an API server that are true of this one, as Prometheus reads them. */
import { kinds, storedKinds } from '../kubernetes/kinds.ts';
import { kubernetesVersion } from '../kubernetes/version.ts';
import type { Handler, ServerContext } from './server.ts';

const mediaType = 'text/plain; version=0.0.4; charset=utf-8';

export function metricsRoute(path: string): Handler | undefined {
  if (path !== '/metrics') return undefined;
  return (_exchange, context) => ({ code: 200, body: metrics(context), mediaType });
}

function metrics({ cluster, streams }: ServerContext): string {
  const [major, minor] = kubernetesVersion.replace(/^v/, '').split('.');
  const build = { major: major!, minor: minor!, git_version: kubernetesVersion };
  const objects = storedKinds.map((kind) => {
    const { group, plural } = kinds[kind];
    return sample('apiserver_resource_objects', { group, resource: plural }, cluster.read.list(kind).length);
  });
  return [
    ...head('kubernetes_build_info', 'Version of the API that is served.'),
    sample('kubernetes_build_info', build, 1),
    ...head('apiserver_resource_objects', 'Number of stored objects at this moment.'),
    ...objects,
    ...head('apiserver_longrunning_requests', 'Number of watches and streams that are open.'),
    sample('apiserver_longrunning_requests', { verb: 'WATCH' }, streams.count('watch')),
    sample('apiserver_longrunning_requests', { verb: 'CONNECT' }, streams.count() - streams.count('watch')),
    '',
  ].join('\n');
}

function head(name: string, help: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`];
}

/** Labels are of our own making: nothing in them needs escaping. */
function sample(name: string, labels: Readonly<Record<string, string>>, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
  return `${name}{${pairs.join(',')}} ${value}`;
}
