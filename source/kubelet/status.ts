/** The status that the kubelet reports of a pod: a pure function of its spec and what runs on the node. */

import type { Container, ContainerState, ContainerStatus, Pod } from '../kubernetes/objects.ts';
import type { PodCondition } from '../kubernetes/pods.ts';
import { isSidecar } from '../kubernetes/pods.ts';
import { timestamp } from '../kubernetes/time.ts';
import { compareText } from '../lib/compare-text.ts';
import { isDone } from './end.ts';
import { ephemeralContainersOf, initContainersOf, type Life } from './life.ts';
import { isInitialised } from './moments.ts';
import { type ConditionFacts, podConditions, podPhase } from './phase.ts';
import { isStarted } from './probing.ts';
import { parseReference } from './registry.ts';
import type { ContainerRuntime, Ended, Run } from './runtime.ts';
import { hostIp } from './sandbox.ts';

type PodStatus = Pod['status'];

export function podStatus(life: Life): PodStatus {
  const { pod, runtime } = life;
  if (runtime.failure !== undefined && runtime.sandbox.ip === undefined) return rejectedStatus(life);
  const inits = initContainersOf(pod);
  const isWaitingForInit = inits.some((container) => !isInitialised(life, container));
  const initStatuses = inits.map((container) => containerStatus(life, container, 'PodInitializing'));
  const mainReason = isWaitingForInit || inits.length > 0 ? 'PodInitializing' : 'ContainerCreating';
  const statuses = pod.spec.containers
    .map((container) => containerStatus(life, container, mainReason))
    .sort(byName);
  const observed = { initStatuses, statuses, isTerminal: isTerminal(life) };
  // A pod that was given up has failed once the last of its containers has ended.
  const isFailed = runtime.failure !== undefined && runtime.stopping?.removedAt !== undefined;
  const phase = isFailed ? 'Failed' : settledPhase(pod, podPhase(pod, observed));
  const { ip } = runtime.sandbox;
  return {
    ...base(life),
    phase,
    ...(isFailed && runtime.failure),
    conditions: withFacts(life, [
      { type: 'PodReadyToStartContainers', status: hasSandbox(life) ? 'True' : 'False' },
      ...podConditions(pod, phase, observed),
      { type: 'PodScheduled', status: 'True' },
    ]),
    ...(ip !== undefined && { podIP: ip, podIPs: [{ ip }] }),
    ...(initStatuses.length > 0 && { initContainerStatuses: initStatuses }),
    containerStatuses: statuses,
    ...ephemeralStatuses(life, inits.length > 0 ? 'PodInitializing' : 'ContainerCreating'),
  };
}

/** They are never ready, and no probe tells whether they have started. */
function ephemeralStatuses(life: Life, waitingReason: string): Pick<PodStatus, 'ephemeralContainerStatuses'> {
  const containers = ephemeralContainersOf(life.pod);
  if (containers.length === 0) return {};
  const statuses = containers.map((container) => {
    const { started: _started, ...status } = containerStatus(life, container, waitingReason);
    return { ...status, ready: false };
  });
  return { ephemeralContainerStatuses: statuses.sort(byName) };
}

function byName(one: ContainerStatus, other: ContainerStatus): number {
  return compareText(one.name, other.name);
}

/** A phase that is final can not be left again. */
function settledPhase(pod: Pod, phase: ReturnType<typeof podPhase>): ReturnType<typeof podPhase> {
  const known = pod.status.phase;
  return known === 'Succeeded' || known === 'Failed' ? known : phase;
}

function rejectedStatus(life: Life): PodStatus {
  const { reason, message } = life.runtime.failure!;
  return { ...base(life), phase: 'Failed', reason, message: `Pod was rejected: ${message}` };
}

function base(life: Life): PodStatus {
  const { pod, runtime } = life;
  const ip = hostIp(life);
  const { qosClass, startTime } = pod.status;
  const { generation } = pod.metadata;
  return {
    ...(generation !== undefined && { observedGeneration: generation }),
    ...(pod.status.conditions && { conditions: pod.status.conditions }),
    ...(qosClass && { qosClass }),
    hostIP: ip,
    hostIPs: [{ ip }],
    startTime: startTime ?? timestamp(runtime.admittedAt),
  };
}

/** Deleted or failed as a whole, and nothing runs any more. */
function isTerminal(life: Life): boolean {
  const { stopping } = life.runtime;
  return (
    (stopping !== undefined && stopping.removedAt !== undefined) || (stopping === undefined && isDone(life))
  );
}

function hasSandbox(life: Life): boolean {
  const { sandbox, stopping } = life.runtime;
  return sandbox.ip !== undefined && stopping?.removedAt === undefined && !isDone(life);
}

function containerStatus(life: Life, container: Container, waitingReason: string): ContainerStatus {
  const { name, image = '' } = container;
  const runtime = life.container(name);
  const run = life.run(name);
  const { state, last } = states(runtime, waitingReason);
  const shown = run ?? runtime.ended?.run;
  const reference = shown === undefined ? undefined : parseReference(shown.image);
  return {
    name,
    state,
    lastState: last === undefined ? {} : { terminated: terminated(last) },
    ready: isReady(container, runtime, run, life),
    restartCount: runtime.restarts,
    image: reference?.full ?? image,
    imageID: reference?.id ?? '',
    started: run !== undefined && isStarted(run),
    ...(shown !== undefined && { containerID: `containerd://${shown.id}` }),
  };
}

function states(
  { stage, waiting, ended, endedBefore }: ContainerRuntime,
  waitingReason: string,
): { state: ContainerState; last: Ended | undefined } {
  if (stage.name === 'running') {
    return { state: { running: { startedAt: timestamp(stage.run.startedAt) } }, last: ended };
  }
  if (waiting !== undefined) return { state: { waiting }, last: ended };
  if (ended !== undefined) return { state: { terminated: terminated(ended) }, last: endedBefore };
  return { state: { waiting: { reason: waitingReason } }, last: undefined };
}

function terminated({ run, finishedAt, exitCode, reason }: Ended): NonNullable<ContainerState['terminated']> {
  return {
    exitCode,
    reason,
    startedAt: timestamp(run.startedAt),
    finishedAt: timestamp(finishedAt),
    containerID: `containerd://${run.id}`,
  };
}

/** Main containers and sidecars are ready by their probe; other init containers once they have succeeded. */
function isReady(
  container: Container,
  runtime: ContainerRuntime,
  run: Run | undefined,
  { pod }: Life,
): boolean {
  const isPlainInit = !isSidecar(container) && initContainersOf(pod).includes(container);
  if (isPlainInit) return runtime.stage.name === 'exited' && runtime.ended?.exitCode === 0;
  if (run === undefined || !isStarted(run)) return false;
  return run.probes.readiness === undefined || run.probes.readiness.verdict === 'success';
}

/** The kubelet's own conditions over those of others; the time of the last transition moves with the status only. */
function withFacts({ pod, at }: Life, facts: readonly ConditionFacts[]): PodCondition[] {
  const before = pod.status.conditions ?? [];
  const { generation } = pod.metadata;
  const others = before.filter(({ type }) => !facts.some((fact) => fact.type === type));
  const own = facts.map((fact) => {
    const known = before.find(({ type }) => type === fact.type);
    const lastTransitionTime = known?.status === fact.status ? known.lastTransitionTime : undefined;
    return {
      ...fact,
      ...(generation !== undefined && { observedGeneration: generation }),
      lastTransitionTime: lastTransitionTime ?? timestamp(at),
    };
  });
  return [...others, ...own];
}
