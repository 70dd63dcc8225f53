/**
 * How the process in a container behaves: its command line if that is understood, else the image's own way.
 *
 * `command` and `args` together are read as a command line. Sleeping, echoing, exiting and small shell scripts are
 * understood. Arguments alone that are not understood go to the image's own program; so does a command that names
 * that program (`nginx -g ...`). Any other command runs for ever, silently, and listens wherever it is asked.
 */

import type { ImageDescription } from '../kubernetes/cluster-document.ts';
import type { Container, Pod } from '../kubernetes/objects.ts';
import { parseDuration } from '../lib/duration.ts';
import { own } from '../lib/fields.ts';
import { NotUnderstood } from './shell/not-understood.ts';
import { plainCommand } from './shell/parse.ts';
import { runScript } from './shell/run.ts';
import type { FileChange, Surroundings, TimedLine, Timeline } from './shell/timeline.ts';

/** Milliseconds count from the start of the process. */
export interface Process {
  readonly lines: readonly TimedLine[];
  /** Written when it ends of its own accord. */
  readonly lastWords: readonly string[];
  /** Files of its own making; undefined where it is not known what files there are. */
  readonly files?: readonly FileChange[];
  /** Absent: it runs until it is stopped. */
  readonly runsFor?: number;
  readonly exitCode: number;
  /** Until it answers on its ports; absent: the usual latency. */
  readonly startup?: number;
  /** Absent: it listens on whatever port it is asked. */
  readonly ports?: readonly number[];
  /** From SIGTERM to its end; `never` waits for SIGKILL; absent: the usual latency. */
  readonly stopsAfter?: number | 'never';
  readonly unhealthyAfterRequests?: number;
  /** The host name that a script waits for. */
  readonly waitsFor?: string;
}

/** Host names that a script asked for, and how long after its start they came to be. */
export type Resolved = Readonly<Record<string, number>>;

const nothingResolved: Resolved = {};

interface KnownProcess {
  readonly description: ImageDescription | undefined;
  readonly process: Process;
}

/** By the pod's spec and the container in it: pods of one template share containers, but not their host names. */
const knownProcesses = new WeakMap<Pod['spec'], WeakMap<Container, KnownProcess>>();

export function processOf(
  description: ImageDescription | undefined,
  pod: Pod,
  container: Container,
  resolved: Resolved = nothingResolved,
): Process {
  if (container.command === undefined && container.args === undefined)
    return ownProcess(description, container);
  if (resolved !== nothingResolved) return commandProcess(description, pod, container, resolved);
  const ofPod = knownProcesses.get(pod.spec) ?? new WeakMap<Container, KnownProcess>();
  const known = ofPod.get(container);
  if (known !== undefined && known.description === description) return known.process;
  const process = commandProcess(description, pod, container, resolved);
  knownProcesses.set(pod.spec, ofPod.set(container, { description, process }));
  return process;
}

const unknownImage: Process = { lines: [], lastWords: [], exitCode: 0 };
const imageProcesses = new WeakMap<ImageDescription, Process>();

function ownProcess(description: ImageDescription | undefined, container: Container): Process {
  if (description === undefined) return unknownImage;
  let process = imageProcesses.get(description);
  if (process === undefined) {
    process = describedProcess(description);
    imageProcesses.set(description, process);
  }
  // A shell with its input held open waits for somebody to type.
  const isWaitingShell = container.stdin === true && process.runsFor === 0;
  if (!isWaitingShell) return process;
  const { runsFor: _, ...rest } = process;
  return rest;
}

function describedProcess(image: ImageDescription): Process {
  const logs = image.logs ?? [];
  return {
    lines: logs
      .filter((line) => line.onExit !== true)
      .map(({ text, at = '0s', every }) => ({
        text,
        at: duration(at) ?? 0,
        ...(every !== undefined && { every: duration(every) ?? 0 }),
      })),
    lastWords: logs.filter((line) => line.onExit === true).map((line) => line.text),
    exitCode: image.exitCode ?? 0,
    ...optional('runsFor', duration(image.runsFor)),
    ...optional('startup', duration(image.startup)),
    ...optional('ports', image.ports),
    ...optional<'stopsAfter', Process['stopsAfter']>(
      'stopsAfter',
      image.stopsAfter === 'never' ? 'never' : duration(image.stopsAfter),
    ),
    ...optional('unhealthyAfterRequests', image.unhealthyAfterRequests),
  };
}

function commandProcess(
  description: ImageDescription | undefined,
  pod: Pod,
  container: Container,
  resolved: Resolved,
): Process {
  const variables = variablesOf(pod, container);
  const argv = [...(container.command ?? []), ...(container.args ?? [])].map((text) =>
    substituted(text, variables),
  );
  const timeline = understood(argv, {
    variables,
    namespace: pod.metadata.namespace ?? 'default',
    resolvedAt: (host) => own(resolved, host),
    isFile: () => false,
    isOwnProgram: (name) => isProgramOf(description, name),
  });
  if (timeline?.becomesImageAt !== undefined) {
    return delayed(ownProcess(description, container), timeline, timeline.becomesImageAt);
  }
  if (timeline !== undefined) return scriptProcess(timeline);
  return container.command === undefined ? ownProcess(description, container) : unknownImage;
}

function understood(argv: readonly string[], surroundings: Surroundings): Timeline | undefined {
  try {
    return runScript(plainCommand(argv), surroundings);
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

/** As process 1 a shell or a sleep ignores SIGTERM, unless it set a trap. */
function scriptProcess({ lines, files, endsAt, exitCode, handlesSigterm, waitsFor }: Timeline): Process {
  return {
    lines,
    lastWords: [],
    files,
    exitCode,
    ports: [],
    stopsAfter: handlesSigterm ? 0 : 'never',
    ...optional('runsFor', endsAt),
    ...optional('waitsFor', waitsFor),
  };
}

/** The image's own program, begun by a script after a while. */
function delayed(own: Process, script: Timeline, by: number): Process {
  return {
    ...own,
    lines: [...script.lines, ...own.lines.map((line) => ({ ...line, at: line.at + by }))],
    files: script.files,
    ...optional('runsFor', own.runsFor === undefined ? undefined : own.runsFor + by),
    ...optional('startup', own.startup === undefined ? undefined : own.startup + by),
  };
}

function isProgramOf(description: ImageDescription | undefined, name: string): boolean {
  const image = description?.image.replace(/^.*\//, '').replace(/[:@].*$/, '') ?? '';
  return image !== '' && (name.startsWith(image) || name.startsWith('docker-entrypoint'));
}

function variablesOf(pod: Pod, container: Container): Readonly<Record<string, string>> {
  const variables: Record<string, string> = { HOSTNAME: pod.metadata.name };
  for (const { name, value } of container.env ?? []) if (value !== undefined) variables[name] = value;
  return variables;
}

/** `$(NAME)` as Kubernetes puts variables into command lines; unknown names stay as they are. */
function substituted(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\((\w+)\)/g, (whole, name: string) => own(variables, name) ?? whole);
}

function duration(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseDuration(text);
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
