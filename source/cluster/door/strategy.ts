/**
 * What is special about storing each kind (registry strategies of the API server): the state an object is born with,
 * and whether it may leave at once when it is deleted.
 */

import { applyJobIdentity } from '../../kubernetes/defaults/job.ts';
import { namespaceFinalizer } from '../../kubernetes/finalizers.ts';
import type { Kind } from '../../kubernetes/kinds.ts';
import type { KubeObject, Namespace, Pod } from '../../kubernetes/objects.ts';
import { qosClass } from '../../kubernetes/pod-resources.ts';
import { isPodTerminal } from '../../kubernetes/pods.ts';

export interface Strategy {
  /** Fills in what only the server decides; gets the object with its identity, before validation. */
  readonly prepareForCreate?: (object: KubeObject) => KubeObject;
  /** Keeps of the existing object what a client's update can not take away; gets the update with its defaults. */
  readonly prepareForUpdate?: (next: KubeObject, existing: KubeObject) => KubeObject;
  /** Seconds between a delete request and the removal, given what the client asked for; without it none. */
  readonly gracePeriodSeconds?: (object: KubeObject, requested: number | undefined) => number;
  /** Something else than metadata.finalizers that holds a deleted object back. */
  readonly isHeldBack?: (object: KubeObject) => boolean;
  /** The object as it stands while it is being deleted. */
  readonly markDeleted?: (object: KubeObject) => KubeObject;
}

const strategies: Partial<Record<Kind, Strategy>> = {
  Pod: {
    prepareForCreate: (object) => {
      const pod = object as Pod;
      return { ...pod, status: { phase: 'Pending', qosClass: qosClass(pod) } } as KubeObject;
    },
    gracePeriodSeconds: (object, requested) => {
      const pod = object as Pod;
      // A pod that no kubelet looks after, or whose containers all ended, has nothing to wait for.
      if (pod.spec.nodeName === undefined || isPodTerminal(pod)) return 0;
      return requested ?? pod.spec.terminationGracePeriodSeconds ?? 30;
    },
  },
  Job: {
    prepareForCreate: (object) => applyJobIdentity(object) as KubeObject,
  },
  Namespace: {
    prepareForCreate: (object) =>
      ({
        ...object,
        spec: { finalizers: [namespaceFinalizer] },
        status: { phase: 'Active' },
      }) as KubeObject,
    prepareForUpdate: (next, existing) => {
      const { spec } = next as Namespace;
      const finalizers = spec.finalizers ?? (existing as Namespace).spec.finalizers;
      return { ...next, spec: { ...spec, finalizers } } as KubeObject;
    },
    isHeldBack: (object) => ((object as Namespace).spec.finalizers?.length ?? 0) > 0,
    markDeleted: (object) =>
      ({ ...object, status: { ...(object as Namespace).status, phase: 'Terminating' } }) as KubeObject,
  },
};

const statusless: readonly Kind[] = [
  'ControllerRevision',
  'Endpoints',
  'EndpointSlice',
  'IngressClass',
  'NetworkPolicy',
  'ConfigMap',
  'Secret',
  'StorageClass',
  'LimitRange',
  'ServiceAccount',
  'PriorityClass',
  'Role',
  'RoleBinding',
  'ClusterRole',
  'ClusterRoleBinding',
  'Event',
  'Lease',
];

/** Kinds whose registry counts the changes of the spec. */
const generational: readonly string[] = [
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'PodDisruptionBudget',
  'EndpointSlice',
  'Ingress',
  'IngressClass',
  'NetworkPolicy',
  'PriorityClass',
] satisfies readonly Kind[];

export function hasStatus(kind: Kind): boolean {
  return !statusless.includes(kind);
}

/** Whether metadata.generation counts the changes of what an object of this kind asks for. */
export function isGenerational(kind: string): boolean {
  return generational.includes(kind);
}

export function strategyOf(kind: Kind): Strategy {
  return strategies[kind] ?? {};
}
