/** Clusters of any size to measure on. */
import type { Cluster } from '../../source/cluster/cluster.ts';
import { createCluster } from '../../source/cluster/create.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';

const perDeployment = 50;

/** Nodes are as large as it takes. */
export function emptyCluster(nodes: number, name = 'bench'): Cluster {
  const workers = Array.from({ length: nodes }, (_, index) => ({
    name: `node-${index + 1}`,
    cpu: '64',
    memory: '256Gi',
    pods: 500,
  }));
  return createCluster({
    name,
    spec: { seed: 1, nodes: [{ name: 'control-plane', role: 'control-plane' }, ...workers] },
  });
}

/** Deployments that want so many pods together. */
export function applyPods(cluster: Cluster, pods: number): void {
  for (let index = 0; index < pods / perDeployment; index += 1) {
    cluster.create(deployment(`web-${index}`, Math.min(perDeployment, pods)));
  }
}

export function readyPods(cluster: Cluster): number {
  return cluster.read
    .list('Pod', 'default')
    .filter(({ status }) =>
      status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
    ).length;
}

/** Lets virtual time pass until so many pods are ready. */
export function settle(cluster: Cluster, pods: number): void {
  while (readyPods(cluster) < pods) cluster.advance(1000);
}

function deployment(name: string, replicas: number): Manifest {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'web', image: 'nginx:1.17', resources: { requests: { cpu: '10m' } } }] },
      },
    },
  };
}
