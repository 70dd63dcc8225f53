/** Random requests, as fast-check values: what people do to a cluster, in any order, sense or nonsense. */
import type { Arbitrary } from 'fast-check';
import type { Cluster } from '../../source/cluster/cluster.ts';
import type { Kind } from '../../source/kubernetes/kinds.ts';
import type { Deployment } from '../../source/kubernetes/objects.ts';
import { StatusError } from '../../source/kubernetes/status-error.ts';
import { fc } from './properties.ts';
import { node as nodeManifest, type Sort, sorts, workload } from './workloads.ts';

interface Ability<F extends object> {
  readonly weight: number;
  readonly fields: { readonly [K in keyof F]: Arbitrary<F[K]> };
  perform(cluster: Cluster, fields: F): unknown;
}

function ability<F extends object>(
  weight: number,
  fields: { readonly [K in keyof F]: Arbitrary<F[K]> },
  perform: (cluster: Cluster, fields: F) => unknown,
): Ability<F> {
  return { weight, fields, perform };
}

const name = fc.constantFrom('web', 'api', 'db');
const node = fc.constantFrom('node-1', 'node-2', 'node-3');
const replicas = fc.integer({ min: 0, max: 8 });
const namespace = fc.constantFrom('default', 'default', 'default', 'extra');
const policy = fc.constantFrom('Background' as const, 'Foreground' as const, 'Orphan' as const);
const bound = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('0%', '25%', '60%', '100%'));
const index = fc.nat(40);
const images = ['nginx:1.16', 'nginx:1.17', 'nginx:broken', 'redis:3.2', 'luksa/kubia-unhealthy'] as const;
const owners = ['ReplicaSet', 'ReplicationController', 'Job'] as const satisfies readonly Kind[];

const patchDeployment = (cluster: Cluster, deployment: string, spec: object) =>
  cluster.patch('Deployment', 'default', deployment, { type: 'merge', body: { spec } });

const abilities = {
  create: ability(
    5,
    { what: fc.constantFrom(...sorts) as Arbitrary<Sort>, name, replicas, namespace },
    (cluster, { what, name, replicas, namespace }) =>
      cluster.create(workload(what, name, replicas), { namespace }),
  ),
  scale: ability(3, { name, replicas }, (cluster, { name, replicas }) =>
    patchDeployment(cluster, name, { replicas }),
  ),
  image: ability(3, { name, image: fc.constantFrom(...images) as Arbitrary<string> }, setImage),
  pause: ability(1, { name, paused: fc.boolean() }, (cluster, { name, paused }) =>
    patchDeployment(cluster, name, { paused }),
  ),
  strategy: ability(
    1,
    { name, maxSurge: bound, maxUnavailable: bound, minReadySeconds: fc.constantFrom(0, 0, 20) },
    (cluster, { name, maxSurge, maxUnavailable, minReadySeconds }) =>
      patchDeployment(cluster, name, {
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
        minReadySeconds,
        revisionHistoryLimit: 1,
      }),
  ),
  'delete pod': ability(3, { index, force: fc.boolean() }, (cluster, { index, force }) => {
    const pod = chosen(cluster, 'Pod', index);
    return pod && cluster.delete('Pod', 'default', pod, force ? { gracePeriodSeconds: 0 } : {});
  }),
  /** Takes a pod away from its owner, or gives it to whoever selects the label. */
  'label pod': ability(
    2,
    { index, app: fc.constantFrom('web', 'api', 'web-rs', null) },
    (cluster, { index, app }) => {
      const pod = chosen(cluster, 'Pod', index);
      return (
        pod &&
        cluster.patch('Pod', 'default', pod, { type: 'merge', body: { metadata: { labels: { app } } } })
      );
    },
  ),
  delete: ability(1, { name, policy }, (cluster, { name, policy }) =>
    cluster.delete('Deployment', 'default', name, { propagationPolicy: policy }),
  ),
  'delete owner': ability(
    2,
    { kind: fc.constantFrom(...owners), index, policy },
    (cluster, { kind, index, policy }) => {
      const owner = chosen(cluster, kind, index);
      return owner && cluster.delete(kind, 'default', owner, { propagationPolicy: policy });
    },
  ),
  suspend: ability(1, { index, on: fc.boolean() }, (cluster, { index, on }) => {
    const job = chosen(cluster, 'Job', index);
    return (
      job &&
      cluster.patch('Job', 'default', job, {
        type: 'merge',
        body: { spec: { suspend: on, parallelism: on ? 1 : 3 } },
      })
    );
  }),
  cordon: ability(1, { node, on: fc.boolean() }, (cluster, { node, on }) =>
    cluster.patch('Node', undefined, node, {
      type: 'merge',
      body: { spec: { unschedulable: on ? true : null } },
    }),
  ),
  taint: ability(1, { node, on: fc.boolean() }, (cluster, { node, on }) =>
    cluster.patch('Node', undefined, node, {
      type: 'merge',
      body: {
        spec: { taints: on ? [{ key: 'broken', effect: 'NoExecute' }] : null },
      },
    }),
  ),
  unplug: ability(1, { node, on: fc.boolean() }, (cluster, { node, on }) =>
    cluster.fault({ type: on ? 'node-down' : 'node-up', node }),
  ),
  'delete node': ability(1, { node }, (cluster, { node }) => cluster.delete('Node', undefined, node)),
  'create node': ability(1, { node }, (cluster, { node }) => cluster.create(nodeManifest(node))),
  'create namespace': ability(1, {}, (cluster) =>
    cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'extra' } }),
  ),
  'delete namespace': ability(1, {}, (cluster) => cluster.delete('Namespace', undefined, 'extra')),
  wait: ability(
    8,
    { milliseconds: fc.oneof(fc.nat(3_000), fc.nat(120_000), fc.nat(600_000)) },
    (cluster, { milliseconds }) => cluster.advance(milliseconds),
  ),
};

type Abilities = typeof abilities;

export type Request = {
  [D in keyof Abilities]: { readonly do: D } & (Abilities[D] extends Ability<infer F> ? Readonly<F> : never);
}[keyof Abilities];

export const request = fc.oneof(
  ...Object.entries(abilities).map(([verb, { weight, fields }]) => ({
    weight,
    arbitrary: fc.record({ do: fc.constant(verb), ...fields }),
  })),
) as Arbitrary<Request>;

/** Carries a request out. Refusals are answers too; anything else that is thrown is a defect and passes through. */
export function carryOut(cluster: Cluster, request: Request): void {
  try {
    (abilities[request.do] as Ability<object>).perform(cluster, request);
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
  }
}

function setImage(cluster: Cluster, { name, image }: { name: string; image: string }) {
  const existing: Deployment = cluster.get('Deployment', 'default', name);
  const containers = existing.spec.template.spec!.containers.map((container) => ({ ...container, image }));
  return patchDeployment(cluster, name, { template: { spec: { containers } } });
}

function chosen(cluster: Cluster, kind: Kind, index: number): string | undefined {
  const all = cluster.list(kind, { namespace: 'default' });
  return all[index % Math.max(1, all.length)]?.metadata.name;
}
