/** Phase and conditions of a pod from the states of its containers (pkg/kubelet/kubelet_pods.go, status/generate.go). */

import type { Container, ContainerStatus, Pod } from '../kubernetes/objects.ts';
import { isSidecar } from '../kubernetes/pods.ts';
import { initContainersOf } from './life.ts';

export type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

/** What phase and conditions are derived from. */
export interface Observed {
  readonly initStatuses: readonly ContainerStatus[];
  readonly statuses: readonly ContainerStatus[];
  /** Nothing will run in the pod any more. */
  readonly isTerminal: boolean;
}

export function podPhase(pod: Pod, { initStatuses, statuses, isTerminal }: Observed): Phase {
  const policy = pod.spec.restartPolicy ?? 'Always';
  const init = initProgress(pod, initStatuses);
  if (init.failed > 0 && policy === 'Never') return 'Failed';
  const count = countStates(pod.spec.containers, statuses);
  count.running += init.runningSidecars;
  const isInitialised = hasStarted(statuses);
  if (init.pending > 0 || (init.pendingSidecars > 0 && !isInitialised)) return 'Pending';
  if (count.waiting > 0) return 'Pending';
  if (count.running > 0 && count.unknown === 0) return 'Running';
  if (count.running === 0 && count.stopped > 0 && count.unknown === 0) {
    const ended = count.stopped === count.succeeded ? 'Succeeded' : 'Failed';
    if (isTerminal) return ended;
    if (policy === 'Always') return 'Running';
    return policy === 'Never' || ended === 'Succeeded' ? ended : 'Running';
  }
  return 'Pending';
}

/** A main container has started at some time, so that the initialisation is over for good. */
function hasStarted(statuses: readonly ContainerStatus[]): boolean {
  return statuses.some(
    ({ state, lastState, started }) =>
      started === true ||
      state?.running !== undefined ||
      state?.terminated !== undefined ||
      lastState?.terminated !== undefined,
  );
}

function initProgress(pod: Pod, statuses: readonly ContainerStatus[]) {
  const progress = { failed: 0, pending: 0, pendingSidecars: 0, runningSidecars: 0 };
  for (const container of initContainersOf(pod)) {
    const status = statusOf(statuses, container);
    const last = status?.lastState?.terminated;
    if (isSidecar(container)) {
      const { running, terminated, waiting } = status?.state ?? {};
      const isGone = terminated !== undefined || (waiting !== undefined && last !== undefined);
      if (running !== undefined) progress.runningSidecars += 1;
      if (!isGone && (running === undefined || status?.started !== true)) progress.pendingSidecars += 1;
      continue;
    }
    const ended = status?.state?.terminated ?? (status?.state?.waiting === undefined ? undefined : last);
    if (ended === undefined) progress.pending += 1;
    else if (ended.exitCode !== 0) progress.failed += 1;
  }
  return progress;
}

function countStates(containers: readonly Container[], statuses: readonly ContainerStatus[]) {
  const count = { unknown: 0, running: 0, waiting: 0, stopped: 0, succeeded: 0 };
  for (const container of containers) {
    const status = statusOf(statuses, container);
    const { running, terminated, waiting } = status?.state ?? {};
    if (running !== undefined) count.running += 1;
    else if (terminated !== undefined) {
      count.stopped += 1;
      if (terminated.exitCode === 0) count.succeeded += 1;
    } else if (waiting === undefined) count.unknown += 1;
    else if (status?.lastState?.terminated !== undefined) count.stopped += 1;
    else count.waiting += 1;
  }
  return count;
}

export interface ConditionFacts {
  readonly type: string;
  readonly status: 'True' | 'False';
  readonly reason?: string;
  readonly message?: string;
}

/** Initialized, Ready and ContainersReady, in the order in which the kubelet lists them. */
export function podConditions(pod: Pod, phase: Phase, observed: Observed): readonly ConditionFacts[] {
  const containersReady = containersReadyCondition(pod, phase, observed);
  return [initializedCondition(pod, phase, observed), readyCondition(pod, containersReady), containersReady];
}

function containersReadyCondition(
  pod: Pod,
  phase: Phase,
  { statuses, initStatuses }: Observed,
): ConditionFacts {
  const type = 'ContainersReady';
  if (phase === 'Succeeded') return { type, status: 'False', reason: 'PodCompleted' };
  if (phase === 'Failed') return { type, status: 'False', reason: 'PodFailed' };
  const relevant = [...initContainersOf(pod).filter(isSidecar), ...pod.spec.containers];
  const all = [...initStatuses, ...statuses];
  const unknown = relevant.filter((container) => statusOf(all, container) === undefined);
  const unready = relevant.filter((container) => statusOf(all, container)?.ready === false);
  const message = [listed('unknown', unknown), listed('unready', unready)]
    .filter((text) => text !== '')
    .join(', ');
  if (message === '') return { type, status: 'True' };
  return { type, status: 'False', reason: 'ContainersNotReady', message };
}

function readyCondition(pod: Pod, containersReady: ConditionFacts): ConditionFacts {
  if (containersReady.status !== 'True') return { ...containersReady, type: 'Ready' };
  const messages: string[] = [];
  for (const { conditionType } of pod.spec.readinessGates ?? []) {
    const gate = pod.status.conditions?.find(({ type }) => type === conditionType);
    if (gate === undefined)
      messages.push(`corresponding condition of pod readiness gate "${conditionType}" does not exist.`);
    else if (gate.status !== 'True') {
      messages.push(`the status of pod readiness gate "${conditionType}" is not "True", but ${gate.status}`);
    }
  }
  if (messages.length === 0) return { type: 'Ready', status: 'True' };
  return { type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady', message: messages.join(', ') };
}

function initializedCondition(pod: Pod, phase: Phase, { statuses, initStatuses }: Observed): ConditionFacts {
  const type = 'Initialized';
  if (phase === 'Succeeded') return { type, status: 'True', reason: 'PodCompleted' };
  if (hasStarted(statuses)) return { type, status: 'True' };
  const containers = initContainersOf(pod);
  const unknown = containers.filter((container) => statusOf(initStatuses, container) === undefined);
  const incomplete = containers.filter((container) => {
    const status = statusOf(initStatuses, container);
    if (status === undefined) return false;
    return isSidecar(container) ? status.started !== true : status.state?.terminated?.exitCode !== 0;
  });
  const message = [listed('unknown', unknown), listed('incomplete', incomplete)]
    .filter((text) => text !== '')
    .join(', ');
  if (message === '') return { type, status: 'True' };
  return { type, status: 'False', reason: 'ContainersNotInitialized', message };
}

function listed(what: string, containers: readonly Container[]): string {
  return containers.length === 0
    ? ''
    : `containers with ${what} status: [${containers.map(({ name }) => name).join(' ')}]`;
}

function statusOf(statuses: readonly ContainerStatus[], { name }: Container): ContainerStatus | undefined {
  return statuses.find((status) => status.name === name);
}
