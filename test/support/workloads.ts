/** What people create: workloads of every sort that the controllers look after, well and ill. */
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { deployment, job, pod, replicaSet } from './manifests.ts';

const makers = {
  deployment: (name, replicas) => deployment(name, { replicas, cpu: '500m' }),
  recreating: (name, replicas) => deployment(name, { replicas, strategy: { type: 'Recreate' } }),
  probed: (name, replicas) => {
    const probe = { httpGet: { path: '/', port: 8080 }, periodSeconds: 3 };
    const container = { name: 'main', image: 'luksa/kubia-unhealthy' };
    return deployment(name, {
      replicas,
      spec: template(name, { ...container, readinessProbe: probe, livenessProbe: probe }),
    });
  },
  crashing: (name, replicas) => {
    const container = { name: 'main', image: 'busybox:1', command: ['sh', '-c', 'sleep 3; exit 1'] };
    return deployment(name, {
      replicas,
      spec: { ...template(name, container), progressDeadlineSeconds: 30 },
    });
  },
  replicaset: (name, replicas) => replicaSet(`${name}-rs`, replicas),
  replicationcontroller: (name, replicas) => ({
    apiVersion: 'v1',
    kind: 'ReplicationController',
    metadata: { name: `${name}-rc` },
    spec: { replicas, ...template(`${name}-rc`, { name: 'main', image: 'nginx:1.16' }) },
  }),
  job: (name) => job(`${name}-job`),
  jobs: (name, replicas) =>
    job(`${name}-jobs`, 'luksa/batch-job', {
      completions: replicas,
      parallelism: 2,
      ttlSecondsAfterFinished: 30,
    }),
  deadline: (name, replicas) =>
    job(`${name}-late`, 'nginx:1.16', { parallelism: replicas, activeDeadlineSeconds: 20 }),
  failing: (name) => {
    const container = { name: 'main', image: 'busybox:1', command: ['sh', '-c', 'exit 1'] };
    const spec = { restartPolicy: 'OnFailure', containers: [container] };
    return job(`${name}-fails`, '', { backoffLimit: 2, template: { spec } });
  },
  pod: (name) => pod(`${name}-pod`, 'nginx:1.16', { app: name }),
} satisfies Record<string, (name: string, replicas: number) => Manifest>;

export type Sort = keyof typeof makers;

export const sorts = Object.keys(makers) as readonly Sort[];

export function workload(sort: Sort, name: string, replicas: number): Manifest {
  return makers[sort](name, replicas);
}

/** A machine as large as those that a cluster starts with. */
export function node(name: string): Manifest {
  const capacity = { cpu: '4', memory: '8Gi', pods: '110' };
  return { apiVersion: 'v1', kind: 'Node', metadata: { name }, status: { capacity, allocatable: capacity } };
}

function template(app: string, container: object) {
  return { template: { metadata: { labels: { app } }, spec: { containers: [container] } } };
}
