/** Which kinds have a status: what the cluster says of an object, beside what was asked for. */
import type { Kind } from './kinds.ts';

const statusless: readonly Kind[] = [
  'ControllerRevision',
  'Endpoints',
  'EndpointSlice',
  'IngressClass',
  'NetworkPolicy',
  'ConfigMap',
  'Secret',
  'StorageClass',
  'LimitRange',
  'ServiceAccount',
  'PriorityClass',
  'Role',
  'RoleBinding',
  'ClusterRole',
  'ClusterRoleBinding',
  'Event',
  'Lease',
];

export function hasStatus(kind: Kind): boolean {
  return !statusless.includes(kind);
}
