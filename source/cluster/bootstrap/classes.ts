/** The classes that every cluster is born with (scheduling/rest/storage_scheduling.go; kind's default storage). */
import { apiVersionOf } from '../../kubernetes/kinds.ts';
import type { Manifest } from '../../kubernetes/objects.ts';

export const classes: readonly Manifest[] = [
  priorityClass(
    'system-node-critical',
    2_000_001_000,
    'Used for system critical pods that must not be moved from their current node.',
  ),
  priorityClass(
    'system-cluster-critical',
    2_000_000_000,
    'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.',
  ),
  {
    apiVersion: apiVersionOf('StorageClass'),
    kind: 'StorageClass',
    metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: 'rancher.io/local-path',
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
  },
];

function priorityClass(name: string, value: number, description: string): Manifest {
  return {
    apiVersion: apiVersionOf('PriorityClass'),
    kind: 'PriorityClass',
    metadata: { name },
    value,
    description,
    preemptionPolicy: 'PreemptLowerPriority',
  };
}
