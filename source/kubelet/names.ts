/** Which host names exist for a pod: services of the cluster by their short and full names, and the Internet. */
import type { Reader } from '../store/reading.ts';

export function isResolvable(read: Reader, namespace: string, host: string): boolean {
  const [name = '', second, third] = host.split('.');
  if (second === undefined) return read.get('Service', namespace, name) !== undefined;
  const isInCluster = third === 'svc' || read.get('Namespace', undefined, second) !== undefined;
  return !isInCluster || read.get('Service', second, name) !== undefined;
}
