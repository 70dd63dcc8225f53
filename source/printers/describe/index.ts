/** `kubectl describe`: what there is to say about one object, its events last (kubectl, pkg/describe). */
import type { Kind } from '../../kubernetes/kinds.ts';
import type { AnyObject, ObjectOfKind, PodTemplateSpec } from '../../kubernetes/objects.ts';
import { cleanText } from '../../lib/clean-text.ts';
import type { Reader } from '../../store/reading.ts';
import { alignTabs } from '../text-table.ts';
import { describeConfigMap } from './config-map.ts';
import { describeCronJob } from './cron-job.ts';
import { describeDaemonSet } from './daemon-set.ts';
import { describeDeployment } from './deployment.ts';
import { describeEndpointSlice } from './endpoint-slice.ts';
import { describeEndpoints } from './endpoints.ts';
import { describeGeneric } from './generic.ts';
import { describeHorizontalPodAutoscaler } from './horizontal-pod-autoscaler.ts';
import { describeIngress } from './ingress.ts';
import { describeIngressClass } from './ingress-class.ts';
import { describeJob } from './job.ts';
import { describeLimitRange } from './limit-range.ts';
import type { Lines } from './lines.ts';
import { describeNamespace } from './namespace.ts';
import { describeNetworkPolicy } from './network-policy.ts';
import { describeNode } from './node.ts';
import { describePersistentVolume } from './persistent-volume.ts';
import { describePersistentVolumeClaim } from './persistent-volume-claim.ts';
import { describePod } from './pod.ts';
import { describePodDisruptionBudget } from './pod-disruption-budget.ts';
import { podTemplateBlock } from './pod-template.ts';
import { describePriorityClass } from './priority-class.ts';
import { describeReplicaSet, describeReplicationController } from './replica-set.ts';
import { describeResourceQuota } from './resource-quota.ts';
import { describeRole } from './role.ts';
import { describeRoleBinding } from './role-binding.ts';
import { describeSecret } from './secret.ts';
import { describeService } from './service.ts';
import { describeServiceAccount } from './service-account.ts';
import { describeStatefulSet } from './stateful-set.ts';
import { describeStorageClass } from './storage-class.ts';

type Describer<T> = (object: T, read: Reader, now: number) => Lines;

const describers: { readonly [K in Kind]?: Describer<ObjectOfKind[K]> } = {
  Pod: describePod,
  ReplicaSet: describeReplicaSet,
  ReplicationController: describeReplicationController,
  Deployment: describeDeployment,
  StatefulSet: describeStatefulSet,
  DaemonSet: describeDaemonSet,
  Job: describeJob,
  CronJob: describeCronJob,
  Service: describeService,
  ConfigMap: describeConfigMap,
  Secret: describeSecret,
  PodDisruptionBudget: describePodDisruptionBudget,
  HorizontalPodAutoscaler: describeHorizontalPodAutoscaler,
  Endpoints: describeEndpoints,
  EndpointSlice: describeEndpointSlice,
  Ingress: describeIngress,
  IngressClass: describeIngressClass,
  NetworkPolicy: describeNetworkPolicy,
  PersistentVolumeClaim: describePersistentVolumeClaim,
  PersistentVolume: describePersistentVolume,
  StorageClass: describeStorageClass,
  LimitRange: describeLimitRange,
  ResourceQuota: describeResourceQuota,
  ServiceAccount: describeServiceAccount,
  PriorityClass: describePriorityClass,
  Role: describeRole,
  RoleBinding: describeRoleBinding,
  ClusterRole: describeRole,
  ClusterRoleBinding: describeRoleBinding,
  Node: describeNode,
  Namespace: describeNamespace,
};

/** Aligned lines, free of control characters. `now` is virtual time, milliseconds since the epoch. */
export function describe(object: AnyObject, read: Reader, now: number): string[] {
  const describer = (describers[object.kind] ?? describeGeneric) as Describer<AnyObject>;
  return alignTabs(describer(object, read, now)).map(cleanText);
}

/** The block alone, as `rollout history --revision` prints it: tabs as a terminal shows them, no columns. */
export function describePodTemplate(template: PodTemplateSpec | undefined): string[] {
  return podTemplateBlock(template).map((line) => cleanText(expandTabs(line)));
}

function expandTabs(line: string): string {
  return line.split('\t').reduce((before, after) => before + ' '.repeat(8 - (before.length % 8)) + after);
}
