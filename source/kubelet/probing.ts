/** What the verdicts of probes do to a container: events, readiness, the end of those that fail. */

import type { Container } from '../kubernetes/objects.ts';
import { isSidecar } from '../kubernetes/pods.ts';
import { graceOf, stopRun } from './end.ts';
import { type Life, processIn } from './life.ts';
import type { Probed } from './outcomes.ts';
import { type ProbeMoment, probed, probeOf, releasedProbes } from './probes.ts';
import type { Run } from './runtime.ts';

export function probedRun(
  { context, pod, runtime }: Life,
  container: Container,
  run: Run,
): Probed | undefined {
  if (Object.keys(run.probes).length === 0) return undefined;
  const process = processIn(context, pod, container, run.image, run.resolved);
  return { pod, container, run, process, ip: runtime.sandbox.ip ?? '' };
}

const probeTitles = { startup: 'Startup', liveness: 'Liveness', readiness: 'Readiness' } as const;

export function applyProbe(life: Life, subject: Probed, moment: ProbeMoment): void {
  const { container, run } = subject;
  const { type, at } = moment;
  const { state, failure, hasTurned } = probed(subject, moment);
  if (failure !== undefined) {
    life.tell('Warning', 'Unhealthy', `${probeTitles[type]} probe failed: ${failure}`, container);
  }
  const next: Run = { ...run, probes: { ...run.probes, [type]: state } };
  life.setRun(container.name, next);
  if (!hasTurned) return;
  life.reason = `the ${type} probe of container ${container.name} ${state.verdict === 'success' ? 'succeeds' : 'fails'}`;
  if (type === 'startup' && state.verdict === 'success') {
    life.setRun(container.name, { ...next, probes: releasedProbes(container, next, at) });
  }
  if (type !== 'readiness' && state.verdict === 'failure') killUnhealthy(life, subject, next, type);
}

function killUnhealthy(life: Life, { container }: Probed, run: Run, type: 'startup' | 'liveness'): void {
  const isRestarted = isSidecar(container) || life.pod.spec.restartPolicy !== 'Never';
  const note = `Container ${container.name} failed ${type} probe${isRestarted ? ', will be restarted' : ''}`;
  life.tell('Normal', 'Killing', note, container);
  const grace = probeOf(container, type)?.terminationGracePeriodSeconds ?? graceOf(life);
  stopRun(life, container, run, grace);
}

/** The startup probe, where there is one, has succeeded. */
export function isStarted(run: Run): boolean {
  return run.probes.startup === undefined || run.probes.startup.verdict === 'success';
}
