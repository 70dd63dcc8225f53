/** The exec subresource of pods. */
import { runInContainer } from '../../kubelet/exec/exec.ts';
import { containersOf } from '../../kubelet/life.ts';
import type { PodRuntime } from '../../kubelet/runtime.ts';
import type { Container, Pod } from '../../kubernetes/objects.ts';
import { isPodTerminal } from '../../kubernetes/pods.ts';
import { badRequest, StatusError } from '../../kubernetes/status-error.ts';
import type { Reader } from '../../store/reading.ts';
import type { ExecOptions, ExecResult } from '../cluster.ts';
import { isUnplugged } from '../faults.ts';

const defaultContainerAnnotation = 'kubectl.kubernetes.io/default-container';
const kubeletPort = 10_250;

/**
 * Throws BadRequest where the container is not known or its pod is over, InternalError where it does not run or its
 * node can not be reached. `now` in milliseconds.
 */
export function exec(read: Reader, pod: Pod, now: number, options: ExecOptions): ExecResult {
  const container = chosenContainer(pod, options.container);
  if (options.command.length === 0) {
    throw badRequest('you must specify at least one command for the container');
  }
  checkReachable(read, pod);
  checkRunning(read, pod, container.name);
  return runInContainer(read, pod, container, now, options);
}

function chosenContainer(pod: Pod, wanted: string | undefined): Container {
  const { name, annotations } = pod.metadata;
  const containers = containersOf(pod);
  const named = (asked: string | undefined) => containers.find((each) => each.name === asked);
  if (wanted === undefined || wanted === '') {
    return named(annotations?.[defaultContainerAnnotation]) ?? pod.spec.containers[0]!;
  }
  const found = named(wanted);
  if (found === undefined) throw badRequest(`container ${wanted} is not valid for pod ${name}`);
  return found;
}

function checkReachable(read: Reader, pod: Pod): void {
  const { nodeName } = pod.spec;
  if (nodeName === undefined) throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
  if (isPodTerminal(pod)) {
    const { phase } = pod.status;
    throw badRequest(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  }
  if (!isUnplugged(read, nodeName)) return;
  const addresses = read.get('Node', undefined, nodeName)?.status.addresses ?? [];
  const address = addresses.find(({ type }) => type === 'InternalIP')?.address ?? nodeName;
  const why = `error dialing backend: dial tcp ${address}:${kubeletPort}: connect: no route to host`;
  throw new StatusError('InternalError', why);
}

function checkRunning(read: Reader, pod: Pod, name: string): void {
  const runtime = read.internal<PodRuntime>('PodRuntime', pod.metadata.uid);
  if (runtime?.containers[name]?.stage.name === 'running') return;
  throw new StatusError('InternalError', `container not found (${JSON.stringify(name)})`);
}
