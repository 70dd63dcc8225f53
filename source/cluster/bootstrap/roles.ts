/** The roles that are meant for people (plugin/pkg/auth/authorizer/rbac/bootstrappolicy), and who is the administrator. */
import { apiVersionOf, kinds } from '../../kubernetes/kinds.ts';
import type { Manifest } from '../../kubernetes/objects.ts';

interface Rule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly verbs: readonly string[];
}

const { group } = kinds.ClusterRole;
const reading = ['get', 'list', 'watch'];
const writing = ['create', 'delete', 'deletecollection', 'patch', 'update'];
const bootstrapped = {
  annotations: { 'rbac.authorization.kubernetes.io/autoupdate': 'true' },
  labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' },
};

const shown: readonly Rule[] = [
  allow(
    reading,
    '',
    'configmaps endpoints persistentvolumeclaims persistentvolumeclaims/status pods replicationcontrollers',
    'replicationcontrollers/scale serviceaccounts services services/status',
  ),
  allow(
    reading,
    '',
    'bindings events limitranges namespaces/status pods/log pods/status replicationcontrollers/status',
    'resourcequotas resourcequotas/status',
  ),
  allow(reading, '', 'namespaces'),
  allow(reading, 'discovery.k8s.io', 'endpointslices'),
  allow(
    reading,
    'apps',
    'controllerrevisions daemonsets daemonsets/status deployments deployments/scale deployments/status',
    'replicasets replicasets/scale replicasets/status statefulsets statefulsets/scale statefulsets/status',
  ),
  allow(reading, 'autoscaling', 'horizontalpodautoscalers horizontalpodautoscalers/status'),
  allow(reading, 'batch', 'cronjobs cronjobs/status jobs jobs/status'),
  allow(reading, 'policy', 'poddisruptionbudgets poddisruptionbudgets/status'),
  allow(reading, 'networking.k8s.io', 'ingresses ingresses/status networkpolicies'),
];

const edited: readonly Rule[] = [
  allow(reading, '', 'pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy'),
  allow(['impersonate'], '', 'serviceaccounts'),
  allow(writing, '', 'pods pods/attach pods/exec pods/portforward pods/proxy'),
  allow(['create'], '', 'pods/eviction'),
  allow(
    writing,
    '',
    'configmaps events persistentvolumeclaims replicationcontrollers replicationcontrollers/scale secrets',
    'serviceaccounts services services/proxy',
  ),
  allow(['create'], '', 'serviceaccounts/token'),
  allow(
    writing,
    'apps',
    'daemonsets deployments deployments/rollback deployments/scale replicasets replicasets/scale statefulsets',
    'statefulsets/scale',
  ),
  allow(writing, 'autoscaling', 'horizontalpodautoscalers'),
  allow(writing, 'batch', 'cronjobs jobs'),
  allow(writing, 'policy', 'poddisruptionbudgets'),
  allow(writing, 'networking.k8s.io', 'ingresses networkpolicies'),
  allow([...writing, ...reading], 'coordination.k8s.io', 'leases'),
];

const administered: readonly Rule[] = [
  allow(['create'], 'authorization.k8s.io', 'localsubjectaccessreviews'),
  allow([...writing, ...reading], group, 'rolebindings roles'),
];

const everything: readonly Rule[] = [
  { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
  { nonResourceURLs: ['*'], verbs: ['*'] },
];

export const roles: readonly Manifest[] = [
  clusterRole('cluster-admin', everything),
  clusterRole('admin', [...edited, ...shown, ...administered]),
  clusterRole('edit', [...edited, ...shown], 'admin'),
  clusterRole('view', shown, 'edit'),
  {
    apiVersion: apiVersionOf('ClusterRoleBinding'),
    kind: 'ClusterRoleBinding',
    metadata: { name: 'cluster-admin', ...bootstrapped },
    roleRef: { apiGroup: group, kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ apiGroup: group, kind: 'Group', name: 'system:masters' }],
  },
];

function allow(verbs: readonly string[], apiGroup: string, ...resources: readonly string[]): Rule {
  return { apiGroups: [apiGroup], resources: resources.flatMap((line) => line.split(' ')), verbs };
}

/** `includedIn`: the role that has all its rules too. */
function clusterRole(name: string, rules: readonly Rule[], includedIn?: string): Manifest {
  const { annotations, labels } = bootstrapped;
  const inclusion = includedIn && { [`${group}/aggregate-to-${includedIn}`]: 'true' };
  const metadata = { name, annotations, labels: { ...labels, ...inclusion } };
  return { apiVersion: apiVersionOf('ClusterRole'), kind: 'ClusterRole', metadata, rules };
}
