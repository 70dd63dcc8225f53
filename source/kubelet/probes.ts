/**
 * Probes as turning points (pkg/kubelet/prober/worker.go): a probe that keeps finding what it already reported needs no
 * moment of its own. Every failure is one, because it is told as an event.
 */
import type { Container, Probe } from '../kubernetes/objects.ts';
import { type Outcomes, outcomesOf, type Probed } from './outcomes.ts';
import type { ProbeRuntime, ProbeType, Run } from './runtime.ts';

const probeTypes: readonly ProbeType[] = ['startup', 'liveness', 'readiness'];

/** What is taken for granted before the first result. */
const initialVerdicts = { startup: 'unknown', liveness: 'success', readiness: 'failure' } as const;

/** After so many failures in a row the kubelet's events are rationed to one in five minutes (client-go, spam filter). */
const toldFailures = 25;
const rationedInterval = 300_000;

export function probeOf(container: Container, type: ProbeType): Probe | undefined {
  return container[`${type}Probe`];
}

/** The probes of a process that starts now; those behind a startup probe wait. */
export function initialProbes(container: Container, startedAt: number, lag: number): Run['probes'] {
  const probes: Partial<Record<ProbeType, ProbeRuntime>> = {};
  for (const type of probeTypes) {
    const probe = probeOf(container, type);
    if (probe === undefined) continue;
    const isHeldBack = type !== 'startup' && container.startupProbe !== undefined;
    probes[type] = {
      verdict: initialVerdicts[type],
      streak: 0,
      ...(!isHeldBack && { firstAt: startedAt + delayOf(probe) + lag }),
    };
  }
  return probes;
}

/** The probes that waited for the startup probe, once it has succeeded at `now`. */
export function releasedProbes(container: Container, run: Run, now: number): Run['probes'] {
  const probes: Partial<Record<ProbeType, ProbeRuntime>> = { ...run.probes };
  for (const type of ['liveness', 'readiness'] as const) {
    const probe = probeOf(container, type);
    const waiting = probes[type];
    if (probe === undefined || waiting === undefined || waiting.firstAt !== undefined) continue;
    probes[type] = { ...waiting, firstAt: Math.max(now, run.startedAt + delayOf(probe)) };
  }
  return probes;
}

export interface ProbeMoment {
  readonly type: ProbeType;
  readonly at: number;
}

/** The next run of a probe that has something to tell. */
export function nextProbe(probed: Probed): ProbeMoment | undefined {
  let next: ProbeMoment | undefined;
  for (const type of probeTypes) {
    const probe = probeOf(probed.container, type);
    const state = probed.run.probes[type];
    if (probe === undefined || state === undefined || isOver(type, state)) continue;
    const at = nextRun(probe, state, () => outcomesOf(probed, probe));
    if (at !== undefined && (next === undefined || at < next.at)) next = { type, at };
  }
  return next;
}

/** The startup probe stops once it has succeeded. */
function isOver(type: ProbeType, state: ProbeRuntime): boolean {
  return type === 'startup' && state.verdict === 'success';
}

function nextRun(probe: Probe, state: ProbeRuntime, outcomesNow: () => Outcomes): number | undefined {
  if (state.firstAt === undefined) return undefined;
  const period = periodOf(probe);
  const next = state.lastAt === undefined ? state.firstAt : state.lastAt + period;
  // In between thresholds every run counts.
  if (state.lastOutcome !== undefined && state.lastOutcome !== state.verdict) return next;
  const { changesAt, failureAt } = outcomesNow();
  const outcome = failureAt(next) === undefined ? 'success' : 'failure';
  if (outcome !== state.verdict || (outcome === 'failure' && state.streak < toldFailures)) return next;
  const firstAt = state.firstAt;
  const aligned = (moment: number) => firstAt + Math.ceil((moment - firstAt) / period) * period;
  const turn = changesAt.find((moment) => moment > next);
  const turnAt = turn === undefined ? undefined : aligned(turn);
  if (outcome === 'success') return turnAt;
  return Math.min(turnAt ?? Number.POSITIVE_INFINITY, aligned((state.lastAt ?? next) + rationedInterval));
}

export interface ProbeResult {
  readonly state: ProbeRuntime;
  /** Why it failed, this time. */
  readonly failure?: string;
  readonly hasTurned: boolean;
}

/** Runs a probe once: thresholds decide when an outcome becomes the verdict. */
export function probed(subject: Probed, { type, at }: ProbeMoment): ProbeResult {
  const probe = probeOf(subject.container, type)!;
  const failure = outcomesOf(subject, probe).failureAt(at);
  const outcome = failure === undefined ? 'success' : 'failure';
  const state = counted(subject.run.probes[type]!, probe, outcome, at);
  const hasTurned = state.verdict !== subject.run.probes[type]!.verdict;
  return { state, hasTurned, ...(failure !== undefined && { failure }) };
}

/** One more outcome; the verdict follows once the outcome has been the same often enough. */
export function counted(
  before: ProbeRuntime,
  probe: Probe,
  outcome: 'success' | 'failure',
  at: number,
): ProbeRuntime {
  const streak = before.lastOutcome === outcome ? before.streak + 1 : 1;
  const threshold = outcome === 'success' ? (probe.successThreshold ?? 1) : (probe.failureThreshold ?? 3);
  const verdict = streak >= threshold ? outcome : before.verdict;
  return { ...before, lastAt: at, lastOutcome: outcome, streak, verdict };
}

function periodOf(probe: Probe): number {
  return (probe.periodSeconds ?? 10) * 1000;
}

function delayOf(probe: Probe): number {
  return (probe.initialDelaySeconds ?? 0) * 1000;
}
