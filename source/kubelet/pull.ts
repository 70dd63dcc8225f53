/** Getting the image of a container to the node (pkg/kubelet/images/image_manager.go). */
import type { Container } from '../kubernetes/objects.ts';
import { bytes } from '../kubernetes/quantities.ts';
import { raised } from './back-off.ts';
import {
  defaultImageSize,
  downloadLatency,
  failureShownFor,
  registryLatency,
  startLatency,
} from './latencies.ts';
import { described, type Life } from './life.ts';
import { isPreloaded } from './node.ts';
import { type ImageReference, parseReference, pullFailure } from './registry.ts';
import type { Stage, Waiting } from './runtime.ts';

type Pulling = Stage & { name: 'pulling' };

/** Takes the first step towards a running container: its image, or straight on where that is there. */
export function begin(life: Life, container: Container): void {
  const { name, image = '' } = container;
  life.setContainer(name, { image });
  const reference = parseReference(image);
  const isPresent = reference !== undefined && isOnNode(life, reference);
  const policy = container.imagePullPolicy ?? (reference?.tag === 'latest' ? 'Always' : 'IfNotPresent');
  if (reference === undefined) {
    refuse(life, container, invalidName(image), 'InspectFailed');
  } else if (isPresent && policy !== 'Always') {
    const note = `Container image "${image}" already present on machine and can be accessed by the pod`;
    life.tell('Normal', 'Pulled', note, container);
    create(life, container);
  } else if (policy === 'Never') {
    refuse(life, container, neverPulled(image), 'ErrImageNeverPull');
  } else {
    pull(life, container, reference, isPresent);
  }
}

/** The end of a pull: the image is there, or the registry has refused. */
export function endPull(
  life: Life,
  container: Container,
  { since, beginsAt, until, failure }: Pulling,
): void {
  const image = container.image ?? '';
  if (failure !== undefined) {
    life.tell('Warning', 'Failed', `Failed to pull image "${image}": ${failure.message}`, container);
    refuse(life, container, failure);
    return;
  }
  const reference = parseReference(image);
  const size = bytes((reference && described(life.context, reference)?.size) ?? defaultImageSize);
  const times = `${seconds(until - beginsAt)} (${seconds(until - since)} including waiting)`;
  const note = `Successfully pulled image "${image}" in ${times}. Image size: ${size} bytes.`;
  life.tell('Normal', 'Pulled', note, container);
  life.setContainer(container.name, { pullBackOff: undefined });
  create(life, container);
}

/** The waiting reason turns to ImagePullBackOff. */
export function showPullBackOff(
  life: Life,
  container: Container,
  stage: Stage & { name: 'not-pulled' },
): void {
  life.tell('Normal', 'BackOff', `Back-off pulling image "${container.image}"`, container);
  life.tell('Warning', 'Failed', 'Error: ImagePullBackOff', container);
  const { waiting } = life.container(container.name);
  const message = `Back-off pulling image "${container.image}": ${waiting?.reason}: ${waiting?.message}`;
  life.setContainer(container.name, {
    waiting: { reason: 'ImagePullBackOff', message },
    stage: { name: 'not-pulled', retryAt: stage.retryAt },
  });
  life.reason = `container ${container.name} waits before its image is pulled again`;
}

function pull(life: Life, container: Container, reference: ImageReference, isPresent: boolean): void {
  const { context, at, node } = life;
  const description = described(context, reference);
  const failure = pullFailure(reference, description);
  const arrivesAt = node.images[reference.full];
  const isDownload = failure === undefined && !isPresent && arrivesAt === undefined;
  // Downloads queue up; who wants what is being downloaded already only waits for it.
  const beginsAt = isDownload ? Math.max(at, node.downloadsUntil) : Math.max(at, arrivesAt ?? at);
  const takes = isDownload ? downloadLatency(context, description?.size) : registryLatency(context);
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

function refuse(life: Life, container: Container, failure: Waiting, eventReason?: string): void {
  const { at, context } = life;
  const { name } = container;
  if (eventReason !== undefined) life.tell('Warning', eventReason, failure.message, container);
  life.tell('Warning', 'Failed', `Error: ${failure.reason}`, container);
  const pullBackOff = raised(life.container(name).pullBackOff, at, at);
  // Only what a registry refused is followed by a back-off that is shown.
  const backOffShownAt = failure.reason === 'ErrImagePull' ? at + failureShownFor(context) : undefined;
  life.setContainer(name, {
    pullBackOff,
    waiting: failure,
    stage: { name: 'not-pulled', retryAt: at + pullBackOff.delay, ...(backOffShownAt && { backOffShownAt }) },
  });
  life.reason = `the image of container ${name} can not be had: ${failure.reason}`;
}

function create(life: Life, { name }: Container): void {
  life.setStage(name, { name: 'starting', until: life.at + startLatency(life.context) });
}

function invalidName(image: string): Waiting {
  return {
    reason: 'InvalidImageName',
    message: `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format`,
  };
}

function neverPulled(image: string): Waiting {
  return {
    reason: 'ErrImageNeverPull',
    message: `Container image "${image}" is not present with pull policy of Never`,
  };
}

/** Go's notation of a duration: `842ms`, `2.345s`, `1m3.2s`. */
function seconds(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds}ms`;
  const minutes = Math.floor(milliseconds / 60_000);
  return `${minutes > 0 ? `${minutes}m` : ''}${(milliseconds % 60_000) / 1000}s`;
}
