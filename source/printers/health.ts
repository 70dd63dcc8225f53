/** How an object is doing, in one word; the dashboard's symbols and counts. */
import { findCondition, holds } from '../kubernetes/conditions.ts';
import type { Kind } from '../kubernetes/kinds.ts';
import type {
  AnyObject,
  Deployment,
  Job,
  KubeObject,
  Node,
  ObjectOfKind,
  ReplicaSet,
} from '../kubernetes/objects.ts';
import type { Tone } from './cell.ts';
import { podSummary } from './pod-status.ts';

/** As wanted; on its way there; broken; finished, or at rest on purpose; on its way out. */
export type Health = 'good' | 'busy' | 'bad' | 'done' | 'gone';

/** What a health means to the eye. */
export const toneOfHealth = {
  good: 'good',
  busy: 'busy',
  bad: 'bad',
  done: 'dim',
  gone: 'dim',
} as const satisfies Record<Health, Tone>;

/** A volume whose claim is gone rests until somebody takes care of what is on it. */
const volumeHealth: Readonly<Record<string, Health>> = {
  Available: 'good',
  Bound: 'good',
  Released: 'done',
  Failed: 'bad',
};

const judges: { readonly [K in Kind]?: (object: ObjectOfKind[K]) => Health } = {
  Pod: (pod) => podSummary(pod).health,
  Deployment: deploymentHealth,
  ReplicaSet: replicaSetHealth,
  ReplicationController: ({ spec, status }) =>
    reached(spec.replicas ?? 1, status.readyReplicas, status.replicas),
  StatefulSet: ({ spec, status }) => reached(spec.replicas ?? 1, status.readyReplicas, status.replicas),
  DaemonSet: ({ status }) =>
    reached(status.desiredNumberScheduled, status.numberReady, status.currentNumberScheduled),
  Job: jobHealth,
  Node: nodeHealth,
  Event: ({ type }) => (type === 'Warning' ? 'bad' : 'good'),
  Namespace: ({ status }) => (status.phase === 'Terminating' ? 'gone' : 'good'),
  PodDisruptionBudget: ({ status: { disruptionsAllowed = 0, currentHealthy = 0, desiredHealthy = 0 } }) =>
    disruptionsAllowed === 0 && currentHealthy < desiredHealthy ? 'busy' : 'good',
  HorizontalPodAutoscaler: autoscalerHealth,
  PersistentVolume: ({ status }) => volumeHealth[status.phase ?? 'Pending'] ?? 'busy',
  PersistentVolumeClaim: ({ status }) =>
    status.phase === 'Bound' ? 'good' : status.phase === 'Lost' ? 'bad' : 'busy',
  Service: ({ spec, status }) =>
    spec.type === 'LoadBalancer' && !status.loadBalancer?.ingress?.length ? 'busy' : 'good',
};

export function rowHealth(kind: Kind, object: AnyObject): Health {
  if (kind !== 'Pod' && (object as KubeObject).metadata.deletionTimestamp !== undefined) return 'gone';
  const judge = judges[kind] as ((object: AnyObject) => Health) | undefined;
  return judge?.(object) ?? 'good';
}

/** Not good while any replica is unavailable; bad once it gives up, or has come to rest with none available. */
function deploymentHealth({ metadata, spec, status }: Deployment): Health {
  const progressing = findCondition(status.conditions, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') return 'bad';
  if (holds(status.conditions, 'ReplicaFailure')) return 'bad';
  if ((status.observedGeneration ?? 0) < (metadata.generation ?? 0)) return 'busy';
  const desired = spec.replicas ?? 1;
  const updated = status.updatedReplicas === desired || (desired === 0 && !status.updatedReplicas);
  if (updated && (status.availableReplicas ?? 0) === desired && (status.replicas ?? 0) === desired)
    return 'good';
  return !status.availableReplicas && progressing?.reason === 'NewReplicaSetAvailable' ? 'bad' : 'busy';
}

/** An old revision, scaled to nothing, is done. */
function replicaSetHealth({ spec, status }: ReplicaSet): Health {
  if (holds(status.conditions, 'ReplicaFailure')) return 'bad';
  if (spec.replicas === 0 && !status.replicas) return 'done';
  return reached(spec.replicas ?? 1, status.readyReplicas, status.replicas);
}

function reached(desired: number, ready = 0, current = 0): Health {
  return ready === desired && current === desired ? 'good' : 'busy';
}

function jobHealth({ status }: Job): Health {
  const { conditions } = status;
  if (holds(conditions, 'Failed') || holds(conditions, 'FailureTarget')) return 'bad';
  if (holds(conditions, 'Complete') || holds(conditions, 'Suspended')) return 'done';
  return (status.ready ?? 0) > 0 ? 'good' : 'busy';
}

/** Bad while it can not measure or scale; one whose target is scaled to nothing rests. */
function autoscalerHealth({ status }: ObjectOfKind['HorizontalPodAutoscaler']): Health {
  const active = findCondition(status.conditions, 'ScalingActive');
  if (active?.reason === 'ScalingDisabled') return 'done';
  if (active?.status === 'False') return 'bad';
  if (findCondition(status.conditions, 'AbleToScale')?.status === 'False') return 'bad';
  return (status.currentReplicas ?? 0) === (status.desiredReplicas ?? 0) ? 'good' : 'busy';
}

function nodeHealth({ spec, status }: Node): Health {
  if (!holds(status.conditions, 'Ready')) return 'bad';
  return spec.unschedulable ? 'busy' : 'good';
}
