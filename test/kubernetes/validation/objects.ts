/** Valid manifests of each kind, to be spoiled by one change. */
import { apiVersionOf, type Kind } from '../../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';

/** Dotted paths (`spec.containers.0.image`) and what is put there; undefined takes the field away. */
export type Change = Readonly<Record<string, unknown>>;

const containers = [{ name: 'app', image: 'nginx:1.27' }];
const labels = { app: 'web' };
const template = { metadata: { labels }, spec: { containers } };
const selecting = { selector: { matchLabels: labels }, template };
const once = { template: { spec: { containers, restartPolicy: 'Never' } } };

const specs: Partial<Record<Kind, object>> = {
  Pod: { containers },
  Deployment: selecting,
  ReplicaSet: selecting,
  DaemonSet: selecting,
  StatefulSet: selecting,
  ReplicationController: { selector: labels, template },
  Job: once,
  CronJob: { schedule: '*/15 * * * *', jobTemplate: { spec: once } },
};

export function object(kind: Kind, change: Change): Manifest {
  const spec = specs[kind];
  const base: Manifest = {
    apiVersion: apiVersionOf(kind),
    kind,
    metadata: { name: 'web', uid: 'u-1' },
    ...(spec !== undefined && { spec: structuredClone(spec) }),
  };
  for (const [path, value] of Object.entries(change)) put(base, path.split('.'), value);
  return base;
}

export function put(target: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    if (value === undefined) delete target[name];
    else target[name] = value;
    return;
  }
  target[name] ??= {};
  put(target[name] as Record<string, unknown>, rest, value);
}
