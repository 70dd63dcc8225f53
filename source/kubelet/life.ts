/**
 * The scratch record of one reconciliation: the pod's runtime as it moves from one moment to the next, and what is to
 * be told about it. It lives no longer than the reconciliation.
 */
import type { Container, Pod } from '../kubernetes/objects.ts';
import type { EventRecord, ReconcileContext } from '../store/reading.ts';
import { type Process, processOf, type Resolved } from './process.ts';
import { describedImage, type ImageReference, parseReference } from './registry.ts';
import type { ContainerRuntime, NodeRuntime, PodRuntime, Run, Stage } from './runtime.ts';

export class Life {
  readonly context: ReconcileContext;
  readonly pod: Pod;
  readonly events: EventRecord[] = [];
  /** The moment that is being lived through; behind the clock while a silent node catches up. */
  at = 0;
  runtime: PodRuntime;
  node: NodeRuntime;
  /** What happened last, in a sentence; the reason of the writes. */
  reason = 'the kubelet reports the state of the pod';
  /** Nothing of the pod is left on the node. */
  isOver = false;

  constructor(context: ReconcileContext, pod: Pod, runtime: PodRuntime, node: NodeRuntime) {
    this.context = context;
    this.pod = pod;
    this.runtime = runtime;
    this.node = node;
  }

  container(name: string): ContainerRuntime {
    return this.runtime.containers[name]!;
  }

  setContainer(name: string, change: Partial<ContainerRuntime>): void {
    const containers = { ...this.runtime.containers, [name]: { ...this.container(name), ...change } };
    this.runtime = { ...this.runtime, containers };
  }

  setStage(name: string, stage: Stage): void {
    this.setContainer(name, { stage });
  }

  setRun(name: string, run: Run): void {
    this.setStage(name, { name: 'running', run });
  }

  /** The current run of a container, where it is running. */
  run(name: string): Run | undefined {
    const { stage } = this.container(name);
    return stage.name === 'running' ? stage.run : undefined;
  }

  tell(type: EventRecord['type'], reason: string, message: string, container?: Container): void {
    this.events.push({
      about: this.pod,
      type,
      reason,
      message,
      component: 'kubelet',
      host: this.runtime.node,
      ...(container && { fieldPath: this.#fieldPath(container) }),
    });
  }

  #fieldPath({ name }: Container): string {
    const has = (containers: readonly Container[]) => containers.some((each) => each.name === name);
    const isMain = has(this.pod.spec.containers);
    const list = isMain
      ? 'containers'
      : has(initContainersOf(this.pod))
        ? 'initContainers'
        : 'ephemeralContainers';
    return `spec.${list}{${name}}`;
  }
}

const noContainers: readonly Container[] = [];

export function initContainersOf(pod: Pod): readonly Container[] {
  return pod.spec.initContainers ?? noContainers;
}

/** Containers that somebody adds to a pod to look into it: never started again, and nothing depends on them. */
export function ephemeralContainersOf(pod: Pod): readonly Container[] {
  return pod.spec.ephemeralContainers ?? noContainers;
}

/** The containers that the pod is made for. */
export function ownContainersOf(pod: Pod): readonly Container[] {
  return pod.spec.initContainers === undefined
    ? pod.spec.containers
    : [...pod.spec.initContainers, ...pod.spec.containers];
}

export function containersOf(pod: Pod): readonly Container[] {
  return pod.spec.ephemeralContainers === undefined
    ? ownContainersOf(pod)
    : [...ownContainersOf(pod), ...ephemeralContainersOf(pod)];
}

/** The process that runs, or would run, in a container. */
export function processIn(
  context: Pick<ReconcileContext, 'read'>,
  pod: Pod,
  container: Container,
  image: string = container.image ?? '',
  resolved?: Resolved,
): Process {
  const reference = parseReference(image);
  return processOf(reference && described(context, reference), pod, container, resolved);
}

export function described({ read }: Pick<ReconcileContext, 'read'>, reference: ImageReference) {
  return describedImage(read.settings.images, reference);
}
