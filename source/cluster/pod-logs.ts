/** The log subresource of a pod. */
import { containerLogs } from '../kubelet/logs.ts';
import type { Pod } from '../kubernetes/objects.ts';
import { badRequest } from '../kubernetes/status-error.ts';
import type { Reader } from '../store/reading.ts';
import type { LogLine, LogOptions } from './cluster.ts';

/** Throws BadRequest where the container is not named, not known or has not started. `now` in milliseconds. */
export function podLogs(read: Reader, pod: Pod, now: number, options: LogOptions): readonly LogLine[] {
  const container = chosenContainer(pod, options.container);
  const lines = containerLogs(read, pod, container, now, { previous: options.previous === true }).filter(
    (line) => options.since === undefined || line.time > options.since,
  );
  return options.tail === undefined ? lines : lines.slice(Math.max(0, lines.length - options.tail));
}

function chosenContainer(pod: Pod, wanted: string | undefined): string {
  const names = pod.spec.containers.map((container) => container.name);
  const initNames = pod.spec.initContainers?.map((container) => container.name) ?? [];
  const { name } = pod.metadata;
  if (wanted === undefined) {
    if (names.length === 1) return names[0]!;
    throw badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${names.join(' ')}]${initNames.length > 0 ? ` or one of the init containers: [${initNames.join(' ')}]` : ''}`,
    );
  }
  if (names.includes(wanted) || initNames.includes(wanted)) return wanted;
  throw badRequest(`container ${wanted} is not valid for pod ${name}`);
}
