/**
 * What the API server fills in before it validates and stores an object: the defaults of its kind, and what the
 * admission plugins add to every pod. The parts of the manifest that lack nothing stay the same references.
 */
import { type Kind, kindOfManifest } from '../kinds.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import { type Defaulter, fill } from './fill.ts';
import { cronJob, job } from './job.ts';
import { pod } from './pod.ts';
import {
  limitRange,
  namespace,
  node,
  persistentVolumeClaim,
  resourceQuota,
  secret,
  service,
} from './resources.ts';
import { daemonSet, deployment, replicaSet, replicationController, statefulSet } from './workloads.ts';

export { applyJobIdentity } from './job.ts';

const nothing: Defaulter = (fields) => fields;

const defaulters = {
  Pod: pod,
  ReplicationController: replicationController,
  ReplicaSet: replicaSet,
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job,
  CronJob: cronJob,
  Service: service,
  Ingress: nothing,
  ConfigMap: nothing,
  Secret: secret,
  PersistentVolumeClaim: persistentVolumeClaim,
  LimitRange: limitRange,
  ResourceQuota: resourceQuota,
  ServiceAccount: nothing,
  Event: fill({ involvedObject: {} }),
  Lease: nothing,
  Node: node,
  Namespace: namespace,
} satisfies Record<Kind, Defaulter>;

const specless: readonly Kind[] = ['ConfigMap', 'Secret', 'ServiceAccount', 'Event'];
const withSpec = fill({ spec: {} });

/** Kinds that are not in the kind table come back as they are. */
export function applyDefaults(manifest: Manifest | KubeObject): Manifest {
  const kind = kindOfManifest(manifest.apiVersion, manifest.kind);
  if (kind === undefined) return manifest;
  const start = specless.includes(kind) ? manifest : withSpec(manifest);
  return defaulters[kind](start) as Manifest;
}
