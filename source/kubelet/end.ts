/** The end of containers: by themselves, by a failed probe, by a changed definition, or with the whole pod. */

import type { Container } from '../kubernetes/objects.ts';
import { isSidecar } from '../kubernetes/pods.ts';
import { delayAfter, raised } from './back-off.ts';
import { failureShownFor, removalLatency, sigtermLatency } from './latencies.ts';
import { containersOf, ephemeralContainersOf, initContainersOf, type Life, processIn } from './life.ts';
import { begin } from './pull.ts';
import type { Ended, PodFailure, Run } from './runtime.ts';

const sigkillCode = 137;
const defaultGrace = 30;
/** The kubelet gives every container at least two seconds. */
const shortestGrace = 2;

/** The process of a container has ended: decides whether and when it starts again. */
export function endRun(life: Life, container: Container, run: Run, exitCode: number): void {
  const { name } = container;
  const { ended: endedBefore, restartBackOff } = life.container(name);
  const ended: Ended = { run, finishedAt: life.at, exitCode, reason: exitCode === 0 ? 'Completed' : 'Error' };
  const isWanted = run.stopping?.isRedefined === true || isRestarted(life, container, exitCode);
  const backOff = run.stopping?.isRedefined === true ? undefined : restartBackOff;
  const wait = delayAfter(backOff, life.at);
  const shownFor = failureShownFor(life.context);
  life.setContainer(name, {
    ended,
    ...(endedBefore && { endedBefore }),
    stage: {
      name: 'exited',
      ...(isWanted && { restartAt: life.at + Math.max(wait, Math.min(shownFor, 1000)) }),
      ...(isWanted && wait > shownFor && { backOffShownAt: life.at + shownFor }),
    },
  });
  life.reason = `container ${name} exited with code ${exitCode}`;
}

/** The state turns from terminated to waiting: CrashLoopBackOff. */
export function showRestartBackOff(life: Life, container: Container): void {
  const { name } = container;
  const { stage } = life.container(name);
  if (stage.name !== 'exited') return;
  const { name: podName, namespace, uid } = life.pod.metadata;
  life.tell(
    'Warning',
    'BackOff',
    `Back-off restarting failed container ${name} in pod ${podName}_${namespace}(${uid})`,
    container,
  );
  const { backOffShownAt: _, ...rest } = stage;
  life.setContainer(name, {
    stage: rest,
    waiting: { reason: 'CrashLoopBackOff', message: crashLoop(life, name) },
  });
  life.reason = `container ${name} waits before it is started again`;
}

function crashLoop(life: Life, name: string): string {
  const delay = (life.container(name).restartBackOff?.delay ?? 0) / 1000;
  const shown = delay < 60 ? `${delay}s` : `${Math.floor(delay / 60)}m${delay % 60}s`;
  const { name: podName, namespace, uid } = life.pod.metadata;
  return `back-off ${shown} restarting failed container=${name} pod=${podName}_${namespace}(${uid})`;
}

/** Starts a container once more, and makes the next wait longer. */
export function restart(life: Life, container: Container): void {
  const { ended, restartBackOff } = life.container(container.name);
  life.setContainer(container.name, {
    restartBackOff: raised(restartBackOff, ended?.finishedAt ?? life.at, life.at),
  });
  begin(life, container);
}

/** Asks a running container to end, within a grace period in seconds. */
export function stopRun(
  life: Life,
  container: Container,
  run: Run,
  grace: number,
  isRedefined = false,
): void {
  const killAt = life.at + Math.max(grace, shortestGrace) * 1000;
  const { stopsAfter } = processIn(life.context, life.pod, container, run.image, run.resolved);
  const stopsAt =
    stopsAfter === 'never'
      ? Number.POSITIVE_INFINITY
      : life.at + preStopDuration(life, container) + (stopsAfter ?? sigtermLatency(life.context));
  const end =
    stopsAt <= killAt ? { endsAt: stopsAt, exitCode: 0 } : { endsAt: killAt, exitCode: sigkillCode };
  life.setRun(container.name, { ...run, stopping: { since: life.at, isRedefined, ...end } });
  life.reason = `container ${container.name} is asked to stop`;
}

/** The grace period of the pod's spec, in seconds. */
export function graceOf(life: Life): number {
  return life.pod.spec.terminationGracePeriodSeconds ?? defaultGrace;
}

/** Begins to take the whole pod down. */
export function stopPod(life: Life, grace: number, failure?: PodFailure): void {
  life.runtime = {
    ...life.runtime,
    stopping: { since: life.at, grace },
    ...(failure && { failure }),
  };
  life.reason = failure?.message ?? 'the pod was deleted and is taken down';
  signal(life, mainAndEphemeral(life));
  goOnStopping(life);
}

/** A later request may shorten the grace period. */
export function hurry(life: Life, grace: number): void {
  const { stopping } = life.runtime;
  if (stopping === undefined || grace >= stopping.grace) return;
  life.runtime = { ...life.runtime, stopping: { ...stopping, grace } };
  const killAt = life.at + Math.max(grace, shortestGrace) * 1000;
  for (const { name } of containersOf(life.pod)) {
    const run = life.run(name);
    if (run?.stopping === undefined || run.stopping.endsAt <= killAt) continue;
    life.setRun(name, { ...run, stopping: { ...run.stopping, endsAt: killAt, exitCode: sigkillCode } });
  }
}

/** Sidecars are asked to end after the main containers, the last started first; then the rest is removed. */
export function goOnStopping(life: Life): void {
  const { stopping } = life.runtime;
  if (stopping === undefined || stopping.removedAt !== undefined) return;
  if (mainAndEphemeral(life).some(({ name }) => life.run(name) !== undefined)) return;
  const left = initContainersOf(life.pod).filter(({ name }) => life.run(name) !== undefined);
  const last = left.at(-1);
  if (last !== undefined) {
    signal(life, [last]);
    return;
  }
  life.runtime = {
    ...life.runtime,
    stopping: { ...stopping, removedAt: life.at + removalLatency(life.context) },
  };
}

/** Once no main container will run again, sidecars and ephemeral containers have no more purpose. */
export function dismissSidecars(life: Life): void {
  if (life.runtime.stopping !== undefined || !isDone(life)) return;
  signal(life, ephemeralContainersOf(life.pod));
  const running = initContainersOf(life.pod).filter(({ name }) => life.run(name) !== undefined);
  const last = running.findLast((container) => isSidecar(container));
  if (last !== undefined) signal(life, [last]);
}

/** Every main container has ended for good, or none will ever start because the initialisation has failed. */
export function isDone(life: Life): boolean {
  const isOver = ({ name }: Container) => {
    const { stage } = life.container(name);
    return stage.name === 'exited' && stage.restartAt === undefined;
  };
  if (life.pod.spec.containers.every(isOver)) return true;
  return initContainersOf(life.pod).some(
    (each) => isOver(each) && life.container(each.name).ended?.exitCode !== 0,
  );
}

function mainAndEphemeral({ pod }: Life): readonly Container[] {
  return [...pod.spec.containers, ...ephemeralContainersOf(pod)];
}

function signal(life: Life, containers: readonly Container[]): void {
  const grace = life.runtime.stopping?.grace ?? graceOf(life);
  for (const container of containers) {
    const run = life.run(container.name);
    if (run === undefined || run.stopping !== undefined) continue;
    life.tell('Normal', 'Killing', `Stopping container ${container.name}`, container);
    stopRun(life, container, run, grace);
  }
}

/** pkg/kubelet/container, ShouldContainerBeRestarted. */
function isRestarted(life: Life, container: Container, exitCode: number): boolean {
  const { pod, runtime } = life;
  if (runtime.stopping !== undefined || pod.metadata.deletionTimestamp !== undefined) return false;
  if (ephemeralContainersOf(pod).includes(container)) return false;
  const isInit = initContainersOf(pod).includes(container);
  if (isInit && isSidecar(container)) return !isDone(life);
  const policy = pod.spec.restartPolicy ?? 'Always';
  if (policy === 'Never') return false;
  return isInit || policy === 'OnFailure' ? exitCode !== 0 : true;
}

/** How long the preStop hook keeps a container from its SIGTERM. */
function preStopDuration(life: Life, container: Container): number {
  const hook = container.lifecycle?.preStop;
  if (hook?.sleep !== undefined) return hook.sleep.seconds * 1000;
  if (hook?.exec?.command === undefined) return 0;
  const process = processIn(life.context, life.pod, { ...container, command: hook.exec.command, args: [] });
  return process.runsFor ?? 0;
}
