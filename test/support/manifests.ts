/** Short ways to write the manifests that tests create. */
import type { Manifest } from '../../source/kubernetes/objects.ts';

export interface DeploymentFields {
  readonly replicas?: number;
  readonly image?: string;
  readonly cpu?: string;
  readonly strategy?: object;
  readonly spec?: object;
}

export function deployment(name: string, fields: DeploymentFields = {}): Manifest {
  const { replicas = 3, image = 'nginx:1.16', cpu, strategy, spec = {} } = fields;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      ...(strategy && { strategy }),
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: podSpec(image, cpu) },
      ...spec,
    },
  };
}

export function replicaSet(name: string, replicas = 3, image = 'nginx:1.16'): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: podSpec(image) },
    },
  };
}

export function job(name: string, image = 'luksa/batch-job', spec: object = {}): Manifest {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name },
    spec: { template: { spec: { ...podSpec(image), restartPolicy: 'Never' } }, ...spec },
  };
}

export function pod(name: string, image = 'nginx:1.16', labels: Record<string, string> = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels }, spec: podSpec(image) };
}

function podSpec(image: string, cpu?: string): object {
  return { containers: [{ name: 'main', image, ...(cpu && { resources: { requests: { cpu } } }) }] };
}
