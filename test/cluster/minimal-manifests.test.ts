import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { allKinds, apiVersionOf, type Kind } from '../../source/kubernetes/kinds.ts';

const container = { name: 'main', image: 'nginx:1.16' };
const labels = { app: 'least' };
const podTemplate = { metadata: { labels }, spec: { containers: [container] } };
const jobSpec = { template: { spec: { restartPolicy: 'Never', containers: [container] } } };
const workload = { spec: { selector: { matchLabels: labels }, template: podTemplate } };

/** The least that the API server takes of each kind, name and apiVersion aside. */
const least: Readonly<Record<Kind, object>> = {
  Pod: { spec: { containers: [container] } },
  ReplicationController: { spec: { template: podTemplate } },
  ReplicaSet: workload,
  Deployment: workload,
  StatefulSet: workload,
  DaemonSet: workload,
  Job: { spec: jobSpec },
  CronJob: { spec: { schedule: '* * * * *', jobTemplate: { spec: jobSpec } } },
  Service: { spec: { ports: [{ port: 80 }] } },
  Ingress: {},
  ConfigMap: {},
  Secret: {},
  PersistentVolumeClaim: {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
  LimitRange: {},
  ResourceQuota: {},
  ServiceAccount: {},
  Event: {},
  Lease: {},
  Node: {},
  Namespace: {},
};

const specless: readonly Kind[] = ['ConfigMap', 'Secret', 'ServiceAccount', 'Event'];
const statusless: readonly Kind[] = [...specless, 'LimitRange', 'Lease'];

test.each(allKinds)('the least that a %s can be is stored whole, and time passes over it', (kind) => {
  const cluster = createCluster();
  const manifest = { apiVersion: apiVersionOf(kind), kind, metadata: { name: 'least' }, ...least[kind] };
  const stored = cluster.create(manifest);
  expect('spec' in stored).toBe(!specless.includes(kind));
  expect('status' in stored).toBe(!statusless.includes(kind));
  expect(() => cluster.advance(600_000)).not.toThrow();
});

test('an update may leave the spec out where a manifest may', () => {
  const cluster = createCluster();
  cluster.update({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1', labels: { disk: 'ssd' } } });
  cluster.advance(60_000);
  expect(cluster.get('Node', undefined, 'node-1').spec).toEqual({});
});
