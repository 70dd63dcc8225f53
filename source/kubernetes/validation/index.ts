/**
 * What the API server refuses: the rules of every kind, over objects that have been given their defaults and (where
 * they need one) their identity. Complaints come in the API server's order and words; none means valid.
 */
import { type Kind, kindOfManifest } from '../kinds.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import type { FieldError } from '../status-error.ts';
import { validateConfigMap, validateSecret } from './data.ts';
import { forbiddenField, required } from './field-errors.ts';
import { type Fields, isAbsent, itemsAt, textAt } from './fields.ts';
import { validateCronJob, validateJob } from './job.ts';
import { validateMetadata } from './metadata.ts';
import { validatePodSpec } from './pod-spec.ts';
import { validateQuantities } from './resources.ts';
import { validateService } from './service.ts';
import {
  anything,
  jobUpdate,
  podUpdate,
  selectorStays,
  specOf,
  statefulSetUpdate,
  type UpdateRule,
} from './update.ts';
import {
  validateDaemonSet,
  validateDeployment,
  validateReplicaSet,
  validateReplicationController,
  validateStatefulSet,
} from './workloads.ts';

interface Rules {
  /** Whole object, metadata aside. */
  readonly create: (object: Fields) => FieldError[];
  readonly update: UpdateRule;
}

const rules = {
  Pod: { create: (object) => validatePodSpec(specOf(object), 'spec'), update: podUpdate },
  ReplicationController: ofSpec(validateReplicationController),
  ReplicaSet: ofSpec(validateReplicaSet, selectorStays),
  Deployment: ofSpec(validateDeployment, selectorStays),
  StatefulSet: ofSpec(validateStatefulSet, statefulSetUpdate),
  DaemonSet: ofSpec(validateDaemonSet, selectorStays),
  Job: { create: (object) => validateJob(specOf(object), 'spec', uidOf(object)), update: jobUpdate },
  CronJob: ofSpec(validateCronJob),
  ControllerRevision: free(),
  PodDisruptionBudget: free(),
  HorizontalPodAutoscaler: free(),
  Service: ofSpec(validateService),
  Endpoints: free(),
  EndpointSlice: free(),
  Ingress: free(),
  IngressClass: free(),
  NetworkPolicy: free(),
  ConfigMap: { create: validateConfigMap, update: anything },
  Secret: { create: validateSecret, update: anything },
  PersistentVolumeClaim: ofSpec(validateClaim),
  PersistentVolume: free(),
  StorageClass: free(),
  LimitRange: ofSpec(validateLimits),
  ResourceQuota: ofSpec((spec) => validateQuantities(spec.hard, 'spec.hard')),
  ServiceAccount: free(),
  PriorityClass: free(),
  Role: free(),
  RoleBinding: free(),
  ClusterRole: free(),
  ClusterRoleBinding: free(),
  Event: free(),
  Lease: free(),
  Node: free(),
  Namespace: free(),
  PodMetrics: free(),
  NodeMetrics: free(),
} satisfies Record<Kind, Rules>;

export function validateCreate(object: Manifest | KubeObject): FieldError[] {
  const kind = kindOfManifest(object.apiVersion, object.kind);
  if (kind === undefined) return [];
  const { ephemeralContainers } = specOf(object);
  const hasEphemeral = kind === 'Pod' && Array.isArray(ephemeralContainers) && ephemeralContainers.length > 0;
  return [
    ...validate(kind, object),
    ...(hasEphemeral ? [forbiddenField('spec.ephemeralContainers', 'cannot be set on create')] : []),
  ];
}

/** `next` is what the object would become; both carry the same identity. */
export function validateUpdate(next: Manifest | KubeObject, previous: Manifest | KubeObject): FieldError[] {
  const kind = kindOfManifest(next.apiVersion, next.kind);
  if (kind === undefined) return [];
  // A pod that may change so little is not measured again by the rules of creation.
  const own = kind === 'Pod' ? validateMetadata(kind, next) : validate(kind, next);
  return [...own, ...rules[kind].update(specOf(next), specOf(previous))];
}

function validate(kind: Kind, object: Fields): FieldError[] {
  return [...validateMetadata(kind, object), ...rules[kind].create(object)];
}

function ofSpec(create: (spec: Fields) => FieldError[], update: UpdateRule = anything): Rules {
  return { create: (object) => create(specOf(object)), update };
}

function free(): Rules {
  return { create: () => [], update: anything };
}

function validateClaim(spec: Fields): FieldError[] {
  const modes = spec.accessModes;
  const isMissing = !Array.isArray(modes) || modes.length === 0;
  return isMissing ? [required('spec.accessModes', 'at least 1 access mode is required')] : [];
}

function validateLimits(spec: Fields): FieldError[] {
  return itemsAt(spec, 'limits', 'spec').flatMap(({ item, path }) => [
    ...(textAt(item, 'type') === '' ? [required(`${path}.type`)] : []),
    ...['max', 'min', 'default', 'defaultRequest']
      .filter((name) => !isAbsent(item[name]))
      .flatMap((name) => validateQuantities(item[name], `${path}.${name}`)),
  ]);
}

function uidOf(object: Fields): string | undefined {
  const metadata = object.metadata as Manifest['metadata'] | undefined;
  return metadata?.uid;
}
