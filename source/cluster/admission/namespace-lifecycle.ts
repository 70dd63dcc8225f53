import { kinds } from '../../kubernetes/kinds.ts';
import { forbidden, namespaceTerminating, notFound } from '../../kubernetes/status-error.ts';
import type { AdmissionPlugin } from './admission.ts';
import { nameSoFar } from './refusal.ts';

const protectedNamespaces = ['default', 'kube-system', 'kube-public'];

/** Nothing is created in a namespace that is not there or is going away, and three of them never go. */
export const namespaceLifecycle: AdmissionPlugin = {
  name: 'NamespaceLifecycle',
  mutate(object, request, view) {
    const { verb, kind, namespace, name } = request;
    if (verb === 'delete' && kind === 'Namespace' && protectedNamespaces.includes(name)) {
      throw forbidden(kind, name, 'this namespace may not be deleted');
    }
    if (verb !== 'create' || namespace === undefined || !kinds[kind].namespaced) return object;
    const found = view.get('Namespace', namespace);
    if (found === undefined) throw notFound('Namespace', namespace);
    if (found.status.phase === 'Terminating') {
      throw namespaceTerminating(kind, nameSoFar(request, object), namespace);
    }
    return object;
  },
};
