/** Getting a container to run: the image, the container, the process (pkg/kubelet/images, kuberuntime). */
import { hash32 } from '../lib/hash.ts';
import type { Container } from '../kubernetes/objects.ts';
import { bytes } from '../kubernetes/quantities.ts';
import { raised } from './back-off.ts';
import { downloadLatency, failureShownFor, listenLatency, probeLag, registryLatency, startLatency } from './latencies.ts';
import { containersOf, described, type Life, processIn } from './life.ts';
import { isResolvable } from './names.ts';
import { isPreloaded } from './node.ts';
import { initialProbes } from './probes.ts';
import type { Process, Resolved } from './process.ts';
import { type ImageReference, parseReference, pullFailure } from './registry.ts';
import type { PullFailure, Run, Stage } from './runtime.ts';

type Pulling = Stage & { name: 'pulling' };

/** Takes the first step towards a running container: its image, or straight on where that is there. */
export function begin(life: Life, container: Container): void {
  const image = container.image ?? '';
  life.setContainer(container.name, { image });
  const reference = parseReference(image);
  if (reference === undefined) return refuse(life, container, invalidName(image), 'InspectFailed');
  const isPresent = isOnNode(life, reference);
  const policy = container.imagePullPolicy ?? (reference.tag === 'latest' ? 'Always' : 'IfNotPresent');
  if (policy === 'Never' && !isPresent) return refuse(life, container, neverPulled(image), 'ErrImageNeverPull');
  if (isPresent && policy !== 'Always') {
    const note = `Container image "${image}" already present on machine and can be accessed by the pod`;
    life.tell('Normal', 'Pulled', note, container);
    return create(life, container);
  }
  pull(life, container, reference, isPresent);
}

/** The end of a pull: the image is there, or the registry has refused. */
export function endPull(life: Life, container: Container, { since, beginsAt, until, failure }: Pulling): void {
  const image = container.image ?? '';
  if (failure !== undefined) {
    life.tell('Warning', 'Failed', `Failed to pull image "${image}": ${failure.message}`, container);
    return refuse(life, container, failure, undefined);
  }
  const reference = parseReference(image);
  const size = bytes((reference && described(life.context, reference)?.size) ?? '70Mi');
  const times = `${seconds(until - beginsAt)} (${seconds(until - since)} including waiting)`;
  const note = `Successfully pulled image "${image}" in ${times}. Image size: ${size} bytes.`;
  life.tell('Normal', 'Pulled', note, container);
  life.setContainer(container.name, { pullBackOff: undefined });
  create(life, container);
}

/** The waiting reason turns to ImagePullBackOff. */
export function showPullBackOff(life: Life, container: Container, stage: Stage & { name: 'not-pulled' }): void {
  life.tell('Normal', 'BackOff', `Back-off pulling image "${container.image}"`, container);
  life.tell('Warning', 'Failed', 'Error: ImagePullBackOff', container);
  life.setStage(container.name, { ...stage, isBackOffShown: true });
  life.reason = `container ${container.name} waits before its image is pulled again`;
}

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
    id: containerId(`${pod.metadata.uid}/${name}/${restarts}`),
    image,
    startedAt: at,
    listensAt: at + (process.startup ?? listenLatency(context)),
    probes: initialProbes(container, at, probeLag(context)),
    ...ending(process, at, portInUse),
    ...(resolved && { resolved }),
  };
  life.tell('Normal', 'Created', 'Container created', container);
  life.tell('Normal', 'Started', 'Container started', container);
  life.setContainer(name, { restarts, stage: { name: 'running', run } });
  life.reason = isRestart ? `container ${name} started again` : `container ${name} started`;
}

/** Names that the script of a run waits for and that exist by now; undefined where it has learnt nothing new. */
export function namesNow(life: Life, container: Container, known?: Resolved, after = 0): Resolved | undefined {
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

/** When and how a process ends by itself. */
export function ending(process: Process, startedAt: number, portInUse?: number): Pick<Run, 'exitCode' | 'exitAt' | 'portInUse'> {
  if (portInUse !== undefined) return { portInUse, exitAt: startedAt + bindAttempts, exitCode: 1 };
  if (process.runsFor === undefined) return { exitCode: process.exitCode };
  return { exitAt: startedAt + process.runsFor, exitCode: process.exitCode };
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

function pull(life: Life, container: Container, reference: ImageReference, isPresent: boolean): void {
  const { context, at, node } = life;
  const description = described(context, reference);
  const failure = pullFailure(reference, description);
  const isDownload = failure === undefined && !isPresent;
  const beginsAt = isDownload ? Math.max(at, node.downloadsUntil) : at;
  const takes = isDownload && !isOnItsWay(life, reference) ? downloadLatency(context, description?.size) : registryLatency(context);
  const until = beginsAt + takes;
  if (isDownload) {
    life.node = { ...node, downloadsUntil: until, images: { ...node.images, [reference.full]: until } };
  }
  life.tell('Normal', 'Pulling', `Pulling image "${container.image}"`, container);
  life.setStage(container.name, { name: 'pulling', since: at, beginsAt, until, ...(failure && { failure }) });
  life.reason = `container ${container.name} waits for its image`;
}

function isOnNode({ node, at }: Life, reference: ImageReference): boolean {
  const since = node.images[reference.full];
  return (since !== undefined && since <= at) || isPreloaded(reference.repository);
}

/** Somebody else on the node downloads it at this moment. */
function isOnItsWay({ node }: Life, reference: ImageReference): boolean {
  return node.images[reference.full] !== undefined;
}

function refuse(life: Life, container: Container, failure: PullFailure, eventReason: string | undefined): void {
  const { at, context } = life;
  const { name } = container;
  if (eventReason !== undefined) life.tell('Warning', eventReason, failure.message, container);
  life.tell('Warning', 'Failed', `Error: ${failure.reason}`, container);
  const pullBackOff = raised(life.container(name).pullBackOff, at, at);
  // Nothing is asked of a registry for these, so there is no back-off to show.
  const isLocal = failure.reason !== 'ErrImagePull';
  life.setContainer(name, {
    pullBackOff,
    stage: {
      name: 'not-pulled',
      failure,
      isBackOffShown: isLocal,
      backOffShownAt: at + failureShownFor(context),
      retryAt: at + pullBackOff.delay,
    },
  });
  life.reason = `the image of container ${name} can not be had: ${failure.reason}`;
}

function create(life: Life, { name }: Container): void {
  life.setStage(name, { name: 'starting', until: life.at + startLatency(life.context) });
}

function invalidName(image: string): PullFailure {
  return {
    reason: 'InvalidImageName',
    message: `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format`,
  };
}

function neverPulled(image: string): PullFailure {
  return { reason: 'ErrImageNeverPull', message: `Container image "${image}" is not present with pull policy of Never` };
}

/** 64 hexadecimal digits that follow from the text. */
export function containerId(text: string): string {
  let id = '';
  for (let part = 0; part < 8; part += 1) id += hash32(`${part} ${text}`).toString(16).padStart(8, '0');
  return id;
}

/** Go's notation of a duration: `842ms`, `2.345s`, `1m3.2s`. */
function seconds(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds}ms`;
  const minutes = Math.floor(milliseconds / 60_000);
  return `${minutes > 0 ? `${minutes}m` : ''}${(milliseconds % 60_000) / 1000}s`;
}
