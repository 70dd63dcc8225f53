import type { Reader } from '../store/reading.ts';

/** Where the API server of the cluster would be found, were it not simulated. */
export function serverAddress(read: Reader): string {
  const isControlPlane = (labels: Readonly<Record<string, string>> | undefined) =>
    labels?.['node-role.kubernetes.io/control-plane'] !== undefined;
  const node = read.list('Node').find(({ metadata }) => isControlPlane(metadata.labels));
  const address = node?.status.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '127.0.0.1';
  return `https://${address}:6443`;
}
