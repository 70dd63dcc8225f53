/** What a probe of a container finds at which moment, and when that changes. */
import type { Container, Pod, Probe } from '../kubernetes/objects.ts';
import type { Process } from './process.ts';
import type { Run } from './runtime.ts';
import { NotUnderstood } from './shell/not-understood.ts';
import { plainCommand } from './shell/parse.ts';
import { runScript } from './shell/run.ts';
import type { Timeline } from './shell/timeline.ts';

export interface Outcomes {
  /** Moments at which the answer may turn, ascending. */
  readonly changesAt: readonly number[];
  /** Why a probe at that moment fails; undefined where it succeeds. */
  failureAt(moment: number): string | undefined;
}

export interface Probed {
  readonly pod: Pod;
  readonly container: Container;
  readonly run: Run;
  readonly process: Process;
  readonly ip: string;
}

/** Outcomes of one probe of a running container (pkg/kubelet/prober, pkg/probe). */
export function outcomesOf(probed: Probed, probe: Probe): Outcomes {
  if (probe.exec?.command !== undefined) return execOutcomes(probed, probe, probe.exec.command);
  if (probe.httpGet !== undefined) return httpOutcomes(probed, probe.httpGet);
  const port = probe.tcpSocket?.port ?? probe.grpc?.port ?? 0;
  return connectOutcomes(probed, port, (address) => `dial tcp ${address}: connect: connection refused`);
}

function httpOutcomes(probed: Probed, get: NonNullable<Probe['httpGet']>): Outcomes {
  const url = (address: string) => `${(get.scheme ?? 'HTTP').toLowerCase()}://${address}${get.path ?? '/'}`;
  const connection = connectOutcomes(
    probed,
    get.port,
    (address) => `Get "${url(address)}": dial tcp ${address}: connect: connection refused`,
  );
  const turnsAt = unhealthyFrom(probed);
  if (turnsAt === undefined) return connection;
  return {
    changesAt: [...connection.changesAt, turnsAt].sort((a, b) => a - b),
    failureAt: (moment) =>
      connection.failureAt(moment) ??
      (moment >= turnsAt ? 'HTTP probe failed with statuscode: 500' : undefined),
  };
}

function connectOutcomes(
  { container, run, process, ip }: Probed,
  port: number | string,
  refused: (address: string) => string,
): Outcomes {
  const number = portNumber(container, port);
  const isOpen = process.ports?.includes(number) ?? true;
  return {
    changesAt: isOpen ? [run.listensAt] : [],
    failureAt: (moment) => (isOpen && moment >= run.listensAt ? undefined : refused(`${ip}:${number}`)),
  };
}

function portNumber(container: Container, port: number | string): number {
  const named = container.ports?.find((each) => each.name === port)?.containerPort;
  return named ?? Number(port);
}

function execOutcomes({ run, process }: Probed, probe: Probe, command: readonly string[]): Outcomes {
  const limit = (probe.timeoutSeconds ?? 1) * 1000;
  return {
    changesAt: process.files?.map((file) => run.startedAt + file.at) ?? [],
    failureAt: (moment) => {
      const timeline = runCommand(process, command, moment - run.startedAt);
      if (timeline === undefined) return undefined;
      if (timeline.endsAt === undefined || timeline.endsAt > limit) {
        return `command timed out: "${command.join(' ')}" timed out after ${limit / 1000}s`;
      }
      return timeline.exitCode === 0 ? undefined : timeline.lines.map((line) => line.text).join('\n');
    },
  };
}

/** Undefined where the command is not understood; it is taken to succeed then. */
function runCommand(process: Process, command: readonly string[], at: number): Timeline | undefined {
  const { files } = process;
  try {
    return runScript(plainCommand(command), {
      variables: {},
      namespace: 'default',
      resolvedAt: () => 0,
      isFile: (path) =>
        files === undefined ||
        (files.findLast((file) => file.path === path && file.at <= at)?.exists ?? false),
      isOwnProgram: () => false,
    });
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

/** When the first request is answered with 500: after so many that the container's own HTTP probes have made. */
function unhealthyFrom({ container, run, process }: Probed): number | undefined {
  const limit = process.unhealthyAfterRequests;
  if (limit === undefined) return undefined;
  const askers = httpAskers(container, run);
  if (askers.length === 0) return undefined;
  const requestsBy = (moment: number) => askers.reduce((sum, asker) => sum + requests(asker, moment), 0);
  let low = run.listensAt;
  let high =
    Math.max(...askers.map((asker) => asker.from)) + (limit + 1) * Math.max(...askers.map((a) => a.period));
  if (requestsBy(high) <= limit) return undefined;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (requestsBy(middle) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Asker {
  /** First request that reaches the process. */
  readonly from: number;
  readonly period: number;
  readonly once: boolean;
}

function requests({ from, period, once }: Asker, by: number): number {
  if (by < from) return 0;
  return once ? 1 : Math.floor((by - from) / period) + 1;
}

function httpAskers(container: Container, run: Run): readonly Asker[] {
  const askers: Asker[] = [];
  for (const type of ['startup', 'liveness', 'readiness'] as const) {
    const probe = container[`${type}Probe`];
    const firstAt = run.probes[type]?.firstAt;
    if (probe?.httpGet === undefined || firstAt === undefined) continue;
    const period = (probe.periodSeconds ?? 10) * 1000;
    const missed = Math.max(0, Math.ceil((run.listensAt - firstAt) / period));
    askers.push({ from: firstAt + missed * period, period, once: type === 'startup' });
  }
  return askers;
}
