/** Starting the process of a container, and what is known of its end from then on (kuberuntime). */

import type { Container } from '../kubernetes/objects.ts';
import { digest } from './digest.ts';
import { listenLatency, probeLag } from './latencies.ts';
import { containersOf, type Life, processIn } from './life.ts';
import { isResolvable } from './names.ts';
import { initialProbes } from './probes.ts';
import type { Process, Resolved } from './process.ts';
import type { Run } from './runtime.ts';

/** The container runs. */
export function start(life: Life, container: Container): void {
  const { context, pod, at } = life;
  const { name, image = '' } = container;
  const runtime = life.container(name);
  const isRestart = runtime.ended !== undefined;
  const resolved = namesNow(life, container);
  const process = processIn(context, pod, container, image, resolved);
  const portInUse = takenPort(life, container, process);
  const restarts = runtime.restarts + (isRestart ? 1 : 0);
  const run: Run = {
    id: digest(`${pod.metadata.uid}/${name}/${restarts}`),
    image,
    startedAt: at,
    listensAt: at + (process.startup ?? listenLatency(context)),
    probes: initialProbes(container, at, probeLag(context)),
    ...outlook(process, at, portInUse),
    ...(resolved && { resolved }),
  };
  life.tell('Normal', 'Created', 'Container created', container);
  life.tell('Normal', 'Started', 'Container started', container);
  life.setContainer(name, { restarts, waiting: undefined, stage: { name: 'running', run } });
  life.reason = isRestart ? `container ${name} started again` : `container ${name} started`;
}

/** Names that the script of a run waits for and that exist by now; undefined where it has learnt nothing new. */
export function namesNow(
  life: Life,
  container: Container,
  known?: Resolved,
  after = 0,
): Resolved | undefined {
  const { context, pod } = life;
  let resolved = known;
  for (;;) {
    const { waitsFor } = processIn(context, pod, container, container.image, resolved);
    if (waitsFor === undefined || !isResolvable(context.read, pod.metadata.namespace ?? '', waitsFor)) {
      return resolved === known ? undefined : resolved;
    }
    resolved = { ...resolved, [waitsFor]: after };
  }
}

/** When and how a process ends by itself, or what it waits for. */
export function outlook(
  process: Process,
  startedAt: number,
  portInUse?: number,
): Pick<Run, 'exitCode' | 'exitAt' | 'portInUse' | 'waitsFor'> {
  if (portInUse !== undefined) return { portInUse, exitAt: startedAt + bindAttempts, exitCode: 1 };
  const { exitCode, runsFor, waitsFor } = process;
  if (runsFor === undefined) return { exitCode, ...(waitsFor !== undefined && { waitsFor }) };
  return { exitCode, exitAt: startedAt + runsFor };
}

/** A server tries to bind five times, half a second apart, before it gives up. */
const bindAttempts = 2500;

/** A port that it wants and that a container of the same pod listens on already. */
function takenPort(life: Life, container: Container, process: Process): number | undefined {
  if (process.ports === undefined || process.ports.length === 0) return undefined;
  const { context, pod } = life;
  for (const other of containersOf(pod)) {
    const run = other.name === container.name ? undefined : life.run(other.name);
    if (run === undefined || run.portInUse !== undefined) continue;
    const taken = processIn(context, pod, other, run.image, run.resolved).ports ?? [];
    const port = process.ports.find((each) => taken.includes(each));
    if (port !== undefined) return port;
  }
  return undefined;
}
