/** Random requests, as fast-check values: what people do to a cluster, in any order, sense or nonsense. */
import fc from 'fast-check';
import type { Cluster } from '../../source/cluster/cluster.ts';
import type { Deployment } from '../../source/kubernetes/objects.ts';
import { StatusError } from '../../source/kubernetes/status-error.ts';
import { deployment, job, pod, replicaSet } from './manifests.ts';

export type Request =
  | {
      readonly do: 'create';
      readonly what: 'deployment' | 'recreating' | 'replicaset' | 'job' | 'pod';
      readonly name: string;
      readonly replicas: number;
    }
  | { readonly do: 'scale'; readonly name: string; readonly replicas: number }
  | { readonly do: 'image'; readonly name: string; readonly image: string }
  | { readonly do: 'pause'; readonly name: string; readonly paused: boolean }
  | { readonly do: 'delete pod'; readonly index: number; readonly force: boolean }
  | { readonly do: 'delete'; readonly name: string; readonly policy: 'Background' | 'Foreground' | 'Orphan' }
  | { readonly do: 'cordon'; readonly node: string; readonly on: boolean }
  | { readonly do: 'unplug'; readonly node: string; readonly on: boolean }
  | { readonly do: 'wait'; readonly milliseconds: number };

const name = fc.constantFrom('web', 'api', 'db');
const node = fc.constantFrom('node-1', 'node-2', 'node-3');
const replicas = fc.integer({ min: 0, max: 8 });
const image = fc.constantFrom(
  'nginx:1.16',
  'nginx:1.17',
  'nginx:broken',
  'redis:3.2',
  'luksa/kubia-unhealthy',
);

export const request: fc.Arbitrary<Request> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('create' as const),
      what: fc.constantFrom(
        'deployment' as const,
        'recreating' as const,
        'replicaset' as const,
        'job' as const,
        'pod' as const,
      ),
      name,
      replicas,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('scale' as const), name, replicas }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('image' as const), name, image }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pause' as const), name, paused: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('delete pod' as const), index: fc.nat(40), force: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('delete' as const),
      name,
      policy: fc.constantFrom('Background' as const, 'Foreground' as const, 'Orphan' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cordon' as const), node, on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unplug' as const), node, on: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      milliseconds: fc.oneof(fc.nat(3_000), fc.nat(120_000), fc.nat(600_000)),
    }),
  },
);

/** Carries a request out. Refusals are answers too; anything else that is thrown is a defect and passes through. */
export function carryOut(cluster: Cluster, request: Request): void {
  try {
    perform(cluster, request);
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
  }
}

function perform(cluster: Cluster, request: Request): unknown {
  switch (request.do) {
    case 'create':
      return cluster.create(manifestOf(request));
    case 'scale':
      return cluster.patch('Deployment', 'default', request.name, { spec: { replicas: request.replicas } });
    case 'image':
      return setImage(cluster, request.name, request.image);
    case 'pause':
      return cluster.patch('Deployment', 'default', request.name, { spec: { paused: request.paused } });
    case 'delete pod': {
      const pods = cluster.list('Pod', { namespace: 'default' });
      const victim = pods[request.index % Math.max(1, pods.length)];
      const options = request.force ? { gracePeriodSeconds: 0 } : {};
      return victim && cluster.delete('Pod', 'default', victim.metadata.name, options);
    }
    case 'delete':
      return cluster.delete('Deployment', 'default', request.name, { propagationPolicy: request.policy });
    case 'cordon':
      return cluster.patch('Node', undefined, request.node, {
        spec: { unschedulable: request.on ? true : null },
      });
    case 'unplug':
      return cluster.fault({ type: request.on ? 'node-down' : 'node-up', node: request.node });
    case 'wait':
      return cluster.advance(request.milliseconds);
    default:
      return request satisfies never;
  }
}

function manifestOf({ what, name, replicas }: Extract<Request, { do: 'create' }>) {
  if (what === 'deployment') return deployment(name, { replicas, cpu: '500m' });
  if (what === 'recreating') return deployment(name, { replicas, strategy: { type: 'Recreate' } });
  if (what === 'replicaset') return replicaSet(`${name}-rs`, replicas);
  return what === 'job' ? job(`${name}-job`) : pod(`${name}-pod`, 'nginx:1.16', { app: name });
}

function setImage(cluster: Cluster, name: string, image: string) {
  const existing: Deployment = cluster.get('Deployment', 'default', name);
  const containers = existing.spec.template.spec!.containers.map((container) => ({ ...container, image }));
  return cluster.patch('Deployment', 'default', name, { spec: { template: { spec: { containers } } } });
}
