/**
 * What is special about storing each kind (registry strategies of the API server): the state an object is born with,
 * and whether it may leave at once when it is deleted.
 */

import { applyJobIdentity } from '../../kubernetes/defaults/job.ts';
import { namespaceFinalizer } from '../../kubernetes/finalizers.ts';
import type { Kind } from '../../kubernetes/kinds.ts';
import type { KubeObject, Namespace, ObjectOfKind, Pod, Service } from '../../kubernetes/objects.ts';
import { qosClass } from '../../kubernetes/pod-resources.ts';
import { isPodTerminal } from '../../kubernetes/pods.ts';
import type { AllocationContext } from './allocation.ts';
import { createdDaemonSet, updatedDaemonSet } from './daemon-set-strategy.ts';
import { createdService, updatedService } from './service-strategy.ts';

export interface Strategy {
  /** Fills in what only the server decides; gets the object with its identity, before validation. */
  readonly prepareForCreate?: (object: KubeObject, context: StrategyContext) => KubeObject;
  /** Keeps of the existing object what a client's update can not take away; gets the update with its defaults. */
  readonly prepareForUpdate?: (
    next: KubeObject,
    existing: KubeObject,
    context: StrategyContext,
  ) => KubeObject;
  /** The same of a write to the status, which can change as much of the metadata as the kind's registry lets through. */
  readonly prepareForStatusUpdate?: (next: KubeObject, existing: KubeObject) => KubeObject;
  /** Nobody writes without saying which version of the object was read (AllowUnconditionalUpdate is false). */
  readonly needsVersion?: true;
  /** The part of the object whose changes the generation counts; without it the spec. */
  readonly counted?: (object: KubeObject) => unknown;
  /** Seconds between a delete request and the removal, given what the client asked for; without it none. */
  readonly gracePeriodSeconds?: (object: KubeObject, requested: number | undefined) => number;
  /** What belongs to a deleted object stays, unless the client says otherwise (DefaultGarbageCollectionPolicy). */
  readonly orphansDependents?: true;
  /** Something else than metadata.finalizers that holds a deleted object back. */
  readonly isHeldBack?: (object: KubeObject) => boolean;
  /** The object as it stands while it is being deleted. */
  readonly markDeleted?: (object: KubeObject) => KubeObject;
}

/** What a strategy may know beside the object. */
export type StrategyContext = AllocationContext;

const strategies: Partial<Record<Kind, Strategy>> = {
  Pod: {
    prepareForCreate: (object) => {
      const pod = object as Pod;
      const status = { phase: 'Pending', qosClass: qosClass(pod), ...(isGated(pod) && gated) };
      return { ...pod, status } as KubeObject;
    },
    prepareForStatusUpdate: keeping('ownerReferences'),
    gracePeriodSeconds: (object, requested) => {
      const pod = object as Pod;
      // A pod that no kubelet looks after, or whose containers all ended, has nothing to wait for.
      if (pod.spec.nodeName === undefined || isPodTerminal(pod)) return 0;
      const seconds = requested ?? pod.spec.terminationGracePeriodSeconds ?? 30;
      return seconds < 0 ? 1 : seconds;
    },
  },
  Deployment: { prepareForStatusUpdate: keeping('labels') },
  DaemonSet: {
    prepareForCreate: createdDaemonSet,
    prepareForUpdate: updatedDaemonSet,
    prepareForStatusUpdate: updatedDaemonSet,
  },
  ReplicationController: { orphansDependents: true },
  Job: {
    orphansDependents: true,
    prepareForCreate: (object) => applyJobIdentity(object) as KubeObject,
  },
  Namespace: {
    prepareForCreate: (object) =>
      ({
        ...object,
        spec: { finalizers: withOwn((object as Namespace).spec.finalizers ?? []) },
        status: { phase: 'Active' },
      }) as KubeObject,
    // They are the server's, until they are let go one by one (the finalize subresource).
    prepareForUpdate: (next, existing) => {
      const { finalizers } = (existing as Namespace).spec;
      return { ...next, spec: { ...(next as Namespace).spec, finalizers } } as KubeObject;
    },
    isHeldBack: (object) => ((object as Namespace).spec.finalizers?.length ?? 0) > 0,
    markDeleted: (object) =>
      ({ ...object, status: { ...(object as Namespace).status, phase: 'Terminating' } }) as KubeObject,
  },
  Service: {
    prepareForCreate: (object, context) => createdService(object as Service, context) as KubeObject,
    prepareForUpdate: (next, existing, context) =>
      updatedService(next as Service, existing as Service, context) as KubeObject,
  },
  PersistentVolume: {
    prepareForCreate: (object) => {
      const { metadata, status } = object as ObjectOfKind['PersistentVolume'];
      return { ...object, status: { ...status, lastPhaseTransitionTime: metadata.creationTimestamp } };
    },
  },
  EndpointSlice: {
    counted: ({ metadata, ...rest }) => ({ ...rest, labels: metadata.labels }),
  },
  PodDisruptionBudget: { needsVersion: true },
  ServiceAccount: { needsVersion: true },
  Lease: { needsVersion: true },
};

function keeping(field: 'labels' | 'ownerReferences'): NonNullable<Strategy['prepareForStatusUpdate']> {
  return (next, existing) => {
    const { [field]: _asked, ...metadata } = next.metadata;
    const own = existing.metadata[field];
    return { ...next, metadata: { ...metadata, ...(own !== undefined && { [field]: own }) } };
  };
}

function isGated({ spec }: Pod): boolean {
  return (spec.schedulingGates?.length ?? 0) > 0;
}

/** What a pod that waits at a gate says of itself from the start (applySchedulingGatedCondition). */
const gated = {
  conditions: [
    {
      type: 'PodScheduled',
      status: 'False',
      lastTransitionTime: null,
      reason: 'SchedulingGated',
      message: 'Scheduling is blocked due to non-empty scheduling gates',
    },
  ],
};

/** Those that were asked for, and the one of the namespace's own content. */
function withOwn(finalizers: readonly string[]): readonly string[] {
  return finalizers.includes(namespaceFinalizer) ? finalizers : [...finalizers, namespaceFinalizer];
}

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

/** Whether metadata.generation counts the changes of what an object of this kind asks for. */
export function isGenerational(kind: string): boolean {
  return generational.includes(kind);
}

export function strategyOf(kind: Kind): Strategy {
  return strategies[kind] ?? {};
}
