import type { Service } from '../../kubernetes/objects.ts';
import { isPodReady } from '../../kubernetes/pods.ts';
import type { Reader } from '../../store/reading.ts';
import { someOf } from '../some-of.ts';

/** The ready pods that a service's selector means, `10.0.0.1:80,10.0.0.2:80,10.0.0.3:80 + 1 more...`. */
export function readyEndpoints(
  { metadata, spec }: Service,
  targetPort: string | number,
  read: Reader,
): string {
  if (spec.selector === undefined) return '<none>';
  const addresses = read
    .podsWithLabels(metadata.namespace ?? '', spec.selector)
    .filter((pod) => isPodReady(pod) && pod.metadata.deletionTimestamp === undefined)
    .map((pod) => {
      const named = pod.spec.containers
        .flatMap(({ ports }) => ports ?? [])
        .find(({ name }) => name === targetPort);
      return `${pod.status.podIP}:${named?.containerPort ?? targetPort}`;
    });
  return someOf(addresses);
}
