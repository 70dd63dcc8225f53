/** Deployments and ReplicaSets of given sizes, for tables. */
import type { Deployment, PodTemplateSpec, ReplicaSet } from '../../../source/kubernetes/objects.ts';
import { timestamp } from '../../../source/kubernetes/time.ts';
import { completed, epoch } from '../../support/world.ts';

export interface DeploymentFields {
  readonly replicas?: number;
  readonly maxSurge?: number | string | null;
  readonly maxUnavailable?: number | string | null;
  readonly strategy?: 'RollingUpdate' | 'Recreate';
  readonly spec?: Partial<Deployment['spec']>;
  readonly status?: Deployment['status'];
  readonly annotations?: Record<string, string>;
}

export const template: PodTemplateSpec = {
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'main', image: 'nginx:1.16' }] },
};

export function aDeployment(fields: DeploymentFields = {}): Deployment {
  const {
    replicas = 1,
    maxSurge,
    maxUnavailable,
    strategy = 'RollingUpdate',
    spec,
    status,
    annotations,
  } = fields;
  const rollingUpdate = { maxSurge: maxSurge ?? 0, maxUnavailable: maxUnavailable ?? 0 };
  return completed({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default', generation: 1, ...(annotations && { annotations }) },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      strategy: { type: strategy, ...(strategy === 'RollingUpdate' && { rollingUpdate }) },
      template,
      ...spec,
    },
    status: status ?? {},
  }) as unknown as Deployment;
}

export interface SetFields {
  readonly available?: number;
  /** Pods that exist; default as many as the spec says. */
  readonly pods?: number;
  readonly annotations?: Record<string, string>;
  /** Seconds after the epoch. */
  readonly created?: number;
  readonly template?: PodTemplateSpec;
  readonly deleted?: boolean;
}

export function aSet(name: string, replicas: number, fields: SetFields = {}): ReplicaSet {
  const { available = 0, pods = replicas, annotations, created = 0, deleted } = fields;
  return completed({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name,
      namespace: 'default',
      creationTimestamp: timestamp(epoch + created * 1000),
      ...(annotations && { annotations }),
      ...(deleted && { deletionTimestamp: timestamp(epoch) }),
    },
    spec: { replicas, selector: { matchLabels: { app: 'web' } }, template: fields.template ?? template },
    status: { replicas: pods, availableReplicas: available },
  }) as unknown as ReplicaSet;
}

/** `{name: size}` after these changes. */
export function sizes(scalings: readonly { set: ReplicaSet; replicas: number }[]): Record<string, number> {
  return Object.fromEntries(scalings.map(({ set, replicas }) => [set.metadata.name, replicas]));
}
