/** Rules for writes to the status: what controllers tell of an object has to be possible, whoever tells it. */
import type { Kind } from '../kinds.ts';
import type { KubeObject } from '../objects.ts';
import type { FieldError } from '../status-error.ts';
import { forbiddenField, invalidValue, notNegative } from './field-errors.ts';
import { type Fields, fieldsAt, listAt, textAt } from './fields.ts';

/** Complaints about a status, of the object as it would be written and as it stands. */
type StatusRule = (status: Fields, next: Fields, previous: Fields) => FieldError[];

const rules: { readonly [K in Kind]?: StatusRule } = {
  ReplicationController: replicas('fullyLabeledReplicas', 'readyReplicas', 'availableReplicas'),
  ReplicaSet: replicas('fullyLabeledReplicas', 'readyReplicas', 'availableReplicas'),
  Deployment: together(
    replicas('updatedReplicas', 'readyReplicas', 'availableReplicas'),
    counts('unavailableReplicas'),
    collisionCount,
  ),
  StatefulSet: together(
    replicas('readyReplicas', 'currentReplicas', 'updatedReplicas', 'availableReplicas'),
    collisionCount,
  ),
  DaemonSet: together(
    counts(
      'currentNumberScheduled',
      'numberMisscheduled',
      'desiredNumberScheduled',
      'numberReady',
      'observedGeneration',
      'updatedNumberScheduled',
      'numberAvailable',
      'numberUnavailable',
    ),
    collisionCount,
  ),
  Job: counts('active', 'succeeded', 'failed', 'ready', 'terminating'),
  PodDisruptionBudget: counts('disruptionsAllowed', 'currentHealthy', 'desiredHealthy', 'expectedPods'),
  HorizontalPodAutoscaler: counts('currentReplicas', 'desiredReplicas'),
  Namespace: phase,
  Service: balancer,
};

/** `next` is the object with its new status. */
export function validateStatusUpdate(next: KubeObject, previous: KubeObject): FieldError[] {
  const rule = rules[next.kind as Kind];
  return rule === undefined ? [] : rule(fieldsAt(next, 'status') ?? {}, next, previous);
}

function together(...all: readonly StatusRule[]): StatusRule {
  return (...given) => all.flatMap((rule) => rule(...given));
}

function counts(...names: readonly string[]): StatusRule {
  return (status) => notNegative(status, 'status', ...names);
}

/** Pods that are counted because they are more than just there: no more than there are. */
function replicas(...parts: readonly string[]): StatusRule {
  return (status) => [
    ...notNegative(status, 'status', 'replicas', ...parts, 'observedGeneration'),
    ...parts.flatMap((name) => notMoreThan(status, name, 'replicas', 'status.replicas')),
    ...notMoreThan(status, 'availableReplicas', 'readyReplicas', 'readyReplicas'),
  ];
}

function notMoreThan(status: Fields, name: string, bound: string, shown: string): FieldError[] {
  const [count, limit] = [countAt(status, name), countAt(status, bound)];
  return count > limit ? [invalidValue(`status.${name}`, count, `cannot be greater than ${shown}`)] : [];
}

/** How often a name was taken; forgetting that would take it again. */
function collisionCount(status: Fields, _next: Fields, previous: Fields): FieldError[] {
  const { collisionCount: before } = fieldsAt(previous, 'status') ?? {};
  const count = countAt(status, 'collisionCount');
  const isFewer = typeof before === 'number' && count < before;
  return [
    ...notNegative(status, 'status', 'collisionCount'),
    ...(isFewer ? [invalidValue('status.collisionCount', count, 'cannot be decremented')] : []),
  ];
}

function countAt(status: Fields, name: string): number {
  const value = status[name];
  return typeof value === 'number' ? value : 0;
}

/** A namespace terminates from the moment at which it is deleted, and not before. */
function phase(status: Fields, next: Fields): FieldError[] {
  const isLeaving = fieldsAt(next, 'metadata')?.deletionTimestamp !== undefined;
  const [wanted, why] = isLeaving
    ? ['Terminating', "may only be 'Terminating' if `deletionTimestamp` is not empty"]
    : ['Active', "may only be 'Active' if `deletionTimestamp` is empty"];
  const told = textAt(status, 'phase');
  return told === wanted ? [] : [invalidValue('status.Phase', told, why)];
}

function balancer(status: Fields, next: Fields): FieldError[] {
  const isBalanced = textAt(fieldsAt(next, 'spec') ?? {}, 'type') === 'LoadBalancer';
  if (isBalanced || listAt(fieldsAt(status, 'loadBalancer') ?? {}, 'ingress').length === 0) return [];
  const why = 'may only be used when `spec.type` is "LoadBalancer"';
  return [forbiddenField('status.loadBalancer.ingress', why)];
}
