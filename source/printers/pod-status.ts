/**
 * What kubectl says of a pod in one line: READY, STATUS and RESTARTS (pkg/printers/internalversion, printPod), and
 * whether that is good or bad. Computed once per frozen pod.
 */
import { holds } from '../kubernetes/conditions.ts';
import type { ContainerStatus, Pod } from '../kubernetes/objects.ts';
import { isPodReady, isPodTerminal, isSidecar, podCondition } from '../kubernetes/pods.ts';
import { parseTimestamp } from '../kubernetes/time.ts';
import type { Health } from './health.ts';

export interface PodSummary {
  readonly ready: number;
  readonly containers: number;
  /** `Running`, `CrashLoopBackOff`, `Init:1/2`, `Terminating`, ... */
  readonly status: string;
  readonly restarts: number;
  /** When a container last ended before a restart, milliseconds since the epoch. */
  readonly lastRestart: number | undefined;
  readonly health: Health;
}

/** Restarts of some containers, and when the latest of them was. */
interface Restarts {
  readonly count: number;
  readonly last: number | undefined;
}

const summaries = new WeakMap<Pod, PodSummary>();
const noRestarts: Restarts = { count: 0, last: undefined };

export function podSummary(pod: Pod): PodSummary {
  let summary = summaries.get(pod);
  if (summary === undefined) {
    summary = summarise(pod);
    summaries.set(pod, summary);
  }
  return summary;
}

function summarise(pod: Pod): PodSummary {
  const sidecars = new Set((pod.spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name));
  const initialisation = initialisationOf(pod, sidecars);
  const main = mainOf(pod);
  const started = initialisation.status === undefined || holds(pod.status.conditions, 'Initialized');
  const restarts = started ? joined(initialisation.sidecarRestarts, main.restarts) : initialisation.restarts;
  const status = (started ? main.status : undefined) ?? initialisation.status ?? statusOfPhase(pod);
  return {
    ready: initialisation.ready + (started ? main.ready : 0),
    containers: pod.spec.containers.length + sidecars.size,
    status: statusOfDeletion(pod) ?? status,
    restarts: restarts.count,
    lastRestart: restarts.last,
    health: healthOf(pod),
  };
}

function statusOfPhase(pod: Pod): string {
  if (podCondition(pod, 'PodScheduled')?.reason === 'SchedulingGated') return 'SchedulingGated';
  return pod.status.reason || (pod.status.phase ?? '');
}

function statusOfDeletion(pod: Pod): string | undefined {
  if (pod.metadata.deletionTimestamp === undefined) return undefined;
  if (pod.status.reason === 'NodeLost') return 'Unknown';
  return isPodTerminal(pod) ? undefined : 'Terminating';
}

/** Looks at init containers in order, up to the first that is not through; `status` is set while there is one. */
function initialisationOf(pod: Pod, sidecars: ReadonlySet<string>) {
  let ready = 0;
  let restarts = noRestarts;
  let sidecarRestarts = noRestarts;
  for (const [index, container] of (pod.status.initContainerStatuses ?? []).entries()) {
    const sidecar = sidecars.has(container.name);
    restarts = joined(restarts, restartsOf(container));
    if (sidecar) sidecarRestarts = joined(sidecarRestarts, restartsOf(container));
    if (container.state?.terminated?.exitCode === 0) continue;
    if (sidecar && container.started === true) {
      if (container.ready) ready += 1;
      continue;
    }
    const progress = `${index}/${pod.spec.initContainers?.length ?? 0}`;
    return { ready, restarts, sidecarRestarts, status: `Init:${initReason(container) ?? progress}` };
  }
  return { ready, restarts, sidecarRestarts, status: undefined };
}

function initReason({ state }: ContainerStatus): string | undefined {
  if (state?.terminated) return terminationReason(state.terminated);
  const reason = state?.waiting?.reason;
  return reason === '' || reason === 'PodInitializing' ? undefined : reason;
}

/** The first container that has something to say gives the status. */
function mainOf(pod: Pod) {
  let status: string | undefined;
  let ready = 0;
  let restarts = noRestarts;
  for (const container of pod.status.containerStatuses ?? []) {
    restarts = joined(restarts, restartsOf(container));
    const { waiting, terminated, running } = container.state ?? {};
    if (waiting?.reason) status ??= waiting.reason;
    else if (terminated) status ??= terminationReason(terminated);
    else if (container.ready && running) ready += 1;
  }
  if (status === 'Completed' && ready > 0) status = isPodReady(pod) ? 'Running' : 'NotReady';
  return { status, ready, restarts };
}

/** `Completed`, `OOMKilled`, or what is known in its place: `Signal:9`, `ExitCode:3`. */
export function terminationReason(state: { reason?: string; signal?: number; exitCode: number }): string {
  if (state.reason) return state.reason;
  return state.signal ? `Signal:${state.signal}` : `ExitCode:${state.exitCode}`;
}

function restartsOf(container: ContainerStatus): Restarts {
  return { count: container.restartCount, last: parseTimestamp(container.lastState?.terminated?.finishedAt) };
}

function joined(one: Restarts, other: Restarts): Restarts {
  const last = Math.max(one.last ?? -Infinity, other.last ?? -Infinity);
  return { count: one.count + other.count, last: last === -Infinity ? undefined : last };
}

const harmlessWaits: ReadonlySet<string> = new Set(['', 'ContainerCreating', 'PodInitializing']);

function healthOf(pod: Pod): Health {
  if (pod.status.phase === 'Succeeded') return 'done';
  if (pod.status.phase === 'Failed') return 'bad';
  if (pod.metadata.deletionTimestamp !== undefined) return 'gone';
  if (podCondition(pod, 'PodScheduled')?.reason === 'Unschedulable') return 'bad';
  const statuses = [...(pod.status.initContainerStatuses ?? []), ...(pod.status.containerStatuses ?? [])];
  if (statuses.some(isBroken)) return 'bad';
  return pod.status.phase === 'Running' && isPodReady(pod) ? 'good' : 'busy';
}

function isBroken({ state }: ContainerStatus): boolean {
  if (state?.terminated) return state.terminated.exitCode !== 0;
  return state?.waiting !== undefined && !harmlessWaits.has(state.waiting.reason ?? '');
}
