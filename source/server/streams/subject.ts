/** The pod and container that a stream is about, and what the client wants of it, checked before anything is opened. */
import type { Cluster } from '../../cluster/cluster.ts';
import type { Container, Pod } from '../../kubernetes/objects.ts';
import { badRequest, StatusError } from '../../kubernetes/status-error.ts';
import { isTrue } from '../queries.ts';
import type { Wanted } from './remote-command.ts';

export interface Subject {
  readonly namespace: string;
  readonly pod: Pod;
  /** The name of the container. */
  readonly container: string;
}

const defaultContainerAnnotation = 'kubectl.kubernetes.io/default-container';

/**
 * Throws NotFound, BadRequest as the API server does, and InternalError as the kubelet does where the container does
 * not run.
 */
export function runningContainer(
  cluster: Cluster,
  namespace: string,
  name: string,
  query: URLSearchParams,
): Subject {
  const pod = cluster.get('Pod', namespace, name);
  const asked = query.get('container') || undefined;
  // Running a command leaves no trace, and says whether one could.
  cluster.exec(namespace, name, { command: ['true'], ...(asked !== undefined && { container: asked }) });
  const standard = pod.metadata.annotations?.[defaultContainerAnnotation];
  const names = pod.spec.containers.map((each) => each.name);
  const chosen = standard !== undefined && names.includes(standard) ? standard : names[0]!;
  return { namespace, pod, container: asked ?? chosen };
}

const kubeletPort = 10_250;

/** Throws NotFound, BadRequest, and InternalError where the kubelet would refuse or can not be reached. */
export function scheduledPod(cluster: Cluster, namespace: string, name: string): Pod {
  const pod = cluster.get('Pod', namespace, name);
  const { nodeName } = pod.spec;
  if (nodeName === undefined) throw badRequest(`pod ${name} does not have a host assigned`);
  if (cluster.isUnplugged(nodeName)) {
    const addresses = cluster.read.get('Node', undefined, nodeName)?.status.addresses ?? [];
    const address = addresses.find(({ type }) => type === 'InternalIP')?.address ?? nodeName;
    const why = `error dialing backend: dial tcp ${address}:${kubeletPort}: connect: no route to host`;
    throw new StatusError('InternalError', why);
  }
  if (pod.status.phase === 'Running') return pod;
  throw new StatusError(
    'InternalError',
    `unable to do port forwarding: pod not running: ${pod.status.phase}`,
  );
}

/** Throws BadRequest where the client wants nothing. */
export function wantedIn(query: URLSearchParams): Wanted {
  const [stdin, stdout, stderr, tty] = ['stdin', 'stdout', 'stderr', 'tty'].map((name) =>
    isTrue(query.get(name)),
  ) as [boolean, boolean, boolean, boolean];
  if (!stdin && !stdout && !stderr) throw badRequest('you must specify at least 1 of stdin, stdout, stderr');
  return { stdin, stdout, stderr, tty };
}

export function containerIn({ spec }: Pod, name: string): Container | undefined {
  const all: readonly Container[] = [
    ...spec.containers,
    ...(spec.initContainers ?? []),
    ...((spec.ephemeralContainers ?? []) as readonly Container[]),
  ];
  return all.find((each) => each.name === name);
}
