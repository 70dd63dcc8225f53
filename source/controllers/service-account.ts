/** The service account controller: every namespace in use has an account `default` (pkg/controller/serviceaccount). */
import {
  type Change,
  type Outcome,
  type ReconcileContext,
  type Reconciler,
  subject,
} from '../store/reading.ts';

const name = 'default';

export const serviceAccount: Reconciler = {
  name: 'serviceaccount-controller',
  tables: ['Namespace', 'ServiceAccount'],
  watch,
  reconcile,
};

function* watch(change: Change): Iterable<string> {
  const namespace = change.type === 'DELETED' ? undefined : subject(change, 'Namespace');
  if (namespace !== undefined) yield namespace.metadata.name;
  const account = change.type === 'DELETED' ? subject(change, 'ServiceAccount') : undefined;
  if (account?.metadata.name === name && account.metadata.namespace) yield account.metadata.namespace;
}

function reconcile({ read }: ReconcileContext, namespace: string): Outcome {
  const { status } = read.get('Namespace', undefined, namespace) ?? {};
  if (status?.phase !== 'Active' || read.get('ServiceAccount', namespace, name) !== undefined) return {};
  const object = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } };
  return {
    writes: [{ verb: 'create', object, reason: `Namespace ${namespace} needs its service account ${name}` }],
  };
}
