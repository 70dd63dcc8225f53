/** The log subresource of a pod. */
import { containerLogs } from '../kubelet/logs.ts';
import type { Pod } from '../kubernetes/objects.ts';
import { badRequest, invalidForm } from '../kubernetes/status-error.ts';
import { invalidValue } from '../kubernetes/validation/field-errors.ts';
import type { Reader } from '../store/reading.ts';
import type { LogLine, LogOptions } from './cluster.ts';

/**
 * Throws BadRequest where the container is not named, not known or has not started. A pod without a node has written
 * nothing. `now` in milliseconds.
 */
export function podLogs(read: Reader, pod: Pod, now: number, options: LogOptions): readonly LogLine[] {
  checkOptions(pod, options);
  const container = chosenContainer(pod, options.container);
  if (pod.spec.nodeName === undefined) return [];
  const lines = containerLogs(read, pod, container, now, { previous: options.previous === true }).filter(
    (line) => options.since === undefined || line.time > options.since,
  );
  return options.tail === undefined ? lines : lines.slice(Math.max(0, lines.length - options.tail));
}

function checkOptions(pod: Pod, { tail = 0 }: LogOptions): void {
  if (tail >= 0) return;
  const error = invalidValue('tailLines', tail, 'must be greater than or equal to 0');
  throw invalidForm('PodLogOptions', '', pod.metadata.name, [error]);
}

function chosenContainer(pod: Pod, wanted: string | undefined): string {
  const namesIn = (list: 'containers' | 'initContainers' | 'ephemeralContainers') =>
    pod.spec[list]?.map((container) => container.name) ?? [];
  const [names, initNames] = [namesIn('containers'), namesIn('initContainers')];
  const { name } = pod.metadata;
  if (wanted === undefined) {
    if (names.length === 1) return names[0]!;
    throw badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${names.join(' ')}]${initNames.length > 0 ? ` or one of the init containers: [${initNames.join(' ')}]` : ''}`,
    );
  }
  if ([...names, ...initNames, ...namesIn('ephemeralContainers')].includes(wanted)) return wanted;
  throw badRequest(`container ${wanted} is not valid for pod ${name}`);
}
