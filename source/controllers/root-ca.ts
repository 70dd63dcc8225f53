/** The root CA publisher: pods of every namespace can tell the API server from others (pkg/controller/certificates/rootcacertpublisher). */
import { authorityCertificate } from '../kubernetes/authority.ts';
import { isEqual } from '../lib/equal.ts';
import {
  type Change,
  type Outcome,
  type ReconcileContext,
  type Reconciler,
  subject,
} from '../store/reading.ts';

const name = 'kube-root-ca.crt';
const annotations = {
  'kubernetes.io/description':
    'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
};
const data = { 'ca.crt': authorityCertificate };

export const rootCa: Reconciler = {
  name: 'root-ca-certificate-publisher-controller',
  tables: ['Namespace', 'ConfigMap'],
  watch,
  reconcile,
};

function* watch(change: Change): Iterable<string> {
  const namespace = change.type === 'DELETED' ? undefined : subject(change, 'Namespace');
  if (namespace !== undefined) yield namespace.metadata.name;
  const published = change.type === 'ADDED' ? undefined : subject(change, 'ConfigMap');
  if (published?.metadata.name === name && published.metadata.namespace) yield published.metadata.namespace;
}

/** Whoever deletes or changes what is published finds it as it was. */
function reconcile({ read }: ReconcileContext, namespace: string): Outcome {
  const { status } = read.get('Namespace', undefined, namespace) ?? {};
  if (status?.phase !== 'Active') return {};
  const existing = read.get('ConfigMap', namespace, name);
  const reason = `Namespace ${namespace} needs the certificate of the API server`;
  if (existing === undefined) {
    const metadata = { name, namespace, annotations };
    return {
      writes: [{ verb: 'create', object: { apiVersion: 'v1', kind: 'ConfigMap', metadata, data }, reason }],
    };
  }
  if (isEqual(existing.data, data)) return {};
  const metadata = {
    ...existing.metadata,
    annotations: { ...existing.metadata.annotations, ...annotations },
  };
  return { writes: [{ verb: 'update', object: { ...existing, metadata, data }, reason }] };
}
