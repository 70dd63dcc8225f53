/**
 * The life of a pod as a row of moments: what is decided at once, and what happens next by itself. Every stage of a
 * container knows when it ends and what follows; nothing is polled.
 */

import type { Container } from '../kubernetes/objects.ts';
import { isSidecar } from '../kubernetes/pods.ts';
import { parseTimestamp } from '../kubernetes/time.ts';
import {
  dismissSidecars,
  endRun,
  goOnStopping,
  graceOf,
  hurry,
  restart,
  showRestartBackOff,
  stopPod,
  stopRun,
} from './end.ts';
import {
  containersOf,
  ephemeralContainersOf,
  initContainersOf,
  type Life,
  ownContainersOf,
  processIn,
} from './life.ts';
import { nextProbe } from './probes.ts';
import { applyProbe, isStarted, probedRun } from './probing.ts';
import { begin, endPull, showPullBackOff } from './pull.ts';
import type { Run } from './runtime.ts';
import { giveAddress } from './sandbox.ts';
import { namesNow, outlook, start } from './start.ts';

interface Moment {
  readonly at: number;
  happen(): void;
}

/** Lives through everything that is due by `now`; the next moment after it, undefined where nothing will happen. */
export function live(life: Life, now: number): number | undefined {
  catchUp(life, now);
  life.at = now;
  for (;;) {
    obey(life);
    proceed(life);
    if (life.isOver) return undefined;
    const next = nextMoment(life);
    if (next === undefined || next.at > now) return next?.at;
    next.happen();
  }
}

/** What went on in containers while the node heard of nothing else happened at its own time. */
function catchUp(life: Life, now: number): void {
  for (let next = nextMoment(life); next !== undefined && next.at < now; next = nextMoment(life)) {
    life.at = Math.max(life.at, next.at);
    next.happen();
    if (life.isOver) return;
    proceed(life);
  }
}

/** What the API asks for by now. */
function obey(life: Life): void {
  const { pod, runtime } = life;
  if (pod.metadata.deletionTimestamp !== undefined) {
    const grace = pod.metadata.deletionGracePeriodSeconds ?? graceOf(life);
    if (runtime.stopping === undefined) stopPod(life, grace, runtime.failure);
    else hurry(life, grace);
  } else if (runtime.stopping === undefined && runtime.failure === undefined) {
    learnNames(life);
    applyNewDefinitions(life);
  }
}

/** What follows from how things stand, without waiting. */
function proceed(life: Life): void {
  const { stopping, failure, sandbox } = life.runtime;
  if (stopping !== undefined) goOnStopping(life);
  else if (failure === undefined && sandbox.readyAt <= life.at) goOnStarting(life);
}

function goOnStarting(life: Life): void {
  if (life.runtime.sandbox.ip === undefined) giveAddress(life);
  beginNext(life);
  dismissSidecars(life);
}

/** Containers are begun one after another: ephemeral ones as they come, init containers in order, then the main ones. */
function beginNext(life: Life): void {
  if (isBusy(life)) return;
  const isWaiting = ({ name }: Container) => life.container(name).stage.name === 'waiting';
  const next = ephemeralContainersOf(life.pod).find(isWaiting) ?? nextOwn(life);
  if (next !== undefined && isWaiting(next)) begin(life, next);
}

function nextOwn(life: Life): Container | undefined {
  const mains = life.pod.spec.containers;
  const hasBegunMains = mains.some(({ name }) => life.container(name).stage.name !== 'waiting');
  const blocker = hasBegunMains
    ? undefined
    : initContainersOf(life.pod).find((each) => !isInitialised(life, each));
  return blocker ?? mains.find(({ name }) => life.container(name).stage.name === 'waiting');
}

/** One container at a time is pulled and started. */
function isBusy(life: Life): boolean {
  return Object.values(life.runtime.containers).some(
    ({ stage }) => stage.name === 'pulling' || stage.name === 'starting',
  );
}

/** Whether an init container lets the next one go on. */
export function isInitialised(life: Pick<Life, 'runtime'>, container: Container): boolean {
  const { stage, ended } = life.runtime.containers[container.name]!;
  if (isSidecar(container)) return stage.name === 'running' && isStarted(stage.run);
  return stage.name === 'exited' && ended?.exitCode === 0;
}

/** A container whose image is no longer that of the spec is started anew, whatever the restart policy. */
function applyNewDefinitions(life: Life): void {
  for (const container of containersOf(life.pod)) {
    const { image, stage } = life.container(container.name);
    if (image === container.image || stage.name === 'waiting') continue;
    const run = life.run(container.name);
    if (run === undefined) {
      life.setContainer(container.name, {
        image: container.image ?? '',
        stage: { name: 'waiting' },
      });
    } else if (run.stopping === undefined) {
      const note = `Container ${container.name} definition changed, will be restarted`;
      life.tell('Normal', 'Killing', note, container);
      stopRun(life, container, run, graceOf(life), true);
    }
  }
}

/** A script that waited for a name goes on once the name is there. */
function learnNames(life: Life): void {
  for (const container of containersOf(life.pod)) {
    const run = life.run(container.name);
    if (run?.waitsFor === undefined || run.stopping !== undefined) continue;
    const resolved = namesNow(life, container, run.resolved, life.at - run.startedAt);
    if (resolved === undefined) continue;
    const process = processIn(life.context, life.pod, container, run.image, resolved);
    const { waitsFor: _, ...rest } = run;
    life.setRun(container.name, { ...rest, resolved, ...outlook(process, run.startedAt) });
  }
}

function nextMoment(life: Life): Moment | undefined {
  const { stopping, failure, sandbox } = life.runtime;
  if (stopping === undefined && failure !== undefined) return undefined;
  if (stopping === undefined && sandbox.ip === undefined) return { at: sandbox.readyAt, happen: () => {} };
  let next = stopping === undefined ? deadline(life) : removal(life);
  for (const container of containersOf(life.pod)) {
    const moment = nextOf(life, container);
    if (moment !== undefined && (next === undefined || moment.at < next.at)) next = moment;
  }
  return next;
}

/** The end of the container's stage. */
function nextOf(life: Life, container: Container): Moment | undefined {
  const { stage } = life.container(container.name);
  if (stage.name === 'running') return nextOfRun(life, container, stage.run);
  if (life.runtime.stopping !== undefined) return undefined;
  switch (stage.name) {
    case 'waiting':
      return undefined;
    case 'pulling':
      return { at: stage.until, happen: () => endPull(life, container, stage) };
    case 'starting':
      return { at: stage.until, happen: () => start(life, container) };
    case 'not-pulled':
      if (stage.backOffShownAt !== undefined) {
        return { at: stage.backOffShownAt, happen: () => showPullBackOff(life, container, stage) };
      }
      return isBusy(life) ? undefined : { at: stage.retryAt, happen: () => begin(life, container) };
    case 'exited':
      if (stage.backOffShownAt !== undefined) {
        return { at: stage.backOffShownAt, happen: () => showRestartBackOff(life, container) };
      }
      if (stage.restartAt === undefined || isBusy(life)) return undefined;
      return { at: stage.restartAt, happen: () => restart(life, container) };
  }
}

function nextOfRun(life: Life, container: Container, run: Run): Moment | undefined {
  const { stopping, exitAt = Number.POSITIVE_INFINITY } = run;
  if (stopping !== undefined) {
    if (stopping.endsAt <= exitAt) {
      return { at: stopping.endsAt, happen: () => endRun(life, container, run, stopping.exitCode) };
    }
    return { at: exitAt, happen: () => endRun(life, container, run, run.exitCode) };
  }
  const subject = probedRun(life, container, run);
  const probe = subject && nextProbe(subject);
  if (probe !== undefined && probe.at < exitAt) {
    return { at: probe.at, happen: () => applyProbe(life, subject!, probe) };
  }
  if (run.exitAt === undefined) return undefined;
  return { at: exitAt, happen: () => endRun(life, container, run, run.exitCode) };
}

/** activeDeadlineSeconds of the pod itself. */
function deadline(life: Life): Moment | undefined {
  const { activeDeadlineSeconds } = life.pod.spec;
  if (activeDeadlineSeconds === undefined || isFinished(life)) return undefined;
  const startTime = parseTimestamp(life.pod.status.startTime) ?? life.runtime.admittedAt;
  const message = 'Pod was active on the node longer than the specified deadline';
  return {
    at: startTime + activeDeadlineSeconds * 1000,
    happen: () => {
      life.tell('Normal', 'DeadlineExceeded', message);
      stopPod(life, graceOf(life), { reason: 'DeadlineExceeded', message });
    },
  };
}

function isFinished(life: Life): boolean {
  return ownContainersOf(life.pod).every(({ name }) => {
    const { stage } = life.container(name);
    return stage.name === 'exited' && stage.restartAt === undefined;
  });
}

/** A deleted pod leaves for good; one that only failed stays as it is. */
function removal(life: Life): Moment | undefined {
  const removedAt = life.runtime.stopping?.removedAt;
  if (removedAt === undefined || life.pod.metadata.deletionTimestamp === undefined) return undefined;
  return {
    at: removedAt,
    happen: () => {
      life.isOver = true;
      life.reason = 'every container of the deleted pod has ended';
    },
  };
}
